"""The forms that authors fill in, one per kind of file."""
