"""What a PDF says of itself and its text, as plain values: tags, metadata, change bars."""
