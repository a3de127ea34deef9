"""PNG and JPEG of every kind → the same pixels in the kind that all readers show alike."""
