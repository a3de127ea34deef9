"""The theme's cascade → Word styles."""
