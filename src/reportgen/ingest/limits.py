"""How much of a foreign document is read, so that no file can exhaust the machine."""

from __future__ import annotations

MAX_DOCUMENT_BYTES = 200_000_000
"""Bytes of one document as it lies on the disk."""

MAX_PARTS = 20_000
"""Files in one archive."""

MAX_PART_BYTES = 100_000_000
"""Bytes of one file of an archive, unpacked."""

MAX_UNPACKED_BYTES = 400_000_000
"""Bytes of all files of an archive that are read, unpacked."""

MAX_RATIO = 400
"""How many times larger than packed a file of an archive may be; ordinary XML stays below 60."""

RATIO_COUNTS_FROM = 1_000_000
"""Bytes below which the ratio says nothing."""

MAX_DEPTH = 200
"""Elements within each other; LibreOffice and Word write less than 60."""

MAX_PAGES = 20_000
"""Pages of one PDF."""

MAX_PASSAGES = 300_000
"""Passages of one document."""

MAX_LINE_LENGTH = 2_000_000
"""Characters of one passage."""

MAX_IMAGE_BYTES = 20_000_000
"""Bytes of one picture."""
