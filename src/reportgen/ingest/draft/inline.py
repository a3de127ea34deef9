"""Words with marks, links and calls of notes → one paragraph of Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from reportgen.ingest.draft.escapes import escape_address, escape_inside, escape_opening
from reportgen.ingest.draft.read_back import Sign, read_back
from reportgen.model.imported import Words

# Mark → the sign before and after; in the order in which they enclose each other.
_SIGNS = {"strong": "**", "em": "*", "del": "~~"}
# Marks that hold no others.
_ALONE = {"code": "`", "sub": "~", "sup": "^"}
_BREAK = "\\\n"
_MOST_TRIES = 8


def write_words(words: Sequence[Words], language: str, call: Callable[[str], str]) -> str:
    """Markdown that composes to exactly these words; `call` writes the call of a note.

    It is read back: a mark or a link that Markdown cannot set at this place is left away, never the words.
    """
    runs = tuple(words)
    calls = {each.note: call(each.note) for each in runs if each.note is not None}
    for _ in range(_MOST_TRIES):
        markdown = _write(runs, language, calls)
        lost = _lost(runs, markdown, calls)
        if not lost:
            return markdown
        runs = _without_looks(runs, lost)
    return _write(_without_looks(runs, frozenset(range(len(runs)))), language, calls)


def _write(runs: Iterable[Words], language: str, calls: Mapping[str, str]) -> str:
    pieces = (_piece(each, language) if each.note is None else calls[each.note] for each in runs)
    return _BREAK.join(escape_opening(line) for line in "".join(pieces).split(_BREAK))


def _piece(run: Words, language: str) -> str:
    """A run between its signs; white space around its words stays outside."""
    core = run.text.strip(" \n")
    if not core:
        return _spaces(run.text)
    head, _, tail = run.text.partition(core)
    written = _BREAK.join(escape_inside(line, language) for line in core.split("\n"))
    for mark in _marks(run):
        sign = _ALONE.get(mark) or _SIGNS[mark]
        if mark == "code":
            written = core
        elif mark in _ALONE:
            written = written.replace(" ", "\\ ")
        written = f"{sign}{written}{sign}"
    if run.address:
        written = f"[{written}](<{escape_address(run.address)}>)"
    return f"{_spaces(head)}{written}{_spaces(tail)}"


def _marks(run: Words) -> tuple[str, ...]:
    """The marks that are written, the inner first."""
    if "\n" not in run.text.strip(" \n"):
        for mark in _ALONE:
            if mark in run.marks:
                return (mark,)
    return tuple(mark for mark in reversed(_SIGNS) if mark in run.marks)


def _lost(runs: Sequence[Words], markdown: str, calls: Mapping[str, str]) -> frozenset[int]:
    """The runs whose look does not come back as it was; where other words come back, the first of them."""
    dressed = [at for at, each in enumerate(runs) if each.note is None and (each.address or _marks(each))]
    if not dressed and not calls and markdown == "".join(each.text for each in runs):
        return frozenset()
    found = read_back(markdown)
    if found is None:
        return frozenset(dressed)
    meant = [(at, sign) for at, run in enumerate(runs) for sign in _signs(run, calls)]
    if [each.text for each in found] == [sign.text for _, sign in meant]:
        return frozenset(at for (at, sign), read in zip(meant, found, strict=True) if sign != read)
    same = (sign.text == read.text for (_, sign), read in zip(meant, found, strict=False))
    differs = next((at for (at, _), is_same in zip(meant, same, strict=False) if not is_same), len(runs))
    return frozenset(sorted(dressed, key=lambda at: abs(at - differs))[:1])


def _signs(run: Words, calls: Mapping[str, str]) -> Iterator[Sign]:
    if run.note is not None:
        yield from (Sign(label) for label in [calls[run.note].strip("[^]")] if label)
        return
    marks = frozenset(_marks(run))
    yield from (Sign(letter, marks, bool(run.address)) for letter in run.text if not letter.isspace())


def _without_looks(runs: Sequence[Words], lost: frozenset[int]) -> tuple[Words, ...]:
    """The runs, some of them plain; these join their neighbours, for they are escaped together."""
    merged: list[Words] = []
    for at, run in enumerate(runs):
        each = Words(run.text, note=run.note) if at in lost else run
        last = merged[-1] if merged else None
        is_same = last is not None and (last.marks, last.address) == (each.marks, each.address)
        if last is not None and is_same and last.note is None and each.note is None:
            merged[-1] = Words(last.text + each.text, each.marks, each.address)
        else:
            merged.append(each)
    return tuple(merged)


def _spaces(text: str) -> str:
    return _BREAK if "\n" in text else text
