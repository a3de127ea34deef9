"""The text of a block's file → its front matter and its body."""

from __future__ import annotations

import re

from reportgen.model.content.block import Allowance
from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.frozen import frozen
from reportgen.model.span import Span
from reportgen.model.text.place import Place, Source

_FENCE = "---"
_ALLOW = re.compile(r"^(\s*#\s*)allow\b(.*)$")
_REASONED = re.compile(r":\s*([a-z][a-z0-9-]*)\s+because\s+(\S.*)", re.IGNORECASE)

FIRST_LINE = 2
"""The front matter starts after the line of hyphens."""


@frozen
class FrontMatter:
    """`fields` stand between the two lines of hyphens, `body` behind them."""

    fields: Place
    body: Place

    @property
    def text(self) -> str:
        """The fields as they are written."""
        return self.fields.written


def split_front_matter(source: Source, report: Reporter) -> FrontMatter | None:
    """Cut the file at its two lines of hyphens; None where they are missing."""
    path, lines = source.path, source.text.split("\n")
    if lines[0].rstrip() != _FENCE:
        message = "the file does not start with front matter"
        hint = "start it with a line `---`, then fields such as `title: …`, then `---` again"
        report(Diagnostic("missing-front-matter", message, Span(path, 1), hint))
        return None
    closing = next((index for index, line in enumerate(lines) if index and line.rstrip() == _FENCE), None)
    if closing is None:
        message = "the front matter is never closed"
        report(
            Diagnostic(
                "unclosed-front-matter", message, Span(path, 1), "add a line `---` after the last field"
            )
        )
        return None
    length = len(source.text)
    start = min(length, sum(len(line) + 1 for line in lines[: closing + 1]))
    first = source.line(FIRST_LINE).start
    fields = source.place(first, first + len("\n".join(lines[1:closing])))
    return FrontMatter(fields, source.place(start, length))


def read_allowances(path: str, front: str, report: Reporter) -> tuple[Allowance, ...]:
    """Give the comments `# allow: CODE because REASON`, and refuse those without a reason."""
    allowances = []
    for number, line in enumerate(front.split("\n"), start=FIRST_LINE):
        found = _ALLOW.match(line)
        if found is None:
            continue
        span = Span(path, number, len(found[1]) + 1, len(line.rstrip()) + 1)
        reasoned = _REASONED.fullmatch(found[2].strip())
        if reasoned is not None:
            allowances.append(Allowance(reasoned[1], reasoned[2].strip(), span))
        elif found[2].lstrip().startswith(":"):
            hint = "write `# allow: CODE because REASON`"
            report(
                Diagnostic(
                    "malformed-allowance", "the comment does not say what it allows and why", span, hint
                )
            )
    return tuple(allowances)
