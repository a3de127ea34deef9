"""Where the words of a line stand, and what stands on a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compose.compose_projects import project_files
from reportgen.cli.program import program

DATA = "Country,Role\nSpain,Port\nItaly,Base\n"
TEXT = (
    "The first line.\n\nThe second [[port call]] here [@c-bases].\n\n"
    '::: table {data=t.csv caption="Roles"}\n:::\n'
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explained")
    files = project_files(
        {"one": TEXT, "two": "Not placed."},
        "theme: navy",
        "  - section: Text {{ region }}\n    blocks: [one]\n  - {section: Notes, generate: notes}\n",
        {"content/data/t.csv": DATA},
    )
    write(folder, files)
    return folder


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def explain(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(program, ["explain", "-C", str(project), *arguments])


def test_a_line_of_a_block_is_found_on_its_page(project: Path) -> None:
    found = explain(project, "content/blocks/one.md:5")

    assert found.output == "policy\n  page 1: The first line.\n"


def test_words_and_notes_that_a_line_calls_for_are_found(project: Path) -> None:
    result = json.loads(explain(project, "content/blocks/one.md:7", "--json").output)["result"]

    words = "".join(each["words"] for each in result)
    assert words.startswith("The second port call")
    assert {origin["made_by"] for each in result for origin in each["origins"]} >= {None, "number"}


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("content/data/t.csv:2", "Spain Port"),
        ("content/blocks/one.md:9", "Table 1. Roles"),
        ("content/glossary.yaml:2", "A visit by a warship to a foreign port"),
        ("reportgen.yaml:3", "Regional briefings"),
        ("content/blocks/one.md:2", "One"),
    ],
)
def test_lines_of_every_file_of_an_author_are_found(project: Path, place: str, words: str) -> None:
    assert words in explain(project, place).output


def test_words_that_stand_in_no_report_are_said_to(project: Path) -> None:
    assert explain(project, "content/blocks/two.md:5").output == (
        "no words of content/blocks/two.md:5 stand in a report\n"
    )


def test_a_page_is_listed_with_the_place_of_each_piece(project: Path) -> None:
    lines = explain(project, "-p", "policy", "--page", "1").output.splitlines()

    assert lines[lines.index("content/blocks/one.md:5:1") + 1].strip() == "The first line."
    assert lines[lines.index("content/data/t.csv:2:1") + 1].strip() == "Spain"
    assert lines[lines.index("content/blocks/one.md:9:32") + 1].strip() == "Table 1. Roles"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["content/blocks/lost.md:1"], "call-unknown-place"),
        (["content/blocks/one.md:99"], "call-unknown-place"),
        (["-p", "policy", "--page", "99"], "call-unknown-place"),
        (["--page", "1"], "call-incomplete"),
        ([], "call-incomplete"),
    ],
)
def test_what_cannot_be_explained_is_said(project: Path, arguments: list[str], code: str) -> None:
    found = explain(project, *arguments)

    assert found.exit_code != 0
    assert code in found.output or code in str(found.exception) or code in found.stderr


def test_a_block_that_a_limit_drops_is_left_out(tmp_path: Path) -> None:
    blocks = {"one": "Short.", "two": "Many words of little weight. " * 20}
    texts = {
        name: f"---\ntitle: {name.title()}\nkind: context\npriority: {number}\n---\n{text}\n"
        for number, (name, text) in enumerate(blocks.items(), 1)
    }
    write(tmp_path, project_files(texts, "theme: navy\nlimit: {words: 50, overflow: drop}"))

    found = explain(tmp_path, "two", "-p", "policy")

    assert found.output.startswith("two is left out of policy\n  rule: ")


def test_the_line_that_turns_the_pages_of_a_block_is_said(tmp_path: Path) -> None:
    front = "---\ntitle: One\nkind: table\npage: landscape\n---\n"
    outline = (
        "  - section: Text\n    blocks: [one]\n"
        "  - section: More\n    page: landscape\n    blocks: [two]\n"
        "  - {section: Rest, blocks: [three]}\n  - {section: Notes, generate: notes}\n"
    )
    blocks = {"one": f"{front}First.", "two": "Second.", "three": "Third."}
    write(tmp_path, project_files(blocks, "theme: navy", outline))

    turned = [explain(tmp_path, name, "-p", "policy").output for name in ("one", "two", "three")]
    assert "  page: landscape, asked for at content/blocks/one.md:4:7\n" in turned[0]
    assert "  page: landscape, asked for at profiles/policy.yaml:7:11\n" in turned[1]
    assert "landscape" not in turned[2]


def test_a_merged_outline_shows_what_is_turned(tmp_path: Path) -> None:
    outline = "  - {section: Text, blocks: [one], page: landscape}\n  - {section: Notes, generate: notes}\n"
    write(tmp_path, project_files({"one": "First."}, "theme: navy", outline))

    shown = CliRunner().invoke(program, ["profiles", "show", "policy", "-C", str(tmp_path)])
    assert "Text: one, page landscape  (profiles/policy.yaml" in shown.output
