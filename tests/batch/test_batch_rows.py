"""Lists in every dress become rows of text, and their mistakes have lines."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.app.batch.names import name_rows
from reportgen.errors import ContentError, ReportgenError, UsageError
from reportgen.model.span import Span
from reportgen.read.rows.batch_rows import BatchRow, read_batch_rows

CSV = "name,place\nAda,Nogales\nBo,Tijuana\n"


def values(content: str) -> list[dict[str, str]]:
    return [dict(row.values) for row in read_batch_rows("list", content.encode())]


def codes(content: bytes) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read_batch_rows("list", content)
    return [each.code for each in caught.value.diagnostics]


EXPECTED = [{"name": "Ada", "place": "Nogales"}, {"name": "Bo", "place": "Tijuana"}]


@pytest.mark.parametrize(
    "content",
    [
        CSV,
        CSV.replace(",", ";"),
        CSV.replace(",", "\t"),
        CSV.replace(",", "|"),
        "sep=;\n" + CSV.replace(",", ";"),
        CSV.replace("\n", "\r\n"),
        "\ufeff" + CSV,
        "\n" + CSV + "\n\n",
        CSV.replace("Ada", '"Ada"'),
        '[{"name": "Ada", "place": "Nogales"}, {"name": "Bo", "place": "Tijuana"}]',
        '{"name": "Ada", "place": "Nogales"}\n\n{"name": "Bo", "place": "Tijuana"}\n',
    ],
)
def test_one_list_in_every_dress(content: str) -> None:
    assert values(content) == EXPECTED


def test_a_list_that_a_spreadsheet_saved_as_utf16_is_read() -> None:
    rows = read_batch_rows("list", "name\tplace\nÄnne\tBrno\n".encode("utf-16"))

    assert [dict(row.values) for row in rows] == [{"name": "Änne", "place": "Brno"}]


def test_every_value_is_text() -> None:
    assert values('{"a": 1, "b": 1.5, "c": true, "d": null, "e": "=1+1"}') == [
        {"a": "1", "b": "1.5", "c": "true", "d": "", "e": "=1+1"}
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-list"),
        (b"name\n", "empty-list"),
        (b"name,name\nA,B\n", "wrong-column"),
        (b"first name\nA\n", "wrong-column"),
        (b"name,\nA,B\n", "wrong-column"),
        (b"name,place\nA\n", "broken-row"),
        (b'name,place\n"A,B\n', "broken-row"),
        (b"[1]", "broken-row"),
        (b'[{"a": 1}', "broken-row"),
        (b'{"a": [1]}', "broken-row"),
        (b'{"a": 1}\nno\n', "broken-row"),
        (b"[" * 100_000, "broken-row"),
        (b'{"a":' * 100_000, "broken-row"),
        (b'[{"a": 1}] []', "broken-row"),
        (b'[{"a": 1},]', "broken-row"),
        (b'{"a": 1, "a": 2}', "wrong-column"),
        (b'{"a b": 1}', "wrong-column"),
        (b'{"a": "\\ud800"}', "control-character"),
        (b'[{"a": "\\u0000"}]', "control-character"),
        (b"name\n" + b"x" * 100_001, "oversized-data"),
        (b'{"a": "' + b"x" * 100_001 + b'"}', "oversized-data"),
        (b"name\n\xff\n", "wrong-encoding"),
        (b"name\n\x00\n", "binary-content"),
        (b"name\nA\x1b[2J\n", "control-character"),
    ],
)
def test_a_mistake_has_its_name(content: bytes, code: str) -> None:
    assert codes(content) == [code]


@pytest.mark.parametrize("content", ["name\n{}\n", '{{"name": "{}"}}'])
def test_a_value_may_be_as_long_as_a_block(content: str) -> None:
    (row,) = read_batch_rows("list", content.format("x" * 100_000).encode())

    assert len(row.values["name"]) == 100_000


def test_a_name_given_twice_is_the_only_mistake_told_of_its_entry() -> None:
    with pytest.raises(ContentError) as caught:
        read_batch_rows("list", b'{"a": 1, "a": [2]}\n{"a": [1]}\n')

    assert [(each.code, each.message) for each in caught.value.diagnostics] == [
        ("wrong-column", '"a" stands twice in the line'),
        ("broken-row", '"a" in the line is not one value'),
    ]


def test_a_number_stays_as_it_is_written() -> None:
    assert values('[{"a": 1.50, "b": 12345678901234567890123, "c": 1e3}]') == [
        {"a": "1.50", "b": "12345678901234567890123", "c": "1e3"}
    ]


@pytest.mark.parametrize(
    ("content", "span"),
    [
        (b'[\n  {"a": 1},\n  {"a": [2]}\n]', Span("list", 3, 3)),
        (b'[{"a": 1}, 7]', Span("list", 1, 12)),
        (b'[\n{"a": 1}\n{"a": 2}]', Span("list", 3, 1)),
        (b'[{"a": 1},\n {"a": x}]', Span("list", 2, 8)),
        (b'[{"a": 1}\n] x', Span("list", 2, 3)),
        (b'{"a": 1}\n{"a" 2}\n', Span("list", 2, 6)),
        (b"a,b\n1,2\n1\n", Span("list", 3)),
    ],
)
def test_a_mistake_has_its_place(content: bytes, span: Span) -> None:
    with pytest.raises(ContentError) as caught:
        read_batch_rows("list", content)

    assert [each.span for each in caught.value.diagnostics] == [span]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.dictionaries(st.sampled_from("abc"), st.text('xé \n"', max_size=5), min_size=1), min_size=1)
)
def test_a_list_of_objects_is_what_a_reader_of_json_finds(entries: list[dict[str, str]]) -> None:
    for text in (json.dumps(entries), json.dumps(entries, indent=2, ensure_ascii=False)):
        assert values(text) == [{name: text.strip() for name, text in each.items()} for each in entries]


def test_every_broken_row_is_told_with_its_line() -> None:
    with pytest.raises(ContentError) as caught:
        read_batch_rows("list.csv", b"a,b\n1\n1,2\n1,2,3\n")

    assert [each.span for each in caught.value.diagnostics] == [Span("list.csv", 2), Span("list.csv", 4)]


def rows(*names: str) -> tuple[BatchRow, ...]:
    return tuple(
        BatchRow(place, {"name": name}, Span("list", place + 1)) for place, name in enumerate(names, 1)
    )


def test_names_come_from_the_pattern() -> None:
    names = name_rows(rows("Ada", "Bo"), "{profile}-{name}-{row}", "council")

    assert names == {1: "council-Ada-1", 2: "council-Bo-2"}


def test_numbers_are_filled_so_that_names_sort() -> None:
    names = name_rows(rows(*(f"n{each}" for each in range(12))), "{row}", "council")

    assert list(names.values()) == sorted(names.values())


@pytest.mark.parametrize(
    "name",
    [
        "../up",
        "a/b",
        "a\\b",
        "",
        ".",
        "..",
        "con",
        "nul",
        "a:b",
        "a\u202eb",
        "x" * 300,
        "a*",
        " a",
        "con .x",
        "LPT¹",
    ],
)
def test_a_value_that_makes_no_safe_name_is_refused(name: str) -> None:
    with pytest.raises(ContentError) as caught:
        name_rows(rows("fine", name), "{name}", "council")

    assert {each.code for each in caught.value.diagnostics} == {"unsafe-output-name"}
    assert {each.span for each in caught.value.diagnostics} == {Span("list", 3)}


@pytest.mark.parametrize("twice", ["Ada", "ADA"])
def test_two_rows_with_one_name_are_refused(twice: str) -> None:
    with pytest.raises(ContentError, match="line 2"):
        name_rows(rows("Ada", twice), "{name}", "council")


def test_a_value_in_quotes_may_run_over_lines() -> None:
    found = read_batch_rows("list", b'name,place\n"Ada\nBo",Nogales\nCy,Tijuana\n')

    assert [dict(row.values)["name"] for row in found] == ["Ada\nBo", "Cy"]
    assert [row.span.line for row in found] == [2, 4]


def test_a_stray_quote_costs_one_row_and_no_other() -> None:
    with pytest.raises(ContentError) as caught:
        read_batch_rows("list", b'a,b\n"1,2\n1,2\n1\n')

    assert [each.span for each in caught.value.diagnostics] == [Span("list", 2), Span("list", 4)]


def test_of_more_than_a_hundred_mistakes_the_number_of_the_others_is_told() -> None:
    with pytest.raises(ContentError) as caught:
        read_batch_rows("list", b"a,b\n" + b"1\n" * 103)

    found = caught.value.diagnostics
    assert len(found) == 101
    assert [(each.message, each.span) for each in found if "more" in each.message] == [
        ("after this row there are 3 more mistakes in the list", Span("list", 101))
    ]


def test_a_hundred_mistakes_are_all_told() -> None:
    with pytest.raises(ContentError) as caught:
        read_batch_rows("list", b"a,b\n" + b"1\n" * 100)

    assert len(caught.value.diagnostics) == 100
    assert not any("more" in each.message for each in caught.value.diagnostics)


def test_a_pattern_that_names_no_column_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        name_rows(rows("Ada"), "{nam}", "council")

    assert [each.code for each in caught.value.diagnostics] == ["missing-column"]
    assert caught.value.diagnostics[0].hint == 'did you mean "name"?'


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=12), min_size=1, max_size=6))
def test_names_are_safe_and_unique_or_refused(found: list[str]) -> None:
    try:
        names = name_rows(rows(*found), "{name}", "council")
    except ReportgenError:
        return

    assert len({each.casefold() for each in names.values()}) == len(found)
    for name in names.values():
        assert (Path("folder") / f"{name}.pdf").resolve().parent == Path("folder").resolve()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_whatever_the_list_it_is_read_or_refused(text: str) -> None:
    try:
        found = read_batch_rows("list", text.encode("utf-8", "replace"))
    except ContentError:
        return

    assert [row.number for row in found] == sorted({row.number for row in found})


MANY = 100_000


@pytest.mark.slow
@pytest.mark.parametrize(
    ("start", "entry", "between", "end"),
    [
        ("name,place\n", "{name},Place", "\n", "\n"),
        ("[", '{{"name": "{name}", "place": "Place"}}', ",", "]"),
        ("", '{{"name": "{name}", "place": "Place"}}', "\n", "\n"),
    ],
)
def test_a_hundred_thousand_rows_are_read_and_named_in_seconds(
    start: str, entry: str, between: str, end: str
) -> None:
    people = [f"Person {each}" for each in range(MANY - 1)]
    content = start + between.join(entry.format(name=name) for name in (*people, "person 7")) + end
    begun = time.process_time()
    found = read_batch_rows("list", content.encode())
    with pytest.raises(ContentError) as caught:
        name_rows(found, "{name}", "council")
    took = time.process_time() - begun

    (told,) = caught.value.diagnostics
    assert told.message == f'"person 7" is also the name of the files for row 8, line {found[7].span.line}'
    assert told.span == found[-1].span
    assert len(name_rows(found, "{row}-{name}", "council")) == MANY
    assert took < 20


@pytest.mark.slow
def test_a_mistake_at_the_end_of_a_hundred_thousand_rows_is_found() -> None:
    content = "name,place\n" + "Person,Place\n" * (MANY - 2) + "Person\n" + "Person,Place\n"
    with pytest.raises(ContentError) as caught:
        read_batch_rows("list", content.encode())

    assert [each.span for each in caught.value.diagnostics] == [Span("list", MANY)]


def test_of_more_than_a_hundred_unsafe_names_the_number_of_the_others_is_reported() -> None:
    names = b"".join(b"a/%d\n" % number for number in range(130))
    rows = read_batch_rows("list", b"name\n" + names)
    with pytest.raises(ContentError) as refused:
        name_rows(rows, "{name}", "letter")

    assert len(refused.value.diagnostics) == 101
    assert any("there are 30 more mistakes" in each.message for each in refused.value.diagnostics)
