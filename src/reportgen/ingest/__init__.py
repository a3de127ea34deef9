"""Foreign documents → drafts: passages, sections, blocks and claims, all as plain values."""
