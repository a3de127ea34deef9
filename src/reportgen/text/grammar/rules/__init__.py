"""Rules of Markdown beyond CommonMark."""
