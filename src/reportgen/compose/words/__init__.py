"""The author's nodes → the elements of the page."""
