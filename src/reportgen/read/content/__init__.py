"""Files of content/ → blocks, claims, sources, terms."""
