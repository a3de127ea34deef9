"""A firm's own Word template, and what it lends."""
