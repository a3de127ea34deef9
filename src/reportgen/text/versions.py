"""The place of a block's body → the places of its versions by name; the text outside them is `full`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.names import FULL, VersionName
from reportgen.model.span import Span
from reportgen.model.text.place import Place, Source
from reportgen.text.fences import Fenced, find_fences
from reportgen.text.grammar.places.lines_of_file import TextLines

_VERSION = "version"
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def split_versions(body: Place, report: Reporter) -> Mapping[VersionName, Place]:
    """Give the versions by name.

    In the file that `full` is a place of, blanks stand where versions stood: every character keeps its place.
    """
    lines = TextLines(body)
    cut = [each for each in find_fences(lines, report) if each.info.split()[0] == _VERSION]
    versions: dict[VersionName, Place] = {}
    for fenced in cut:
        refuse = partial(_refuse, report, lines.line(fenced.opening).span)
        name = _name(fenced, refuse)
        place = _written(lines, range(fenced.opening + 1, fenced.closing))
        if name is None:
            continue
        if place is None:
            hint = "write its text, or remove the container"
            refuse("empty-version", f'the version "{name}" has no text', hint)
        elif name in versions:
            first = versions[name].span.line
            message = f'the version "{name}" stands twice; the text of the first is in line {first}'
            refuse("duplicate-version", message, "keep one of the two, or rename one")
        else:
            versions[name] = place
    full = _full(lines, cut)
    return versions if full is None else {FULL: full, **versions}


def _refuse(report: Reporter, span: Span, code: str, message: str, hint: str) -> None:
    report(Diagnostic(code, message, span, hint))


def _name(fenced: Fenced, refuse: Callable[[str, str, str], None]) -> VersionName | None:
    words = fenced.info.split()[1:]
    if fenced.is_inner:
        hint = "close the container around it first: versions stand at the top level of the file"
        refuse("inner-version", "a version stands inside another container", hint)
    elif len(words) != 1 or not _NAME.fullmatch(words[0]):
        hint = "write `::: version NAME` with one word of lower-case letters, digits and hyphens"
        refuse("malformed-version", "a version needs one name", hint)
    elif words[0] == FULL:
        hint = "remove the container's two lines and keep its text"
        refuse("malformed-version", '"full" is the text outside every version', hint)
    else:
        return VersionName(words[0])
    return None


def _full(lines: TextLines, cut: Sequence[Fenced]) -> Place | None:
    """The text outside, in a file without the versions."""
    left_out = {number for each in cut for number in range(each.opening, each.closing + 1)}
    kept = [number for number in range(len(lines.lines)) if number not in left_out]
    place = _written(lines, kept)
    if place is None or not any(kept[0] < number < kept[-1] for number in left_out):
        return place
    text = list(lines.source.text)
    for number in left_out:
        start = lines.starts[number]
        text[start : start + len(lines.lines[number])] = " " * len(lines.lines[number])
    return Source(lines.source.path, "".join(text)).place(place.start, place.end)


def _written(lines: TextLines, numbers: Sequence[int]) -> Place | None:
    """From the first of these lines that has words to the end of the last."""
    with_words = [number for number in numbers if lines.lines[number].strip()]
    if not with_words:
        return None
    last = with_words[-1]
    end = lines.starts[last] + len(lines.lines[last])
    end += lines.source.text.startswith("\n", end)
    return lines.source.place(lines.starts[with_words[0]], min(end, max(lines.place.end, 0)))
