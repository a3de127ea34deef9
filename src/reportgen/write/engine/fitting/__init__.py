"""What keeps text and tables inside their boxes."""
