"""Sections and settings → the page, through templates in a sandbox."""
