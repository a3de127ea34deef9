"""Bytes → values: every mistake in all files, at its line and column, in one run."""

from reportgen.read.project import ReadProject, read_project, read_sound_project

__all__ = ["ReadProject", "read_project", "read_sound_project"]
