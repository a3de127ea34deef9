"""Imported passages → draft blocks and claims as an author would write them."""
