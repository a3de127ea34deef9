"""Blocks: front matter, versions, allowances, requirements."""

from datetime import date

import pytest

from read.read_projects import BLOCK, only_mistake, project_files, refused
from reportgen.model.content.block import Block
from reportgen.model.names import FULL, BlockId, VersionName
from reportgen.read import read_sound_project

PATH = "content/blocks/purpose.md"


def read_block(text: str) -> Block:
    return read_sound_project(project_files({PATH: text})).blocks[BlockId("purpose")]


def block_with(body: str, front: str = "title: T\nkind: context") -> str:
    return f"---\n{front}\n---\n{body}"


def test_the_text_outside_versions_is_full_and_every_version_knows_its_first_line() -> None:
    block = read_block(block_with("\nFull text.\n\n::: version brief\n\nShort.\n:::\n\nMore.\n"))

    full, brief = block.versions[FULL], block.versions[VersionName("brief")]
    assert (full.text, full.span.line) == ("Full text.\n\n\n\n\n\n\nMore.\n", 6)
    assert (brief.text, brief.span.line) == ("Short.\n", 10)


def test_a_block_may_have_no_full_text_when_it_has_a_version() -> None:
    assert list(read_block(block_with("::: version qa\nYes.\n:::\n")).versions) == ["qa"]


def test_a_version_holds_other_containers_when_it_opens_with_more_colons() -> None:
    block = read_block(block_with(":::: version plain\n::: note\nMind this.\n:::\nText.\n::::\n"))

    assert block.versions[VersionName("plain")].text == "::: note\nMind this.\n:::\nText.\n"


def test_code_is_left_alone() -> None:
    block = read_block(
        block_with("~~~\n::: version fake\n~~~\n\n```md\n:::\n```\n\n::: version brief\nB.\n:::\n")
    )

    assert list(block.versions) == [FULL, "brief"]
    assert "::: version fake" in block.versions[FULL].text


def test_titles_by_version_replace_the_title() -> None:
    text = block_with("F.\n\n::: version qa\nQ.\n:::\n", "title: T\nkind: qa\ntitles: {qa: Is it so?}")
    block = read_block(text)

    assert {name: version.title for name, version in block.versions.items()} == {
        "full": "T",
        "qa": "Is it so?",
    }


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("::: version brief\nB.\n", "unclosed-container", 5),
        ("F.\n:::\n", "stray-container-end", 6),
        ("F.\n::: version\nB.\n:::\n", "malformed-version", 6),
        ("F.\n::: version a b\nB.\n:::\n", "malformed-version", 6),
        ("F.\n::: version Brief\nB.\n:::\n", "malformed-version", 6),
        ("::: version full\nB.\n:::\nF.\n", "malformed-version", 5),
        ("F.\n::: version brief\n\n:::\n", "empty-version", 6),
        ("::: version a\nA.\n:::\n::: version a\nB.\n:::\n", "duplicate-version", 8),
        (":::: note\n::: version a\nA.\n:::\n::::\nF.\n", "inner-version", 6),
        ("::: version a\n:::: note\nA.\n::::\n:::\n", "unmarked-nesting", 6),
        (":::: version a\nA.\n:::\n", "mismatched-container-end", 7),
        ("F.\n```\n::: version a\nA.\n:::\n", "unclosed-code", 6),
        ("\n", "empty-block", 5),
    ],
)
def test_containers_that_do_not_fit_are_reported_at_their_line(body: str, code: str, line: int) -> None:
    mistake = only_mistake({PATH: block_with(body)})

    assert mistake.span is not None
    assert (mistake.code, mistake.span.line) == (code, line)


def test_containers_of_the_same_size_inside_each_other_come_with_the_way_out() -> None:
    mistake = refused({PATH: block_with("F.\n::: version a\n::: note\nA.\n:::\n:::\n")})[0]

    assert mistake.message == '"note" opens inside "version a" (line 6) with as many colons'
    assert mistake.hint == 'open and close "version" with ::::, or close it before this line'


