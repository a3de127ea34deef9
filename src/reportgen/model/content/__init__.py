"""What authors write, as values: blocks, claims, sources, terms."""
