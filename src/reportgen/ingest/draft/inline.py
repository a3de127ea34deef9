"""Words with marks, links and calls of notes → one line of Markdown."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from reportgen.ingest.draft.escaping import escape_address, escape_inside, escape_opening
from reportgen.model.imported import Words

# Mark → the sign before and after; in the order in which they enclose each other.
_SIGNS = {"strong": "**", "em": "*", "del": "~~"}
_RAISED = {"sup": "^", "sub": "~"}
_BREAK = "\\\n"


def write_words(words: Sequence[Words], language: str, call: Callable[[str], str]) -> str:
    """Markdown that composes to exactly these words; `call` writes the call of a note.

    A mark that Markdown cannot set at this place is left away, never the words.
    """
    pieces: list[str] = []
    is_marked = False
    for position, each in enumerate(words):
        if each.note is not None:
            pieces.append(call(each.note))
            is_marked = False
            continue
        before = _neighbour(words, position, -1)
        after = _neighbour(words, position, 1)
        piece, is_marked = _piece(each, language, before, after, may_mark=not is_marked)
        pieces.append(piece)
    lines = "".join(pieces).split(_BREAK)
    return _BREAK.join(escape_opening(line) for line in lines)


def _piece(each: Words, language: str, before: str, after: str, *, may_mark: bool) -> tuple[str, bool]:
    """The Markdown of one run, and whether it ends with a mark that another may not follow."""
    core = each.text.strip(" \n")
    head, tail = each.text[: len(each.text) - len(each.text.lstrip(" \n"))], ""
    if core:
        tail = each.text[len(head) + len(core) :]
    before, after = (" " if head else before), (" " if tail else after)
    written = _lines(core, language)
    is_marked = False
    if core and each.marks and (may_mark or head):
        marked = _marked(core, written, each.marks, language, before, after)
        is_marked = marked is not None and not tail
        written = written if marked is None else marked
    if core and each.address:
        written = f"[{written}](<{escape_address(each.address)}>)"
    return f"{_spaces(head)}{written}{_spaces(tail)}", is_marked


def _marked(
    core: str, written: str, marks: frozenset[str], language: str, before: str, after: str
) -> str | None:
    """`written` between its signs; None where they would not be read as marks (CommonMark 0.31, 6.2)."""
    if "code" in marks:
        return _code(core)
    raised = marks & _RAISED.keys()
    if raised:
        if len(core) > 40 or not core.replace(" ", "").isalnum() or "\n" in core:
            return None
        sign = _RAISED[min(raised)]
        return f"{sign}{escape_inside(core, language).replace(' ', chr(92) + ' ')}{sign}"
    opens = not _is_sign(core[0]) or before.isspace() or _is_sign(before)
    closes = not _is_sign(core[-1]) or after.isspace() or _is_sign(after)
    if not opens or not closes or written.startswith("[") or written.endswith("}"):
        return None
    for mark, sign in reversed(_SIGNS.items()):
        if mark in marks:
            written = f"{sign}{written}{sign}"
    return written


def _code(core: str) -> str | None:
    if "\n" in core or "`" in core or core != " ".join(core.split(" ")):
        return None
    return f"`{core}`"


def _lines(core: str, language: str) -> str:
    return _BREAK.join(escape_inside(line, language) for line in core.split("\n"))


def _spaces(text: str) -> str:
    return _BREAK if "\n" in text else text


def _neighbour(words: Sequence[Words], position: int, step: int) -> str:
    """The character beside a run; the end of the paragraph counts as a space."""
    place = position + step
    if not 0 <= place < len(words):
        return " "
    near = words[place]
    if near.note is not None:
        return "["
    return near.text[-1 if step < 0 else 0]


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
