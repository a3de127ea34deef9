"""Page + Layout → the body of a Word document, as values."""
