"""The text of a block's file → its front matter and its body, with the line each starts at."""

from __future__ import annotations

import re

from reportgen.model.content.block import Allowance
from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.frozen import frozen
from reportgen.model.span import Span

_FENCE = "---"
_ALLOW = re.compile(r"^(\s*#\s*)allow\b(.*)$")
_REASONED = re.compile(r":\s*([a-z][a-z0-9-]*)\s+because\s+(\S.*)", re.IGNORECASE)

FIRST_LINE = 2
"""The front matter starts after the line of hyphens."""


@frozen
class FrontMatter:
    """`body` starts at line `body_line` of the file."""

    text: str
    body: str
    body_line: int


def split_front_matter(path: str, text: str, tell: Reporter) -> FrontMatter | None:
    """Cut the file at its two lines of hyphens; None where they are missing."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        message = "the file does not start with front matter"
        hint = "start it with a line `---`, then fields such as `title: …`, then `---` again"
        tell(Diagnostic("missing-front-matter", message, Span(path, 1), hint))
        return None
    closing = next((index for index, line in enumerate(lines) if index and line.rstrip() == _FENCE), None)
    if closing is None:
        message = "the front matter is never closed"
        tell(
            Diagnostic(
                "unclosed-front-matter", message, Span(path, 1), "add a line `---` after the last field"
            )
        )
        return None
    body_line = closing + FIRST_LINE
    return FrontMatter("\n".join(lines[1:closing]), "\n".join(lines[closing + 1 :]), body_line)


def read_allowances(path: str, front: str, tell: Reporter) -> tuple[Allowance, ...]:
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
            tell(
                Diagnostic(
                    "malformed-allowance", "the comment does not say what it allows and why", span, hint
                )
            )
    return tuple(allowances)
