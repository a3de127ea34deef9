"""Font files → what they draw, and which of them draws which character."""
