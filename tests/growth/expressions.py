"""The sources of reportgen → every regular expression in them, and how each is used.

An expression is found where `re` is called. What is written there is evaluated with the names of its module;
where it is made from names within a function, `SAMPLES` says an example of each such name.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import reportgen
from reportgen.compose.pictures.drawings.border import ALIKE
from reportgen.compose.pictures.sound import OTHERS
from reportgen.ingest.draft.claims import _HEDGES
from reportgen.ingest.draft.guesses import _TITLES
from reportgen.write.layout.running_text import ANY, in_turn

SOURCES = Path(reportgen.__file__).parent
METHODS = frozenset({"match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"})
NO_EXPRESSIONS = frozenset({"escape", "purge", "Pattern", "Match"})

# Module and name → what that name may hold there; of a list, every one is tried.
SAMPLES: Mapping[tuple[str, str], tuple[Any, ...]] = {
    ("reportgen.app.batch.stencil", "pattern"): ("qazx|qbzx",),
    ("reportgen.app.manual", "topic"): ("build",),
    ("reportgen.app.imports.marks", "claim"): (SimpleNamespace(id="some-claim"),),
    ("reportgen.app.imports.marks", "was"): ("L12-14",),
    ("reportgen.check.prose.phrases", "listed"): (r"in\s+order\s+to|don['’]t",),
    ("reportgen.check.words.any_case", "self"): (SimpleNamespace(written="no expression of its own"),),
    ("reportgen.compose.pictures.drawings.border", "allowed"): tuple(ALIKE.values()),
    ("reportgen.compose.pictures.sound", "sign"): tuple(OTHERS),
    ("reportgen.compose.words.block_context", "longest_first"): (["NATO", "NAT"],),
    ("reportgen.deliver.bounces", "name"): (b"=_part",),
    ("reportgen.ingest.draft.claims", "pattern"): tuple(each for each, _ in _HEDGES),
    ("reportgen.ingest.draft.files", "source"): ("a-source",),
    ("reportgen.ingest.draft.guesses", "pattern"): tuple(each for each, _ in _TITLES),
    ("reportgen.plan.selection.block_library", "pattern"): (SimpleNamespace(text="*cost*a[bc]?*"),),
    ("reportgen.rows.csv_records", "separator"): (",", "\t"),
    ("reportgen.rows.numbers", "grouped"): (r"(?!0)\d{1,3}(?P<group>[.'])\d{3}(?:(?P=group)\d{3})*",),
    ("reportgen.rows.numbers", "fraction"): (r"(?:,(?P<fraction>\d+))?",),
    ("reportgen.text.grammar.places.lines_of_file", "form"): (
        r"#{2}[ \t]+(words  words)(?:[ \t]+#+)?[ \t]*$",
    ),
    ("reportgen.text.grammar.rules.html_block_rules", "name"): ("script",),
    ("reportgen.text.grammar.rules.html_rules", "name"): ("href",),
    ("reportgen.write.docx.emit.running_heads", "pattern"): (r"(Page\ )([0-9]+)(\ of\ )([0-9]+)(.*)",),
    ("reportgen.write.engine.shared.marked", "longest"): (["qazx", "qbzx"],),
    ("reportgen.write.engine.shared.marked", "self"): (SimpleNamespace(pattern=re.compile("qazx|qbzx")),),
    ("reportgen.write.html.page", "anchor"): ("an-anchor",),
    ("reportgen.write.layout.running_text", "known"): (in_turn(["Page", ANY, "of", ANY, "x|xy", ANY]),),
}


@dataclass(frozen=True, slots=True)
class Expression:
    """`methods` are those of `re.Pattern` that the module, or those that import the expression, call."""

    place: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]


def find_expressions() -> Iterator[Expression]:
    """Every one, in the order of files and lines; raises LookupError for one that cannot be made."""
    for path in sorted(SOURCES.rglob("*.py")):
        tree = _tree(path)
        for call in _calls(tree):
            for pattern in _patterns(path, call):
                name = str(path.relative_to(SOURCES.parent))
                yield Expression(f"{name}:{call.lineno}", pattern, frozenset(_methods(path, tree, call)))


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _is_re(node.func.value):
            if node.func.attr not in NO_EXPRESSIONS:
                yield node
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "AnyCase":
            yield node


def _is_re(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "re"


def _module(path: Path) -> str:
    return ".".join(path.relative_to(SOURCES.parent).with_suffix("").parts).removesuffix(".__init__")


def _patterns(path: Path, call: ast.Call) -> Iterator[re.Pattern[Any]]:
    module = _module(path)
    names = vars(importlib.import_module(module))
    unknown = sorted({each.id for each in ast.walk(call) if isinstance(each, ast.Name)} - names.keys())
    used = [name for name in unknown if (module, name) in SAMPLES]
    for sample in zip(*(SAMPLES[module, name] for name in used), strict=True) if used else ((),):
        given = {**names, **dict(zip(used, sample, strict=True))}
        try:
            yield re.compile(_value(call.args[0], given), _flags(call, given))
        except (NameError, AttributeError) as fault:
            raise LookupError(f"{module}: {ast.unparse(call)}: {fault}; SAMPLES has no example") from fault


def _flags(call: ast.Call, names: Mapping[str, Any]) -> int:
    if not isinstance(call.func, ast.Attribute):
        return 0
    place = {"compile": 1, "split": 3, "sub": 4, "subn": 4}.get(call.func.attr, 2)
    given = [each.value for each in call.keywords if each.arg == "flags"] + call.args[place:]
    return int(_value(given[0], names)) if given else 0


def _value(node: ast.expr, names: Mapping[str, Any]) -> Any:
    return eval(compile(ast.Expression(node), "expression", "eval"), dict(names))  # noqa: S307  # our own sources


def _methods(path: Path, tree: ast.Module, call: ast.Call) -> Iterable[str]:
    if isinstance(call.func, ast.Attribute) and call.func.attr in METHODS:
        return {call.func.attr}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.value is call and node.attr in METHODS:
            return {node.attr}
    name = next((target for target, value in _assigned(tree) if value is call), None)
    readers = {path} if name is None or name.startswith("_") else {path, *_importers(name)}
    found = {method for reader in readers for method in _called(_tree(reader), name)}
    return found or set(_called(tree, None)) or METHODS


def _assigned(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            yield node.target.id, node.value


@cache
def _importers(name: str) -> frozenset[Path]:
    paths = (path for path in SOURCES.rglob("*.py") if name in path.read_text("utf-8"))
    return frozenset(path for path in paths if name in _imported(_tree(path)))


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from (each.name for each in node.names)


def _called(tree: ast.Module, name: str | None) -> Iterator[str]:
    """The methods that are called or handed on of the name; of every value where it is None."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or node.attr not in METHODS or _is_re(node.value):
            continue
        if name is None or (isinstance(node.value, ast.Name) and node.value.id == name):
            yield node.attr
