"""`::: name title {attributes}` → name, title and attributes, each at its place."""

from __future__ import annotations

import re
from collections.abc import Callable

from reportgen.model.frozen import frozen
from reportgen.model.text.attributes import Attributes
from reportgen.model.text.place import Place
from reportgen.model.text.words import Words
from reportgen.text.grammar.attributes import HOW, attributes_at
from reportgen.text.grammar.places.content import content_at

_LINE = re.compile(r"\s*(\S+?)(?=[\s{]|$)\s*(.*)", re.DOTALL)

# How others write names and titles: `:::{note}`, `:::note[Title]`.
_BARE_NAME = re.compile(r"\{([\w-]+)\}")
_TITLED = re.compile(r"([\w-]+)\[([^\[\]]*)\]\s*")


@frozen
class ContainerLine:
    """What the line that opens a container says."""

    name: Words
    title: Words
    attributes: Attributes


def read_container_line(
    line: Place, colons: int, report: Callable[[str, str, Place, str], None]
) -> ContainerLine:
    """Read the line that opens a container, from its first colon to its last word."""
    content = content_at(line)
    found = _LINE.match(content.text, colons)
    if found is None:
        return ContainerLine(Words(), Words(), Attributes())
    first, after = found.start(2), len(content.text.rstrip())
    attributes = Attributes()
    opening = content.text.find("{", first)
    while opening >= 0:
        read = attributes_at(content, opening)
        if read is not None and read[1] == after:
            attributes, after = read[0], opening
            break
        opening = content.text.find("{", opening + 1)
    else:
        if content.text.startswith("{", first):
            rest = content.text[first:after]
            report(
                "broken-attributes",
                f"these attributes cannot be read: {rest}",
                content.place(first, after),
                HOW,
            )
    bare = _BARE_NAME.fullmatch(found[1])
    at = found.start(1)
    name = (
        content.words(*found.span(1)) if bare is None else content.words(at + bare.start(1), at + bare.end(1))
    )
    title = content.words(first, after).strip()
    if titled := _TITLED.fullmatch(content.text, at, after):
        name, title = content.words(*titled.span(1)), content.words(*titled.span(2)).strip()
    return ContainerLine(name, title, attributes)
