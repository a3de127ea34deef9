# ruff: noqa: INP001, T201  # a script, not a package; it prints what it finds
"""The sources of a package → circles of imports, and folders with too many files; nothing where all is well.

Use: python script/house.py [FOLDER]        by default src/reportgen

A circle is found between modules, and between what stands side by side in a folder: there imports point
one way too. Imports within functions count, imports for type checkers do not.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

MOST_FILES = 16

Graph = Mapping[str, set[str]]


def main() -> int:
    """Print one line for each fault; 1 if there is any."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "src/reportgen")
    faults = sorted((*crowded_folders(folder), *circles(read_imports(folder))))
    print(*faults, sep="\n", end="\n" if faults else "")
    return 1 if faults else 0


def crowded_folders(folder: Path) -> Iterator[str]:
    """Folders with more than `MOST_FILES` modules, `__init__.py` not counted."""
    for each in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        count = sum(path.name != "__init__.py" for path in each.glob("*.py"))
        if count > MOST_FILES:
            yield f"{each}: {count} modules, more than {MOST_FILES}"


def read_imports(folder: Path) -> Graph:
    """Module → the modules of the same package that it imports."""
    paths = {_name(path, folder): path for path in folder.rglob("*.py")}
    return {
        name: {found for each in _imported(path) if (found := _module(each, paths)) and found != name}
        for name, path in paths.items()
    }


def circles(graph: Graph) -> Iterator[str]:
    """One line for each circle of modules, and for each of the parts of a package."""
    for circle in _strong_parts(graph):
        yield "circle of modules: " + " ↔ ".join(circle)
    for package in sorted({parent for name in graph for parent in _parents(name)}):
        for circle in _strong_parts(_siblings(graph, package)):
            yield f"circle within {package}: " + "; ".join(_arrows(graph, package, circle))


def _parents(name: str) -> Iterator[str]:
    while name := name.rpartition(".")[0]:
        yield name


def _name(path: Path, folder: Path) -> str:
    parts = path.relative_to(folder.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(path: Path) -> Iterator[str]:
    for node in _run_nodes(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{each.name}" for each in node.names)


def _run_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """The node and all within it but what stands under `if TYPE_CHECKING`."""
    yield node
    is_for_types = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    for child in node.orelse if isinstance(node, ast.If) and is_for_types else ast.iter_child_nodes(node):
        yield from _run_nodes(child)


def _module(name: str, known: Iterable[str]) -> str:
    """The module that `name` is, or stands in; nothing for other packages."""
    while name and name not in known:
        name = name.rpartition(".")[0]
    return name


def _siblings(graph: Graph, package: str) -> Graph:
    """What stands side by side in a package, and what imports what; the package itself is none of them."""
    found: dict[str, set[str]] = {}
    for name, imported in graph.items():
        own = _part(name, package)
        if own:
            others = {part for each in imported if (part := _part(each, package)) and part != own}
            found.setdefault(own, set()).update(others)
    return found


def _part(name: str, package: str) -> str:
    within = name.removeprefix(package + ".")
    return within.partition(".")[0] if within != name else ""


def _arrows(graph: Graph, package: str, circle: list[str]) -> Iterator[str]:
    """For each arrow of a circle one import as an example."""
    for one in circle:
        for other in circle:
            examples = sorted(
                f"{name} → {each}"
                for name, imported in graph.items()
                for each in imported
                if one != other and _part(name, package) == one and _part(each, package) == other
            )
            if examples:
                yield f"{examples[0]} ({len(examples)})"


def _strong_parts(graph: Graph) -> list[list[str]]:
    """The sets of two and more that all reach each other (Tarjan, SIAM J. Comput. 1, 1972)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    path: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        order[name] = low[name] = len(order)
        path.append(name)
        for each in sorted(graph.get(name, ())):
            if each not in order:
                visit(each)
                low[name] = min(low[name], low[each])
            elif each in path:
                low[name] = min(low[name], order[each])
        if low[name] == order[name]:
            start = path.index(name)
            if len(path) - start > 1:
                found.append(sorted(path[start:]))
            del path[start:]

    for name in sorted(graph):
        if name not in order:
            visit(name)
    return found


if __name__ == "__main__":
    sys.exit(main())
