"""PDFs that carry a structure tree → passages."""
