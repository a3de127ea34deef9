"""`build --prove-exclusion` and `send`: nothing goes out that tells readers what is for others."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cli.cli_replay import run, starter
from deliver.projects_sent import DELIVERY, EPOCH, PEOPLE, call, codes, succeed

SECRET = "The mayor promised the caretaker a new flat for his vote."  # noqa: S105  # words to look for
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="30">'
    f'<text y="20" font-family="Source Sans Pro" font-size="12">{SECRET}</text></svg>'
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A starter project whose council does not read one paragraph, built and recorded."""
    project = starter(tmp_path_factory.mktemp("proof"))
    with (project / "reportgen.yaml").open("a", encoding="utf-8") as stream:
        stream.write(DELIVERY)
    with (project / "content/blocks/cost.md").open("a", encoding="utf-8") as stream:
        stream.write(f"\n::: only visitors\n{SECRET} [@c-cost]\n:::\n")
    succeed(project, "build", "-p", "council", "-f", "html", "-f", "pdf")
    succeed(project, "edition", "new")
    return project


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "project"))


def show_it_in_a_picture(project: Path) -> None:
    images = project / "content/images"
    images.mkdir()
    (images / "note.svg").write_text(DRAWING, encoding="utf-8")
    with (project / "content/blocks/cost.md").open("a", encoding="utf-8") as stream:
        stream.write('\n![A note](images/note.svg "A note.")\n')


def write_letter(project: Path, text: str) -> None:
    """The plain text of every letter."""
    (project / "templates").mkdir(exist_ok=True)
    (project / "templates/mail.txt.j2").write_text(f"{text}\n", encoding="utf-8")


def test_a_proof_stands_in_the_manifest_of_each_file(project: Path) -> None:
    succeed(project, "build", "-p", "council", "-f", "html", "--prove-exclusion")

    subjects = json.loads((project / "build/manifest.json").read_text("utf-8"))["subject"]
    (proof,) = (each["annotations"]["exclusion"] for each in subjects if each["name"] == "council.html")
    assert proof["letters"] > 5_000
    assert proof["passages"] > 10
    assert len(proof["excluded"]) == 64


def test_the_next_build_does_not_prove_again_what_has_not_changed(project: Path) -> None:
    succeed(project, "build", "-p", "council", "-f", "html", "--prove-exclusion")
    before = (project / "build/manifest.json").stat().st_mtime_ns

    succeed(project, "build", "-p", "council", "-f", "html", "--prove-exclusion")

    assert (project / "build/manifest.json").stat().st_mtime_ns == before


def test_a_file_that_tells_what_is_for_others_is_not_published(project: Path) -> None:
    show_it_in_a_picture(project)
    before = (project / "build/council.html").read_bytes()
    result = call(project, "build", "-p", "council", "-f", "html", "--prove-exclusion", "--json")

    (finding,) = json.loads(result.stdout)["diagnostics"]
    assert (result.exit_code, finding["code"]) == (1, "excluded-content")
    assert finding["path"] == "content/blocks/cost.md"
    assert "council.html" in finding["message"]
    assert (project / "build/council.html").read_bytes() == before


def test_it_is_published_where_nobody_asks_for_a_proof(project: Path) -> None:
    show_it_in_a_picture(project)

    succeed(project, "build", "-p", "council", "-f", "html")


@pytest.mark.slow
def test_nothing_is_sent_that_tells_what_is_for_others(project: Path) -> None:
    show_it_in_a_picture(project)
    succeed(project, "build", "-p", "council", "-f", "pdf")
    succeed(project, "edition", "new")
    succeed(project, "build", "-p", "council", "-f", "pdf")
    result = call(project, "send", "-p", "council", "--send", "--json")

    assert (result.exit_code, codes(result)) == (1, ["excluded-content"])
    assert "council.pdf" in result.stdout
    assert not list((project / "build").rglob("*.eml"))


@pytest.mark.parametrize(
    "written",
    ["Copied to ben@example.org", "Ask Anna Müller.", "https://example.org/?to=ben%40example.org"],
)
def test_no_letter_names_another_recipient(project: Path, written: str) -> None:
    write_letter(project, written)
    result = call(project, "send", "-p", "council", "--json")

    assert (result.exit_code, set(codes(result))) == (1, {"excluded-content"})
    assert "the letter to" in result.stdout


def test_what_a_row_of_the_list_says_of_its_recipient_is_theirs(project: Path) -> None:
    people = PEOPLE.replace("ward\n", "ward,contact\n").replace("North\n", "North,Ben Miller\n")
    people = people.replace("<b>Ben</b>,South & West\n", "Ben Miller,South,\n")
    write_letter(project, "Ask {{ recipient.contact }}.")

    result = call(project, "send", "-p", "council", environment={**EPOCH, "PEOPLE": people})

    assert result.exit_code == 0, result.output


def test_a_check_makes_no_files_to_search(project: Path) -> None:
    assert run(project, "build", "--check", "--prove-exclusion").exit_code == 2
