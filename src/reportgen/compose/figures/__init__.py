"""Pictures, charts and tables → numbered figures."""
