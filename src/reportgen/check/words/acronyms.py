"""Capital letters that need no expansion: known to every reader, or no acronyms at all."""

from __future__ import annotations

_KNOWN = """
AIDS AM CD CEO COVID DOI DVD EU FAQ GPS HIV ID ISBN ISSN IT OK PDF PM TV UK UN US USA
"""

# Words that stand in capitals for weight, and numbers that look like words.
_NO_ACRONYMS = """
AMBER AND ARCHIVED CLEAR DRAFT GREEN HIGH II III IV IX LOW NEW NO NOT OR RED TLP UPDATED VI VII VIII
XI XII
"""

KNOWN = frozenset(_KNOWN.split())
NO_ACRONYMS = frozenset(_NO_ACRONYMS.split())
