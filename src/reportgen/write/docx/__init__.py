"""Layout → Word bytes."""
