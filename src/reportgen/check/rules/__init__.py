"""The sixteen checks, one file each."""
