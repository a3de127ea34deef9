"""The codes that the source uses, and the page that lists them.

To write docs/errors.md anew: python tests/app/handbook_codes.py
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from reportgen.app.handbook import codes, page_of

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "reportgen"
PAGE = ROOT / "docs" / "errors.md"
CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+")
# What makes a diagnostic, directly or for its stage.
MAKERS = frozenset({"Diagnostic", "Finding", "say", "_say", "_RefusedError"})
# Codes put together from a word.
COMPOSED = frozenset({"unknown-profile", "unknown-theme", "unknown-template"})
HEAD = """# Diagnostics

Every message of reportgen has a code that finishes the sentence "this file has a …".
`reportgen explain CODE` prints its page: what it means, an example and the way out. The pages lie in
`src/reportgen/handbook/`; those of editorial checks open the files in `src/reportgen/check/`.
This list is made by `tests/app/handbook_codes.py`.

| code | meaning |
|---|---|
"""


def codes_in_use() -> dict[str, str]:
    """Every code that a call in the source spells out → the file that does."""
    found = {
        code: str(path.relative_to(SOURCE))
        for path in sorted(SOURCE.rglob("*.py"))
        for code in _codes_in(ast.parse(path.read_text("utf-8")))
    }
    return {**found, **dict.fromkeys(COMPOSED, "read")}


def contents() -> str:
    """The page that lists every code with the first sentence of its page."""
    rows = [f"| `{code}` | {_first_sentence(page_of(code) or '')} |" for code in codes()]
    return HEAD + "\n".join(rows) + "\n"


def _codes_in(tree: ast.Module) -> Iterator[str]:
    constants = {
        target.id: node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value.value, str)
    }
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or _name(call.func) not in MAKERS:
            continue
        named = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
        for argument in (*named, *call.args[:1]):
            for part in (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,):
                text = constants.get(part.id) if isinstance(part, ast.Name) else getattr(part, "value", None)
                if isinstance(text, str) and CODE.fullmatch(text):
                    yield text


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _first_sentence(page: str) -> str:
    body = page.partition("\n\n")[2].partition("\n\n")[0].replace("\n", " ")
    return re.split(r"(?<=[.!?]) (?=[A-Z`\"])", body)[0].replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(contents(), "utf-8")
