"""Document → Layout: one rendering that every writer reads."""
