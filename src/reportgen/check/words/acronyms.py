"""Capital letters that need no expansion: known to every reader, or no acronyms at all."""

from __future__ import annotations

KNOWN = frozenset("US USA UK EU UN TV AM PM OK ID IT PDF CD DVD FAQ GPS CEO HIV AIDS COVID".split())

# Words that stand in capitals for weight, and numbers that look like words.
NO_ACRONYMS = frozenset(
    "AND OR NOT NO LOW HIGH NEW UPDATED ARCHIVED DRAFT RED AMBER GREEN CLEAR II III IV VI VII VIII IX XI XII TLP".split()
)
