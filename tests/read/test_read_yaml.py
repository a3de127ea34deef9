"""YAML text → values with places."""

import pytest

from read.read_projects import read_with
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.text.place import Source
from reportgen.read.limits import MAX_DEPTH, MAX_NODES
from reportgen.read.yaml.nodes import Raw, raw
from reportgen.read.yaml.reader import read_yaml
from reportgen.read.yaml.scalars import free_value


def values(text: str) -> Raw:
    reported: list[Diagnostic] = []
    node = read_yaml("x.yaml", text, reported.append)
    assert reported == []
    assert node is not None
    return raw(node)


def mistake(text: str) -> Diagnostic:
    reported: list[Diagnostic] = []
    read_yaml("x.yaml", text, reported.append)
    (only,) = reported
    return only


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("2027-05-21", "2027-05-21"),
        ("010", 10),
        ("0o17", 15),
        ("0x1F", 31),
        ("-3", -3),
        ("1.50", 1.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("true", True),
        ("False", False),
        ("~", None),
        ("null", None),
        ("", None),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1_000", "1_000"),
        ("9" * 30, "9" * 30),
        ("'3'", "3"),
        ('"true"', "true"),
        ("'~'", "~"),
    ],
)
def test_scalars_mean_what_yaml_1_2_says(written: str, meant: object) -> None:
    read = free_value(values(f"key: {written}"))

    assert read == {"key": meant}
    assert isinstance(read, dict)
    assert isinstance(read["key"], type(meant))
    assert isinstance(read["key"], bool) == isinstance(meant, bool)


def test_a_number_stays_as_written_where_text_is_expected() -> None:
    about = read_with(about="title: 1984\nversion: 1.10\nlicence: no\n").about

    assert (about.title, about.version, about.licence) == ("1984", "1.10", "no")


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", "x.yaml:3:1"),
        ("a: {b: 1, b: 2}\n", "duplicate-key", "x.yaml:1:11"),
        ("base: &b {x: 1}\nmore:\n  <<: *b\n", "merge-key", "x.yaml:3:3"),
        ("a: !!python/object:os.system x\n", "type-tag", "x.yaml:1:4"),
        ("a: !!str 5\n", "type-tag", "x.yaml:1:4"),
        ("a: *nobody\n", "unknown-alias", "x.yaml:1:4"),
        ("a: &a [*a]\n", "unknown-alias", "x.yaml:1:8"),
        ("a: 1\n---\nb: 2\n", "second-document", "x.yaml:2:1"),
        ("[1, 2]: x\n", "wrong-key", "x.yaml:1:1"),
        ("? \n: x\n", "wrong-key", "x.yaml:1:2"),
    ],
)
def test_what_authors_cannot_mean_is_refused_where_it_stands(text: str, code: str, place: str) -> None:
    found = mistake(text)

    assert (found.code, str(found.span)) == (code, place)


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("title: a: b\n", "a colon stands where no key can be", (1, 9)),
        ("a: [1, 2\nb: 3\n", "a list in square brackets is not closed", (1, 4)),
        ("a: {b: 1\n", "a mapping in braces is not closed", (1, 4)),
        ("a: {b: 1", "a mapping in braces is not closed", (1, 4)),
        ('a: ["b" "c"]\n', "a list in square brackets is not closed", (1, 9)),
        ('a: "open\n', "quotes are opened and never closed", (1, 4)),
        ('b: 1\na: "open\n---\n', "quotes are opened and never closed", (2, 4)),
        ("a: %x\n", "this sign cannot start a value", (1, 4)),
        ("a:\n\t- b\n", "this sign cannot start a value", (2, 1)),
        ('a: "\\q"\n', "a backslash stands before a sign that it cannot escape", (1, 5)),
        ("a: 1\nbcd\n", "a key has no colon", (2, 1)),
    ],
)
def test_broken_yaml_is_explained_in_words(text: str, message: str, place: tuple[int, int]) -> None:
    found = mistake(text)

    assert (found.code, found.message) == ("yaml-mistake", message)
    assert found.span is not None
    assert (found.span.line, found.span.column) == place


def test_an_alias_stands_for_the_value_it_names() -> None:
    assert values("a: &x [1, 2]\nb: *x\n") == {"a": ["1", "2"], "b": ["1", "2"]}


def test_aliases_that_multiply_each_other_are_stopped() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 8)]

    found = mistake("\n".join(lines))

    assert (found.code, str(MAX_NODES)[:3] in found.message) == ("too-many-values", True)


@pytest.mark.parametrize(
    "text", ["[" * (MAX_DEPTH + 1), "- " * (MAX_DEPTH + 1) + "x", "{a: " * (MAX_DEPTH + 1)]
)
def test_deep_nesting_is_stopped(text: str) -> None:
    assert mistake(text).code == "too-deep-nesting"


def test_depth_through_aliases_counts_too() -> None:
    chain = "\n".join(f"- &a{n} [*a{n - 1}]" for n in range(1, MAX_DEPTH + 2))

    assert mistake(f"- &a0 x\n{chain}\n").code == "too-deep-nesting"


def test_places_count_lines_and_columns_from_one_in_characters() -> None:
    reported: list[Diagnostic] = []
    text = "ä: 1\n'😀': [a, bc]\n"
    within = Source("x.yaml", f"\n\n\n\n{text}").place(4, 4 + len(text))
    node = read_yaml("x.yaml", text, reported.append, within=within)

    assert node is not None
    inner = node.fields["😀"]  # type: ignore[union-attr]  # the text above is a mapping
    assert (inner.key.line, inner.key.column, inner.key.end_column) == (6, 1, 4)
    second = inner.node.nodes[1].span  # type: ignore[union-attr]  # and this a list
    assert (second.line, second.column, second.end_column) == (6, 10, 12)
