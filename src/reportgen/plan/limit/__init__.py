"""Plan → the plan within its profile's limit."""
