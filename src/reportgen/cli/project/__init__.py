"""Commands that make, show and fill a project."""
