"""Bytes → values: every mistake in all files, at its line and column, in one run."""
