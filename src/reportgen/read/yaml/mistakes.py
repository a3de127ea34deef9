"""What the YAML parser says → the same in the author's words."""

from __future__ import annotations

import yaml

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.span import Span

# Part of the parser's words → message, hint.
_WORDS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "a colon stands where no key can be",
        "put text that holds a colon and a space in quotes, or check the indentation",
    ),
    (
        "cannot start any token",
        "this sign cannot start a value",
        "put the text in quotes; indent with spaces, not tabs",
    ),
    ("could not find expected ':'", "a key has no colon", "write it as `key: value`"),
    (
        "did not find expected key",
        "a key was expected here",
        "check the indentation, and that quotes and brackets before it are closed",
    ),
    (
        "did not find expected '-' indicator",
        "a list item was expected here",
        "start each item with a hyphen, all indented alike",
    ),
    (
        "did not find expected ',' or ']'",
        "a list in square brackets is not closed",
        "add the missing comma or `]`",
    ),
    (
        "did not find expected ',' or '}'",
        "a mapping in braces is not closed",
        "add the missing comma or `}`; text that starts with a brace needs quotes",
    ),
    ("found unexpected end of stream", "quotes are opened and never closed", "close the quotes"),
    ("unexpected document indicator", "quotes are opened and never closed", "close the quotes"),
    (
        "found unknown escape character",
        "a backslash stands before a sign that it cannot escape",
        "use single quotes, or write two backslashes",
    ),
    (
        "sequence entries are not allowed",
        "a list item stands where none can be",
        "start the list on its own line, below the key",
    ),
    ("found a tab character", "a tab stands where only spaces can be", "indent with spaces"),
)


# Where one of these ends nobody can know: the author looks at the sign or key that opens it.
_OPENED = frozenset(
    {
        "could not find expected ':'",
        "found unexpected end of stream",
        "unexpected document indicator",
    }
)
_BRACKETS = frozenset({"did not find expected ',' or ']'", "did not find expected ',' or '}'"})


def syntax_mistake(path: str, error: yaml.YAMLError, text: str, first_line: int) -> Diagnostic:
    """Explain one parser error of `text` at its place."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Diagnostic("yaml-mistake", "the YAML cannot be read", Span(path, first_line), None)
    mark = _mark(error, text)
    span = Span(path, first_line) if mark is None else Span(path, mark.line + first_line, mark.column + 1)
    problem = error.problem or error.context or "the YAML cannot be read"
    for part, message, hint in _WORDS:
        if part in problem:
            return Diagnostic("yaml-mistake", message, span, hint)
    return Diagnostic("yaml-mistake", f"the YAML cannot be read: {problem}", span, None)


def _mark(error: yaml.MarkedYAMLError, text: str) -> yaml.Mark | None:
    met, opening, problem = error.problem_mark, error.context_mark, error.problem or ""
    if met is None or opening is None:
        return met or opening
    # Brackets that go on in the same line lack a comma there.
    lacks_comma = met.line == opening.line and met.index < len(text.rstrip())
    is_open = any(part in problem for part in _BRACKETS) and not lacks_comma
    return opening if is_open or any(part in problem for part in _OPENED) else met
