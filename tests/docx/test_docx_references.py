"""References within a document → fields of Word, where Word can follow them."""

from __future__ import annotations

import pytest

from editions.redlined_values import LOOK, PLAIN
from reportgen.write.docx.emit.inline import write_inlines
from reportgen.write.docx.emit.state import PartWriter, WriterState
from reportgen.write.docx.ooxml import name
from reportgen.write.docx.style.style_book import StyleBook
from reportgen.write.docx.values.blocks import Reference, Run
from reportgen.write.docx.values.house_styles import HouseStyles


def written(reference: Reference) -> tuple[str, str]:
    """The instruction of the field that a reference becomes, and the words it shows."""
    state = WriterState(StyleBook(LOOK), {}, "en", HouseStyles(), {}, {}, frozenset({"cost"}))
    nodes = write_inlines((reference,), PLAIN, PartWriter(state))
    instruction = "".join(each.text or "" for node in nodes for each in node.iter(name("w:instrText")))
    return instruction.strip(), "".join(each.text for node in nodes for each in node.iter(name("w:t")))


@pytest.mark.parametrize(
    ("kind", "field"),
    [("page", "PAGEREF _Ref_cost"), ("text", "REF _Ref_cost"), ("label", "REF _Ref_"), ("note", "NOTEREF _")],
)
def test_a_reference_to_what_is_there_is_a_field(kind: str, field: str) -> None:
    instruction, shown = written(Reference(kind, "cost", (Run("there", PLAIN, (), "en", is_rtl=False),)))

    assert instruction.startswith(field)
    assert shown == "there"


@pytest.mark.parametrize("kind", ["page", "text", "label"])
def test_a_reference_to_what_is_not_there_is_words_alone(kind: str) -> None:
    assert written(Reference(kind, "gone", (Run("there", PLAIN, (), "en", is_rtl=False),))) == ("", "there")


def test_a_note_is_referred_to_by_a_bookmark_of_its_own() -> None:
    instruction, shown = written(Reference("note", "gone", (Run("4", PLAIN, (), "en", is_rtl=False),)))

    assert instruction.startswith("NOTEREF ")
    assert shown == "4"
