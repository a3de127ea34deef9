"""What a project says → what one audience may read of it, and what it may not."""
