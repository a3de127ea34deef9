"""What came from what: digests, manifest, editions and their difference."""
