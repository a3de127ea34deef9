"""PDFs without one → passages, by where letters stand."""
