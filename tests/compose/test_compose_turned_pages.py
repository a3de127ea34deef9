"""`page: landscape` on a block or an entry → `data-page`, the rules for it, and drawings with more room."""

from __future__ import annotations

import re

import pytest

from compose.compose_projects import NOTES, compose, project_files
from reportgen.model.report.document import Document

FRONT = "---\ntitle: Wide\nkind: table\npage: landscape\n---\n"
NUMBERS = {"content/data/n.csv": "name,count\na,1\nb,2\n"}


def _composed(outline: str, profile: str = "", *, chart: bool = False) -> Document:
    drawn = '\n::: chart {data=n.csv type=column caption="Numbers" alt="a, b"}\nTwo.\n:::\n' if chart else ""
    blocks = {"wide": FRONT + f"Wide text.\n{drawn}", "plain": "Plain text.", "more": "More text."}
    return compose(project_files(blocks, profile, outline + NOTES, NUMBERS))


def _turned(document: Document) -> list[str]:
    """What stands on turned pages: the id, or the words of a heading."""
    found = re.findall(
        r'<(?:section[^>]*? id="([^"]*)"|h\d)[^>]*? ?data-page="landscape"[^>]*>([^<]*)', document.html
    )
    return [name or words for name, words in found]


def _style(document: Document) -> str:
    return document.assets[next(each for each in document.assets if each == "theme.css")].decode()


def test_a_block_may_ask_for_turned_pages() -> None:
    document = _composed("  - {section: Text, blocks: [plain, wide, more]}\n")

    assert _turned(document) == ["block-wide"]
    assert "@page landscape { size: A4 landscape }" in _style(document)


def test_a_section_may_ask_for_turned_pages() -> None:
    document = _composed("  - {section: Text, blocks: [plain, more], page: landscape}\n")

    assert _turned(document) == ["sec-text"]


def test_an_entry_without_a_title_turns_its_blocks() -> None:
    document = _composed("  - {block: plain, page: landscape}\n  - {blocks: [more]}\n")

    assert _turned(document) == ["block-plain"]


def test_headings_go_along_with_the_block_they_lead_to() -> None:
    outline = (
        "  - section: Outer\n    outline:\n"
        "      - {section: Inner, blocks: [wide, plain]}\n      - {section: Next, blocks: [more]}\n"
    )

    assert _turned(_composed(outline)) == ["Outer", "Inner", "block-wide"]


def test_turned_pages_are_of_the_paper_of_the_report() -> None:
    document = _composed("  - {section: Text, blocks: [wide]}\n", "paper: Letter")

    assert "@page landscape { size: Letter landscape }" in _style(document)


def test_a_report_without_turned_pages_has_no_rules_for_them() -> None:
    document = _composed("  - {section: Text, blocks: [plain]}\n")

    assert _turned(document) == []
    assert "landscape" not in _style(document)


@pytest.mark.parametrize(("paper", "width"), [("A4", "895"), ("Letter", "829")])
def test_a_chart_is_as_wide_as_the_turned_page(paper: str, width: str) -> None:
    document = _composed("  - {section: Text, blocks: [wide]}\n", f"paper: {paper}", chart=True)
    drawing = next(content for name, content in document.assets.items() if name.startswith("drawings/"))

    assert f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}"'.encode() in drawing


def test_a_chart_in_a_turned_section_has_the_same_room() -> None:
    blocks = {"plain": '::: chart {data=n.csv type=bar caption="Numbers" alt="a, b"}\nTwo.\n:::\n'}
    outline = (
        "  - section: Outer\n    page: landscape\n    outline:\n      - {section: In, blocks: [plain]}\n"
    )
    document = compose(project_files(blocks, "", outline + NOTES, NUMBERS))
    drawing = next(content for name, content in document.assets.items() if name.startswith("drawings/"))

    assert b'width="895"' in drawing
