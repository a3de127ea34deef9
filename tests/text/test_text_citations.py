"""What a text cites, wherever in it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from reportgen.app.imports.marks import move_citations
from reportgen.app.imports.moved_places import Moves
from reportgen.model.content.block import Block
from reportgen.model.names import SourceId
from reportgen.read.content.blocks import read_block
from reportgen.text.citations import cited_items, cited_names
from text.random_markdown import whole


def test_citations_are_found_in_notes_captions_and_hidden_phrases() -> None:
    text = (
        "A [@a] [b [@b]]{only=x}[^1].\n\n[^1]: N [@n; @m, L4].\n\n"
        '::: table {data=x.csv caption="C [@c]" source="[@s]"}\n:::\n\n![Alt](p.svg "T [@t]")\n'
    )

    assert cited_names(whole(text)) == {"a", "b", "n", "m", "c", "s", "t"}


def test_what_looks_like_a_citation_in_code_is_none() -> None:
    assert cited_names(whole("`[@a]`\n\n    [@b]\n\n\\[@c]")) == frozenset()


def test_an_item_in_a_caption_knows_its_place() -> None:
    (item,) = cited_items(whole('::: table {data=x.csv caption="C [@c, p. 3]"}\n:::'))

    assert (item.place.written, item.locator) == ("@c, p. 3", "p. 3")


def test_locators_move_in_a_file_of_another_system() -> None:
    text = "---\ntitle: T\nkind: context\n---\nA [@src, L4; @other, L4] and [@src, line 4].\n\n`[@src, L4]`\n"
    block = read_block("content/blocks/b.md", text, lambda _: None)
    moves = cast("Moves", SimpleNamespace(moved=lambda written: written.replace("4", "17")))

    content = "\ufeff" + text.replace("\n", "\r\n")
    moved = move_citations(content, cast("Block", block), SourceId("src"), moves)
    assert moved == content.replace("[@src, L4; ", "[@src, L17; ").replace("line 4", "line 17")
