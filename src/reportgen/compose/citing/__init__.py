"""Citations and references → what this audience sees of them."""
