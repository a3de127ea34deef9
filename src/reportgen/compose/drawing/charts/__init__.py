"""Numbers → bars, columns and lines."""
