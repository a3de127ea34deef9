"""The words of a text's headings → the names by which links of other programs call them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_NO_NAME = re.compile(r"[^\w\- ]")
_GAPS = re.compile(r"[-_\s]+")


def heading_slugs(headings: Iterable[str]) -> Mapping[str, int]:
    """Each name → the number of its heading, from 0.

    Names are made as GitHub makes them, the second of one kind `name-1`; beside them stand the forms of
    programs that write one hyphen for several.
    """
    slugs: dict[str, int] = {}
    others: dict[str, int] = {}
    for number, words in enumerate(headings):
        plain = slug = _NO_NAME.sub("", words.strip().lower()).replace(" ", "-")
        count = 0
        while slug in slugs:
            count += 1
            slug = f"{plain}-{count}"
        slugs[slug] = number
        others.setdefault(loose_slug(slug), number)
    return {**others, **slugs}


def loose_slug(name: str) -> str:
    """A name without what programs write differently."""
    return _GAPS.sub("-", _NO_NAME.sub("", name.lower())).strip("-")
