"""YAML → a tree of nodes with places."""
