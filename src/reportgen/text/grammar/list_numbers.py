"""The numbers that an author gave the items of a list → a warning where a report prints others."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from reportgen.model.text.blocks import Item
from reportgen.text.grammar.notices import Notices


def report_numbers(items: Sequence[tuple[Token, Item]], start: int, notices: Notices) -> None:
    """A list is numbered from its first number on; one number for all items asks for that."""
    written = [int(token.info) for token, _ in items]
    for at, ((token, item), number) in enumerate(zip(items, written, strict=True), start):
        if number != at and len(set(written)) > 1:
            message = f"the item {number}{token.markup} is printed as {at}."
            hint = (
                "number without gaps, begin another list behind a paragraph, or write \\. for the full stop"
            )
            notices.warn(message, item.place, hint, code="renumbered-list")
            return
    if items and items[0][0].markup == ")":
        message = f"the item {written[0]}) is printed as {start}."
        hint = "write a full stop, or \\) to keep the words as they are"
        notices.warn(message, items[0][1].place, hint, code="renumbered-list")
