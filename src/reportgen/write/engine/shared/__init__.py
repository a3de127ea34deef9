"""One layout for many rows of a list."""
