"""A firm's own Word template, and what the document takes of its styles."""
