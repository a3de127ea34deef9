"""How much of anything an author may write, so that no file can exhaust the machine."""

from __future__ import annotations

MAX_TEXT_BYTES = 1_000_000
"""Bytes of one YAML file, block, template or stylesheet."""

MAX_BLOCK_CHARACTERS = 100_000
"""Characters of one block, which is about forty pages: some signs without end cost their number squared."""

MAX_ASSET_BYTES = 20_000_000
"""Bytes of one image, data file or font."""

MAX_SOURCE_BYTES = 10_000_000
"""Bytes of one source's text."""

MAX_NODES = 200_000
"""YAML values in one file, aliases counted as often as they stand."""

MAX_DEPTH = 40
"""YAML values within each other."""

MAX_DIGITS = 18
"""Digits of a whole number, so that it fits 64 bits everywhere."""

MAX_ANCESTORS = 20
"""Profiles or themes that extend each other in one chain."""

MAX_SUGGESTED = 8
"""Possible values that a hint lists when none is close."""
