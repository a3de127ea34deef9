"""The editorial and technical checks, one file each, in one ordered table."""
