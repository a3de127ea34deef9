"""What was made faster in the engine gives what the engine gives, and fits the engine that is installed."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import cssselect2
import pytest
import tinyhtml5
import weasyprint

from gallery.house_theme import gallery_document, make_document
from gallery.random_documents import random_document
from layout.engine_declarations import compiled
from reportgen.model.report.document import Document
from reportgen.write.docx import write_docx
from reportgen.write.engine import fast
from reportgen.write.engine.fast.table import STEPS
from reportgen.write.engine.imports.declarations import KEPT
from reportgen.write.engine.imports.postponed import USES
from reportgen.write.engine.imports.selectors import Matcher, compile_later, use_fast_selectors
from reportgen.write.engine.pdf import write_pdf
from reportgen.write.engine.rendering import Rendering, lay_out

pytestmark = pytest.mark.slow

ENGINE = Path(weasyprint.__file__).parent
CSS = """
p { width: 40mm; hyphens: auto; text-align: justify }
.cut { white-space: nowrap }
.apart { letter-spacing: 2pt; word-spacing: 3pt }
.old { font-variant-numeric: oldstyle-nums; font-variant-caps: small-caps; font-kerning: none }
.lines { text-decoration: underline line-through overline; font-feature-settings: "liga" 0 }
.logical { margin-inline: 3mm 1mm; padding-block-start: 2pt; inline-size: 35mm; float: left }
.sum { margin-left: calc(2mm + 5%); text-indent: calc(1em - 2pt); width: min(30mm, 50%) }
.own { --gap: 4mm; padding: var(--gap); border: 1pt solid; page: wide; position: relative; left: 10% }
.raised { vertical-align: super; font-size: 70% }
@page wide { size: a5 landscape }
"""
TEXT = "An efficient office, fi fl ffi, that measures everything it ever said about AVAtars and 1234567890."
BODY = "".join(
    f'<p class="{name}">{TEXT} <em>Soft <span class="raised">raised</span></em> e\u0301x\u0323 "x"</p>'
    for name in ("", "cut", "apart", "old", "lines", "logical", "sum", "own")
)
FOREIGN = (
    '<p dir="rtl" lang="he">\u05e9\u05dc\u05d5\u05dd abc 12</p><p lang="de">Straßenbahnhaltestellenschild</p>'
)
PICTURE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">'
    b'<text x="5" y="15" font-size="10" rotate="10">Word</text></svg>'
)


def documents() -> Iterator[tuple[str, Document]]:
    yield "gallery", gallery_document()
    yield "styles", make_document(BODY, css=CSS)
    yield "foreign", make_document(FOREIGN)
    yield (
        "picture",
        make_document('<p><img src="asset:images/a.svg" alt="a"></p>', assets={"images/a.svg": PICTURE}),
    )
    for seed in (1, 2, 3):
        yield f"random {seed}", random_document(seed)


def written(page: Document) -> tuple[bytes, bytes]:
    rendering = lay_out(page)
    return write_pdf(page, rendering), write_docx(page, rendering.layout)


@pytest.mark.parametrize(("name", "page"), tuple(documents()))
def test_every_byte_is_the_plain_engines(name: str, page: Document) -> None:
    fast_result = written(page)

    with fast.plain_engine():
        assert written(page) == fast_result, name


@pytest.mark.parametrize(("name", "page"), tuple(documents()))
def test_every_box_is_the_plain_engines(name: str, page: Document) -> None:
    fast_result = box_lines(lay_out(page))

    with fast.plain_engine():
        assert box_lines(lay_out(page)) == fast_result, name


def box_lines(rendering: Rendering) -> list[str]:
    """Every number and text of every box, page by page."""
    return [
        f"{'  ' * depth}{type(box).__name__} {box.element_tag} {sorted(plain(box).items())}"
        for page in rendering.engine.pages
        for depth, box in walk(page._page_box, 0)
    ]


def walk(box: Any, depth: int) -> Iterator[tuple[int, Any]]:
    box = getattr(box, "_box", box)
    yield depth, box
    for child in getattr(box, "children", ()):
        yield from walk(child, depth + 1)


def plain(box: Any) -> dict[str, str]:
    kinds = (int, float, str, bool, type(None), set)
    return {name: repr(value) for name, value in vars(box).items() if isinstance(value, kinds)}


def test_the_fast_steps_are_in_place() -> None:
    lay_out(make_document("<p>x</p>"))

    assert all(getattr(step.owner, step.name) is step.fast for step in STEPS)


def test_the_plain_engine_has_none_of_them() -> None:
    lay_out(make_document("<p>x</p>"))

    with fast.plain_engine():
        assert all(getattr(step.owner, step.name, id) is step.engine for step in STEPS)


def test_another_version_of_the_engine_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "71.0")

    with fast.plain_engine():
        fast.use_fast_steps.__wrapped__()

        assert all(getattr(step.owner, step.name, id) is step.engine for step in STEPS)


def test_the_fast_steps_were_made_for_the_version_that_is_installed() -> None:
    assert weasyprint.__version__ == fast.VERSION


def test_the_kept_declarations_are_those_of_the_installed_engine() -> None:
    assert json.loads(KEPT.read_bytes()) == compiled()


def test_the_table_of_postponed_names_is_complete() -> None:
    found: dict[str, set[str]] = {}
    for path in ENGINE.rglob("*.py"):
        module = "weasyprint." + ".".join(path.relative_to(ENGINE).with_suffix("").parts)
        for each in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(each, ast.ImportFrom) and (each.module or "").startswith("fontTools"):
                found.setdefault(module, set()).update(alias.name for alias in each.names)

    assert found == {module: set(names) for module, names in USES.items()}


def fresh(code: str) -> str:
    """What a new process prints that has loaded the engine."""
    start = (
        "import sys\nfrom reportgen.write.engine.imports import declarations\n"
        "from reportgen.write.engine.imports.weasyprint import load_engine\n"
    )
    call = [sys.executable, "-c", start + code]
    return subprocess.run(call, capture_output=True, text=True, check=True).stdout  # noqa: S603  # our own code


def test_a_new_process_parses_no_c_and_imports_no_fonttools() -> None:
    loaded = fresh("load_engine(); print(sorted({each.partition('.')[0] for each in sys.modules}))")

    assert not {"cffi", "pycparser", "fontTools"} & set(ast.literal_eval(loaded))


def test_fonttools_comes_when_the_engine_turns_to_it() -> None:
    code = (
        "load_engine()\nimport weasyprint.pdf.fonts as fonts\n"
        "print(fonts.ttFont.getTableClass('loca').__module__, issubclass(fonts.TTLibError, Exception))\n"
        "import fontTools.ttLib\nprint(fonts.TTFont is fontTools.ttLib.TTFont)"
    )

    assert fresh(code).split() == ["fontTools.ttLib.tables._l_o_c_a", "True", "True"]


def test_a_selector_is_compiled_when_it_is_first_tried() -> None:
    tried: list[str] = []
    test = compile_later("lambda element: tried.append(element) or 1", {"tried": tried}, {})

    assert not tried
    assert (test("p"), test("a"), tried) == (1, 1, ["p", "a"])
    assert (
        fresh("load_engine(); import cssselect2.compiler as c; print(c.eval.__name__)") == "compile_later\n"
    )


SELECTORS = """
p, [data-role="a"], p[data-role="a"] > em, [data-role=a i], [Data-Role="a"], [data-role], [lang|=en],
[data-role="a"][data-kind="b"]::before, section [data-role="a"]:first-child, #x, .c[data-role="a"], * + em
"""


def test_selectors_match_the_elements_that_the_library_matches() -> None:
    html = (
        '<section><p data-role="a" data-kind="b" id="x">a<em>b</em></p><p data-role="A" lang="en-GB">c</p>'
        '<em class="c" data-role="a">d</em><p>e<em>f</em><em data-kind="b">g</em></p></section>'
    )
    use_fast_selectors()
    root = cssselect2.ElementWrapper.from_html_root(tinyhtml5.parse(html, namespace_html_elements=False))
    selectors = cssselect2.compile_selector_list(SELECTORS)
    plain: Any = Matcher.__bases__[0]()
    fast_matcher = Matcher()
    for number, each in enumerate(selectors):
        plain.add_selector(each, number)
        fast_matcher.add_selector(each, number)

    matched = [fast_matcher.match(element) for element in root.iter_subtree()]

    assert matched == [plain.match(element) for element in root.iter_subtree()]
    assert {payload for found in matched for *_, payload in found} == set(range(len(selectors)))


def test_an_engine_with_other_declarations_parses_its_own() -> None:
    code = (
        "from pathlib import Path\ndeclarations.KEPT = Path('none.json')\nload_engine()\n"
        "from weasyprint.text.ffi import ffi\nprint(type(ffi).__module__, 'pycparser' in sys.modules)"
    )

    assert fresh(code).split() == ["cffi.api", "True"]


def test_text_at_no_size_is_not_drawn() -> None:
    page = make_document("<p style='font-size: 0'>none</p><p>some</p>")

    assert written(page) == written(replace(page))
