"""The body of a block → its versions, each at its place."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportgen.model.content.block import Version
from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.frozen import frozen
from reportgen.model.names import FULL, VersionName
from reportgen.model.span import Span
from reportgen.read.content.front_matter import FrontMatter
from reportgen.text.containers import Container, find_containers

_VERSION = "version"
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@frozen
class Wording:
    """The text of one version before it has a title."""

    name: VersionName
    text: str
    span: Span

    def titled(self, title: str) -> Version:
        """Give the finished version."""
        return Version(self.name, title, self.text, self.span)


def split_versions(path: str, front: FrontMatter, tell: Reporter) -> Mapping[VersionName, Wording]:
    """Give the version containers by name; the text outside them is `full`.

    In `full`, blank lines stand where versions stood, so that every line keeps its number.
    """
    lines = front.body.split("\n")
    outside = lines.copy()
    wordings: dict[VersionName, Wording] = {}
    containers = find_containers(path, front.body, front.body_line, tell)
    for container in (each for each in containers if each.info.split()[0] == _VERSION):
        opening, closing = container.opening, container.closing
        outside[opening : closing + 1] = [""] * (closing + 1 - opening)
        span = Span(path, front.body_line + opening)
        name = _version_name(container, span, tell)
        if name is None:
            continue
        wording = _wording(name, lines[opening + 1 : closing], path, front.body_line + opening + 1)
        if wording is None:
            hint = "write its text, or remove the container"
            tell(Diagnostic("empty-version", f'the version "{name}" has no text', span, hint))
        elif name in wordings:
            first = wordings[name].span.line
            message = f'the version "{name}" stands twice; the text of the first is in line {first}'
            tell(Diagnostic("duplicate-version", message, span, "keep one of the two, or rename one"))
        else:
            wordings[name] = wording
    full = _wording(FULL, outside, path, front.body_line)
    return wordings if full is None else {FULL: full, **wordings}


def _version_name(container: Container, span: Span, tell: Reporter) -> VersionName | None:
    words = container.info.split()[1:]
    if container.is_inner:
        hint = "close the container around it first: versions stand at the top level of the file"
        tell(Diagnostic("inner-version", "a version stands inside another container", span, hint))
        return None
    if len(words) != 1 or not _NAME.fullmatch(words[0]):
        hint = "write `::: version NAME` with one word of lower-case letters, digits and hyphens"
        tell(Diagnostic("malformed-version", "a version needs one name", span, hint))
        return None
    if words[0] == FULL:
        hint = "remove the container's two lines and keep its text"
        tell(Diagnostic("malformed-version", '"full" is the text outside every version', span, hint))
        return None
    return VersionName(words[0])


def _wording(name: VersionName, lines: list[str], path: str, first_line: int) -> Wording | None:
    written = [index for index, line in enumerate(lines) if line.strip()]
    if not written:
        return None
    first, last = written[0], written[-1]
    return Wording(name, "\n".join(lines[first : last + 1]) + "\n", Span(path, first_line + first))
