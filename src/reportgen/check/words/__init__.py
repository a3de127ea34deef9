"""The word lists of the checks: data, one list a file."""
