"""What a report is made of, from the composed page to the manifest."""
