"""Passages → the Markdown and the data of a draft."""

from __future__ import annotations

from reportgen.ingest.draft.locators import Located
from reportgen.ingest.draft.passages import Written
from reportgen.model.imported import Paragraph, Passage, Table, Words


def written(*passages: Passage) -> Written:
    """What a section of these becomes."""
    draft = Written("ports", "en", {}, {})
    draft.add_all([Located(each, (), 1, (), 0, 0) for each in passages])
    return draft


def cells(*texts: str) -> tuple[tuple[Words, ...], ...]:
    return tuple((Words(text),) if text else () for text in texts)


def test_a_table_becomes_a_file_of_data_whose_empty_cells_hold_a_dash() -> None:
    draft = written(Table((cells("Port", "Calls"), cells("North", ""), cells("", "two\nlines"))))

    assert draft.text == "::: table {data=ports-1.csv}\n:::\n"
    assert draft.data == {"ports-1.csv": "Port,Calls\nNorth,–\n–,two lines\n".encode()}
    assert draft.empty_cells == 2


def test_a_table_of_one_row_or_column_is_a_list() -> None:
    assert written(Table((cells("One", "Two"),))).text == "- One\n- Two\n"
    assert written(Table((cells("One"), cells("Two")))).text == "- One\n- Two\n"


def test_a_quotation_is_marked_on_every_line() -> None:
    assert written(Paragraph((Words("One\ntwo."),), is_quoted=True)).text == "> One\\\n> two.\n"