def test_a_title_for_a_version_that_is_not_there_is_a_mistake() -> None:
    text = block_with("F.\n\n::: version brief\nB.\n:::\n", "title: T\nkind: qa\ntitles: {breif: X}")
    mistake = only_mistake({PATH: text})

    assert (mistake.code, str(mistake.span), mistake.hint) == (
        "unknown-version",
        f"{PATH}:4:10",
        'did you mean "brief"?',
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Just text.\n", "missing-front-matter"),
        ("---\n---\nText.\n", "missing-front-matter"),
        ("---\ntitle: T\nkind: context\nText.\n", "unclosed-front-matter"),
    ],
)
def test_front_matter_stands_between_two_lines_of_hyphens(text: str, code: str) -> None:
    assert only_mistake({PATH: text}).code == code


def test_a_file_name_that_is_no_id_is_a_mistake() -> None:
    mistake = only_mistake({"content/blocks/Border_Purpose.md": BLOCK})

    assert (mistake.code, mistake.span and mistake.span.path) == (
        "malformed-file-name",
        "content/blocks/Border_Purpose.md",
    )


def test_fields_hold_everything_that_was_written_for_queries() -> None:
    front = (
        "title: T\nkind: risk\ntopics: [a]\nreview_by: 2027-05-21\nactors: [MEX, 7]\nx-depth: 2\nowner: null"
    )
    block = read_block(block_with("F.\n", front))

    assert block.fields == {
        "title": "T",
        "kind": "risk",
        "topics": ("a",),
        "priority": 2,
        "review_by": date(2027, 5, 21),
        "actors": ("MEX", 7),
        "x-depth": 2,
        "owner": None,
    }


def test_a_block_asks_for_turned_pages_at_a_line() -> None:
    block = read_block(block_with("F.\n", "title: T\nkind: table\npage: landscape"))

    assert str(block.landscape) == f"{PATH}:4:7"
    assert block.fields["page"] == "landscape"


def test_pages_are_turned_to_one_side_only() -> None:
    mistake = only_mistake({PATH: block_with("F.\n", "title: T\nkind: table\npage: portrait")})

    assert (mistake.code, str(mistake.span)) == ("unknown-value", f"{PATH}:4:7")
    assert mistake.hint == "known are: landscape"


def test_a_comment_allows_one_check_for_a_reason() -> None:
    (allowance,) = read_block(
        block_with("F.\n", "title: T\n# allow: long-sentence because it is a quotation\nkind: context")
    ).allowances

    assert (allowance.code, allowance.reason) == ("long-sentence", "it is a quotation")
    assert str(allowance.span) == f"{PATH}:3:3"


def test_allowing_without_a_reason_is_a_mistake() -> None:
    mistake = only_mistake({PATH: block_with("F.\n", "title: T\n# allow: long-sentence\nkind: context")})

    assert (mistake.code, str(mistake.span)) == ("malformed-allowance", f"{PATH}:3:3")


def test_a_comment_that_only_mentions_the_word_is_a_comment() -> None:
    assert read_block(block_with("F.\n", "title: T\n# allow some time\nkind: context")).allowances == ()


def test_an_unknown_requirement_is_reported_where_it_stands() -> None:
    mistake = only_mistake({PATH: block_with("F.\n", "title: T\nkind: context\nrequires: [purpos]")})

    assert (mistake.code, str(mistake.span)) == ("block-unknown-requirement", f"{PATH}:4:12")
    assert mistake.hint == 'did you mean "purpose"?'


def test_requirements_in_a_circle_are_reported_once() -> None:
    def text(needs: str) -> str:
        return block_with("F.\n", f"title: T\nkind: context\nrequires: [{needs}]")

    mistake = only_mistake(
        {
            PATH: text("two"),
            "content/blocks/two.md": text("three"),
            "content/blocks/three.md": text("purpose"),
        }
    )

    assert mistake.code == "circular-requirement"
    assert mistake.message == "blocks require each other in a circle: purpose → two → three → purpose"


def test_a_block_that_requires_itself_is_the_smallest_circle() -> None:
    mistake = only_mistake({PATH: block_with("F.\n", "title: T\nkind: context\nrequires: [purpose]")})

    assert mistake.message.endswith("purpose → purpose")
