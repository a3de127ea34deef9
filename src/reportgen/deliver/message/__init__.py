"""Letters → messages."""
