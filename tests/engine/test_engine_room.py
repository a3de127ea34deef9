"""One room names the PDF engine: its packages, its boxes, its PDF objects."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import reportgen
from reportgen.write.engine.versions import PACKAGES
from reportgen.write.worker.preload import PAGES, WORD

SOURCES = Path(reportgen.__file__).parent
ROOM = SOURCES / "write" / "engine"
# A parser of CSS by itself, which also cleans drawings.
PARSER = SOURCES / "compose" / "pictures" / "drawings" / "sheets.py"
PARSER_NAMES = {"tinycss2", "at_keyword"}

# What the engine's boxes, pages, styles and streams have, and nothing of ours.
ATTRIBUTES = frozenset(
    {"_box", "_page_box", "_sheets", "_tags", "at_keyword", "bookmark_label", "border_height"}
    | {"box_treatment", "column_widths", "content_box_x", "content_box_y", "element_tag", "etree_element"}
    | {"font_config", "is_leader", "link_annotation", "margin_width", "page_maker", "page_references"}
    | {"page_type", "pango_layout", "position_x", "position_y", "style_for", "descendants"}
)


def names_of_the_engine(text: str) -> Iterator[str]:
    """Each package of the engine that a source imports or names, and each attribute of its objects."""
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Import():
                named = [each.name for each in node.names]
            case ast.ImportFrom():
                named = [node.module or ""]
            case ast.Constant(value=str(words)) if " " not in words:
                named = [words]
            case ast.Attribute(attr=attribute) if attribute in ATTRIBUTES:
                yield attribute
                continue
            case _:
                continue
        yield from (each for each in named if each.partition(".")[0] in PACKAGES)


def _names(path: Path) -> list[str]:
    allowed = PARSER_NAMES if path == PARSER else set()
    return sorted({*names_of_the_engine(path.read_text("utf-8"))} - allowed)


def test_no_file_outside_the_room_names_the_engine() -> None:
    found = {
        str(path.relative_to(SOURCES)): names
        for path in SOURCES.rglob("*.py")
        if not path.is_relative_to(ROOM) and (names := _names(path))
    }

    assert found == {}


def test_the_room_holds_the_files_that_do() -> None:
    files = [path for path in ROOM.rglob("*.py") if any(names_of_the_engine(path.read_text("utf-8")))]

    assert len(files) > 30
    rooms = {"breaks", "engine", "fast", "fitting", "imports", "pdf", "pictures", "shared"}
    assert {path.parent.name for path in files} == rooms


@pytest.mark.parametrize(
    "source",
    [
        "import weasyprint",
        "from weasyprint.text import ffi",
        "def f():\n    import pydyf",
        'import_module("tinycss2")',
        'getLogger("weasyprint.progress")',
        "page._page_box",
    ],
)
def test_every_way_to_name_it_is_seen(source: str) -> None:
    assert list(names_of_the_engine(source))


def test_a_word_about_it_names_nothing() -> None:
    assert not list(names_of_the_engine('"""What weasyprint does."""\nmessage = "install weasyprint"'))


@pytest.mark.parametrize("name", [*PAGES, *WORD])
def test_modules_that_are_loaded_early_exist(name: str) -> None:
    # Loading ignores what is not there, so a module that has moved would only be late.
    path = SOURCES.parent.joinpath(*name.split("."))

    assert not name.startswith("reportgen") or path.with_suffix(".py").exists() or path.is_dir()
