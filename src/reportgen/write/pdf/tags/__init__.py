"""HTML and marks → the structure tree."""
