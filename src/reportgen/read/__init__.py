"""Bytes → values: every mistake in all files, at its line and column, in one run."""

from reportgen.read.project import read_project, read_project_with_notes

__all__ = ["read_project", "read_project_with_notes"]
