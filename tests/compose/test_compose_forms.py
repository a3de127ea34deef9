"""Tables that readers fill in by hand may have empty cells; others may not."""

from __future__ import annotations

import pytest

from compose.compose_projects import faults, written_as

TABLE = "| Task | Done |\n|---|---|\n| Read | {} |\n"


@pytest.mark.parametrize("empty", ["", "&nbsp;"])
def test_an_empty_cell_to_be_filled_in_is_as_high_as_a_line(empty: str) -> None:
    html = written_as(f"::: table {{fill=true}}\n{TABLE.format(empty)}:::\n")

    assert "<td>Read</td><td>\u00a0</td>" in html


def test_a_plain_table_may_be_one_too() -> None:
    assert "<td>\u00a0</td>" in written_as("{fill=true}\n" + TABLE.format(""))


def test_data_may_be_filled_in_too() -> None:
    files = {"content/data/f.csv": "Task,Done\nRead,\n"}

    assert "<td>Read</td><td>\u00a0</td>" in written_as("::: table {data=f.csv fill=true}\n:::", files=files)


def test_the_header_of_a_form_names_every_column() -> None:
    found = faults("::: table {fill=true}\n| Task | |\n|---|---|\n| Read | |\n:::")

    assert [each.code for each in found] == ["empty-cell"]


def test_the_corner_above_a_column_of_headers_may_be_empty() -> None:
    assert "<th" in written_as("|  | Done |\n|---|---|\n| Read | yes |\n")


@pytest.mark.parametrize("choice", ["", " fill=false"])
def test_an_empty_cell_elsewhere_is_a_mistake_that_names_the_way(choice: str) -> None:
    (found,) = faults(f"::: table {{#tbl-t{choice}}}\n{TABLE.format('')}:::")

    assert found.code == "empty-cell"
    assert "fill=true" in (found.hint or "")


def test_fill_is_true_or_false() -> None:
    found = faults(f"::: table {{fill=maybe}}\n{TABLE.format('x')}:::")

    assert [each.code for each in found] == ["unknown-choice"]
