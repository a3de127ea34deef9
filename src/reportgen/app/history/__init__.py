"""What a report shows now, held against the editions recorded of it."""
