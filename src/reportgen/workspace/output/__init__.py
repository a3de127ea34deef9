"""The output folder: files replaced whole or not at all."""
