"""The author's Markdown as a typed tree; every node knows its characters in the file."""
