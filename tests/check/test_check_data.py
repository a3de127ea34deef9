from __future__ import annotations

from check.making_projects import check, make_block, make_claim, make_project, told
from reportgen.model.project import Project

TABLE = '::: table {data=x.csv #tbl-x caption="What is said"}\n:::'


def with_data(content: str, text: str = TABLE) -> Project:
    return make_project(
        make_block("b", text), claims=[make_claim("c1")], data={"data/x.csv": content.encode()}
    )


def test_a_fault_in_a_data_file_is_reported_in_that_file() -> None:
    report = check(with_data("What,Where\nA pawn,Mexico [@c1]\nTwo,\n"))

    assert told(report) == ["content/data/x.csv:2:3: banned-word", "content/data/x.csv:3:5: empty-cell"]


def test_a_cell_of_several_lines_keeps_the_line_it_begins_in() -> None:
    report = check(with_data('What,Where\n"one\ntwo",x\nA pawn,x\n'))

    assert told(report) == ["content/data/x.csv:4:3: banned-word"]


def test_a_table_without_header_row_is_reported_where_it_stands() -> None:
    text = TABLE.replace("{data", "{head=0 data")

    assert told(check(with_data("one,two\n", text))) == ["content/blocks/b.md:10:1: headless-table"]


def test_what_a_diagram_tells_only_the_build_is_not_read() -> None:
    text = '::: diagram {data=x.csv alt="A chain"}\nTrade leads to influence.\n:::'

    report = check(with_data("from,to,label,line\nTrade,Influence,pawn,dashed\n", text))
    assert told(report) == ["content/data/x.csv:2:17: banned-word"]


def test_a_file_that_is_no_table_or_is_missing_is_left_to_composition() -> None:
    assert told(check(with_data("a\x00b\n", TABLE.replace("x.csv", "y.csv")))) == []


def test_locators_of_the_register_may_stand_in_tables() -> None:
    assert told(check(with_data("What,Where\nTwo,A L2.1–3\n"))) == []
    assert told(check(with_data("What,Where\nTwo,A 9.1\n"))) == ["content/data/x.csv:2:7: unsupported-number"]
