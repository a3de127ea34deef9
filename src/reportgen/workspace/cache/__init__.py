"""What is kept beside the reports to save time."""
