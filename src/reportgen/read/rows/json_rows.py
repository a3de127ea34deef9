"""A list in JSON or JSON Lines → each entry with its place, or the place of what is wrong with it."""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator, Sequence
from typing import TypeAlias

from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.span import Span
from reportgen.text.decoding import plain_line_ends

Entry: TypeAlias = tuple[Span, object]

# An object is a tuple of pairs, so that a name given twice can be reported; a number stays as it is written.
_DECODER = json.JSONDecoder(object_pairs_hook=tuple, parse_float=str, parse_int=str, parse_constant=str)
_SPACE = re.compile(r"[ \t\n]*")
# What JSON can escape and no report can print, halves of characters among it.
_UNUSABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def list_entries(path: str, text: str, report: Reporter) -> Iterator[Entry]:
    """The entries of one JSON list; what follows a mistake is not read."""
    lines = _LineCounter(path, text)
    at = _next(text, _next(text, 0) + 1)
    try:
        if text[at : at + 1] != "]":
            at = yield from _entries(lines, at)
    except json.JSONDecodeError as wrong:
        report(Diagnostic("broken-row", f"this is not JSON: {_reason(wrong)}", lines.span(wrong.pos)))
    except RecursionError:
        report(Diagnostic("broken-row", "this is not a list of rows: it nests too deeply", lines.span(at)))
    else:
        if (rest := _next(text, at + 1)) < len(text):
            report(Diagnostic("broken-row", "this is not JSON: something follows the list", lines.span(rest)))


def line_entries(path: str, text: str, report: Reporter) -> Iterator[Entry]:
    """The entries of JSON Lines, one on each line that is not blank."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield Span(path, number), _DECODER.decode(line)
        except json.JSONDecodeError as wrong:
            message, span = f"the line is not JSON: {_reason(wrong)}", Span(path, number, wrong.colno)
            report(Diagnostic("broken-row", message, span, "one object on each line"))
        except RecursionError:
            report(Diagnostic("broken-row", "the line nests too deeply", Span(path, number)))


def object_values(entry: object, span: Span, what: str, report: Reporter) -> dict[str, str] | None:
    """The values of an entry as text; None after a mistake, which calls the entry `what`."""
    if not isinstance(entry, tuple):
        report(Diagnostic("broken-row", f"{what} is not an object", span, 'write {"name": "value"}'))
        return None
    values = dict(entry)
    if len(values) < len(entry):
        twice = _twice([name for name, _ in entry])
        report(Diagnostic("wrong-column", f'"{twice}" stands twice in {what}', span, "give each column once"))
        return None
    odd = next((name for name, value in entry if isinstance(value, tuple | list)), None)
    if odd is not None:
        message = f'"{odd}" in {what} is not one value'
        report(Diagnostic("broken-row", message, span, "give text, a number, true, false or null"))
        return None
    texts = {name: _as_text(value) for name, value in entry}
    for name, text in texts.items():
        if not text.isprintable() and (found := _UNUSABLE.search(text)) is not None:
            message = f'"{name}" in {what} holds U+{ord(found[0]):04X}, which cannot be printed'
            report(Diagnostic("control-character", message, span, "delete it"))
            return None
    return texts


class _LineCounter:
    """Counts lines from where it was asked last, so that a whole list costs one look."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        self.at, self.line, self.begin = 0, 1, 0

    def span(self, at: int) -> Span:
        self.line += self.text.count("\n", self.at, at)
        self.begin = max(self.begin, self.text.rfind("\n", self.at, at) + 1)
        self.at = at
        return Span(self.path, self.line, at - self.begin + 1)


def _entries(lines: _LineCounter, at: int) -> Generator[Entry, None, int]:
    """Every entry from `at` on; gives back where the list ends."""
    text = lines.text
    while True:
        span = lines.span(at)
        entry, end = _DECODER.raw_decode(text, at)
        yield span, entry
        end = _next(text, end)
        if text[end : end + 1] == "]":
            return end
        if text[end : end + 1] != ",":
            raise json.JSONDecodeError("a comma or the end of the list is missing", text, end)
        at = _next(text, end + 1)


def _next(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _reason(wrong: json.JSONDecodeError) -> str:
    return wrong.msg[:1].lower() + wrong.msg[1:]


def _twice(names: Sequence[str]) -> str:
    return next(name for number, name in enumerate(names) if name in names[:number])


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return plain_line_ends(str(value)).strip()
