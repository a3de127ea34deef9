"""Markdown becomes nodes that know their places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compose.compose_projects import compose, faults_of, project_files
from reportgen.model.span import Span
from reportgen.text.grammar import read_inline, read_markdown
from reportgen.text.grammar.attributes import parse_attributes
from reportgen.text.tree import Node

START = Span("a.md", 10)


def places(text: str, kind: str) -> list[str]:
    nodes, _ = read_markdown(text, START)
    return [str(each.place) for node in nodes for each in node.walk() if each.kind == kind]


def test_equal_pieces_have_their_own_places() -> None:
    assert places("[[a]] and [[a]]\nand [[a]]", "term") == ["a.md:10:1", "a.md:10:11", "a.md:11:5"]


def test_a_place_counts_from_the_line_of_the_text() -> None:
    assert places("one\n\n- two [@x]\n", "citation") == ["a.md:12:7"]


def test_a_place_that_is_not_certain_has_no_column() -> None:
    assert places("`[[a]]` and [[a]]", "term") == ["a.md:10"]


def test_a_citation_may_run_over_the_end_of_a_line() -> None:
    nodes, _ = read_markdown("x [@a;\n@b] y", START)

    assert [each.text for each in nodes[0].children if each.kind == "citation"] == ["@a;\n@b"]


def test_a_cell_has_the_place_of_its_row() -> None:
    nodes, _ = read_inline("see [@x]", Span("t.csv", 3))

    assert [str(each.place) for each in nodes] == ["t.csv:3:1", "t.csv:3:5"]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("::: note\nx\n", "unclosed-container", 10),
        ("x\n\n:::\n", "stray-container-end", 12),
        (":::: note\n::: note\nx\n::::\n", "unclosed-container", 11),
    ],
)
def test_containers_open_and_close(text: str, code: str, line: int) -> None:
    _, diagnostics = read_markdown(text, START)

    assert [(each.code, each.span) for each in diagnostics] == [(code, Span("a.md", line))]


@pytest.mark.parametrize(
    ("written", "attributes"),
    [
        ("{#a}", {"id": "a"}),
        ("{.a .b}", {"class": "a b"}),
        ("{data=x.csv only=a,b}", {"data": "x.csv", "only": "a,b"}),
        ('{caption="two \\"words\\"" }', {"caption": 'two "words"'}),
        ('{a=""}', {"a": ""}),
    ],
)
def test_attributes_are_read(written: str, attributes: dict[str, str]) -> None:
    found = parse_attributes(written)

    assert found == (attributes, len(written))


@pytest.mark.parametrize(
    "written", ["", "{}", "{ }", "{{ a }}", "{a}", "{a=}", '{a="b}', "{#a", "{a=b c}", "a"]
)
def test_what_is_no_attribute_is_left_alone(written: str) -> None:
    assert parse_attributes(written) is None


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.from_regex(r"[a-z][a-z-]{0,5}", fullmatch=True), st.text(max_size=10), min_size=1))
def test_any_value_can_be_written_in_quotes(attributes: dict[str, str]) -> None:
    quoted = {name: value.replace("\\", "\\\\").replace('"', '\\"') for name, value in attributes.items()}
    written = "{" + " ".join(f'{name}="{value}"' for name, value in quoted.items()) + "}"

    found = parse_attributes(written)
    if any("\n" in value for value in attributes.values()):
        return
    assert found == (attributes, len(written))


@pytest.mark.slow
def test_a_long_paragraph_is_read_in_time_that_grows_with_it() -> None:
    nodes, _ = read_markdown("\n".join(f"a{n} [[port call]] b" for n in range(3000)), START)

    terms = [each for each in nodes[0].children if each.kind == "term"]
    assert terms[-1] == Node("term", Span("a.md", 3009, 7, 20), "port call")


def test_a_control_character_in_a_value_is_said_where_the_value_stands() -> None:
    (fault,) = faults_of(project_files({"one": "x {{ word }}"}), {"word": "a\x07b"})

    assert fault.code == "control-character"
    assert str(fault.span) == "content/blocks/one.md:5:3"


def test_tokens_cannot_write_other_rules() -> None:
    theme = 'tokens: {accent: "red; } body { display: none"}\n'
    found = faults_of(project_files({"one": "x"}, files={"templates/themes/plain/theme.yaml": theme}))

    assert found
    assert all(each.span is not None and "theme.yaml" in each.span.path for each in found)


def test_data_may_not_be_larger_than_a_reader_can_take() -> None:
    rows = "a,b\n" + "1,2\n" * 10_000
    (fault,) = faults_of(
        project_files({"one": "::: table {data=x.csv}\n:::"}, files={"content/data/x.csv": rows})
    )

    assert fault.code == "oversized-data"


def test_what_cannot_be_drawn_is_said_in_words() -> None:
    files: dict[str, str | bytes] = {
        "content/data/n.csv": "a,b\nx,-1\n",
        "content/data/d.csv": "from,to\n" + "".join(f"a{n},b{n}\n" for n in range(200)),
    }
    text = '::: chart {data=n.csv stacked=true}\n:::\n\n::: diagram {data=d.csv alt="x"}\n:::\n'
    found = faults_of(project_files({"one": text}, files=files))

    assert [each.code for each in found] == ["undrawable-chart", "undrawable-diagram"]


def test_blocks_of_other_readers_do_not_count_figures() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'
    figure = '![A](images/box.svg "A")'
    text = f"::: except policy\n{figure}\n:::\n\n{figure}\n"
    document = compose(project_files({"one": text}, files={"content/images/box.svg": drawing}))

    assert "Figure 1" in document.html
    assert "Figure 2" not in document.html
