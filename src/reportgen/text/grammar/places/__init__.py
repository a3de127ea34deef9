"""Tokens of the parser that know their places in the file."""
