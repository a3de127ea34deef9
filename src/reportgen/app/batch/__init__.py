"""A profile and a list → one report for each row."""
