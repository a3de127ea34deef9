"""Published states and how they differ."""
