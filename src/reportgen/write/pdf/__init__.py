"""Document + rendering → PDF bytes."""
