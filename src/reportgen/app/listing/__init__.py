"""What there is in a project: its things, what rests on a source, who reads what."""
