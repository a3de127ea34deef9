"""How much of a project folder is read."""

from __future__ import annotations

MAX_FILE_BYTES = 20_000_000
"""Bytes of one file."""

MAX_PROJECT_BYTES = 1_000_000_000
"""Bytes of all files together."""

MAX_FILES = 50_000
"""Files of one project."""

MAX_FOLDER_DEPTH = 20
"""Folders within each other."""
