"""Words with marks, links and calls of notes → one line of Markdown."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from reportgen.ingest.draft.escapes import escape_address, escape_inside, escape_opening
from reportgen.model.imported import Words

# Mark → the sign before and after; in the order in which they enclose each other.
_SIGNS = {"strong": "**", "em": "*", "del": "~~"}
_RAISED = {"sup": "^", "sub": "~"}
_BREAK = "\\\n"


def write_words(words: Sequence[Words], language: str, call: Callable[[str], str]) -> str:
    """Markdown that composes to exactly these words; `call` writes the call of a note.

    A mark that Markdown cannot set at this place is left away, never the words.
    """
    runs = tuple(words)
    while True:
        written = list(_pieces(runs, language, call))
        refused = {position for position, (_, is_refused) in enumerate(written) if is_refused}
        if not refused:
            break
        # Runs that lost their look join their neighbours: what they say together is escaped together.
        plain = (Words(each.text) if at in refused else each for at, each in enumerate(runs))
        runs = _merged(plain)
    lines = "".join(piece for piece, _ in written).split(_BREAK)
    return _BREAK.join(escape_opening(line) for line in lines)


def _pieces(runs: Sequence[Words], language: str, call: Callable[[str], str]) -> Iterator[tuple[str, bool]]:
    """The Markdown of each run, and whether its look could not be written."""
    is_marked = False
    for position, each in enumerate(runs):
        if each.note is not None:
            yield call(each.note), False
            is_marked = False
            continue
        core = each.text.strip(" \n")
        start = each.text.find(core) if core else len(each.text)
        head, tail = each.text[:start], each.text[start + len(core) :]
        before = " " if head else _neighbour(runs, position, -1)
        after = " " if tail else _neighbour(runs, position, 1)
        written = _BREAK.join(escape_inside(line, language) for line in core.split("\n"))
        is_refused = False
        if core and each.marks:
            marked = _marked(core, written, each.marks, language, before, after)
            is_refused = marked is None or (is_marked and not head)
            written = marked or written
        is_marked = bool(core and each.marks) and not tail
        if core and each.address:
            # A link cannot hold the brackets that keep signs apart.
            is_refused = is_refused or "{lang=" in written
            written = f"[{written}](<{escape_address(each.address)}>)"
        yield f"{_spaces(head)}{written}{_spaces(tail)}", is_refused


def _merged(runs: Iterable[Words]) -> tuple[Words, ...]:
    merged: list[Words] = []
    for each in runs:
        last = merged[-1] if merged else None
        is_same = last is not None and (last.marks, last.address) == (each.marks, each.address)
        if last is not None and is_same and last.note is None and each.note is None:
            merged[-1] = Words(last.text + each.text, each.marks, each.address)
        else:
            merged.append(each)
    return tuple(merged)


def _marked(  # noqa: PLR0917  # the run and what stands around it, used once
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
