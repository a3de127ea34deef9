"""Text and faces → what cannot be printed."""
