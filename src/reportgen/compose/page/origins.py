"""A page's tree → where its images, tables and unusual characters come from, for those who see HTML alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.compose.page.rendered import span_of
from reportgen.model.report.document import table_origin
from reportgen.model.report.page import Element
from reportgen.model.span import Span
from reportgen.model.text.words import Maker, Run, Words


def origins_of(root: Element) -> Mapping[str, Span]:
    """The first place of each `asset:` address and each character beyond ASCII, and that of each table."""
    found: dict[str, Span] = {}
    tables = 0
    for node in root.walk():
        if isinstance(node, Words):
            found.update(_signs(node, found))
        elif node.tag == "table":
            tables += 1
            if node.place is not None:
                found[table_origin(tables)] = span_of(node.place)
        elif node.tag == "img" and node.place is not None:
            found.setdefault(node.get("src") or "", span_of(node.place))
    return found


def _signs(words: Words, known: Mapping[str, Span]) -> Iterator[tuple[str, Span]]:
    for run in words.runs:
        # A value is the call's or the row's own: it stands in no text of the report.
        if run.maker is not Maker.VALUE and not run.text.isascii():
            yield from ((sign, place) for sign, place in _of_run(run) if sign not in known)


def _of_run(run: Run) -> Iterator[tuple[str, Span]]:
    for sign in dict.fromkeys(run.text):
        if not sign.isascii() and run.place is not None:
            at = run.text.index(sign)
            yield sign, span_of(run.cut(at, at + 1).place or run.place)
