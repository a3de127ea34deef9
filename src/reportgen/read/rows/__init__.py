"""Lists in CSV and JSON → rows."""
