"""Values → WordprocessingML."""
