"""Library + outline → which blocks, in which order."""
