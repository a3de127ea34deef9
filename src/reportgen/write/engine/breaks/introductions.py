"""Keeps a list, table, figure, code or quotation on the page of the words that introduce it.

The engine's own stylesheet keeps every list with whatever stands before it, so that a chain of lists moves to
the next page as one; no word processor does. What introduces says so itself, by a colon at its end.
"""

from __future__ import annotations

from typing import Any

INTRODUCED = frozenset({"ul", "ol", "dl", "table", "figure", "pre", "blockquote"})
LISTS = frozenset({"ul", "ol"})
KEPT, FREE, WHOLE = "break-before: avoid", "break-before: auto", "break-inside: avoid"


def keep_introductions(root: Any) -> None:
    """Say in the tree of a page what keeps to what stands before it.

    A paragraph that introduces is not divided, either: some word processors cannot keep half of one.
    """
    for parent in root.iter():
        above, words = None, parent.text or ""
        for child in parent:
            if child.tag in INTRODUCED and words.rstrip().endswith(":"):
                child.set("style", KEPT)
                if above is not None and above.tag == "p":
                    above.set("style", WHOLE)
            elif child.tag in LISTS:
                child.set("style", FREE)
            is_last = not (child.tail and child.tail.strip())
            above, words = (child, "".join(child.itertext())) if is_last else (None, child.tail)
