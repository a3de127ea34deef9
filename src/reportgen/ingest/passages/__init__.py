"""What a reader gathered → passages, tidy and whole."""
