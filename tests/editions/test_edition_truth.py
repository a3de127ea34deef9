"""Whatever a reader sees counts: a difference, an edition and a letter for each kind of change."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from cli.cli_replay import run, starter
from deliver.mail_server import Mailroom, running
from deliver.projects_sent import DELIVERY, call, change, codes, parsed, plain_text, succeed
from reportgen.app.editions.diff import compare_editions
from reportgen.app.editions.editions import record_edition
from reportgen.model.editions.difference import Difference

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:aiosmtpd")

# What was changed, where, and what its readers are told.
EDITS = {
    "a key judgement": (
        ("content/blocks/judgement-use.md", "The evenings drew 1,240", "The evenings failed with 1,240"),
        "Reworded: “The evenings were used”.",
    ),
    "the title": (
        ("profiles/council.yaml", "note for the council", "stop it now"),
        "Title: “Evening hours at Riverside library: note for the council” is now "
        "“Evening hours at Riverside library: stop it now”.",
    ),
    "the standfirst": (
        ("profiles/council.yaml", "What the eight weeks", "Nothing that the eight weeks"),
        "Standfirst: “What the eight weeks of evening opening showed, and what they could not show.” is now "
        "“Nothing that the eight weeks of evening opening showed, and what they could not show.”.",
    ),
    "the title of a section": (
        ("profiles/council.yaml", "section: The trial", "section: The failed trial"),
        "Section “The trial” is now “The failed trial”.",
    ),
    "a definition": (
        ("content/glossary.yaml", "A light beam that counts", "A guess that counts"),
        "Explained otherwise: “door counter”.",
    ),
    "what is said of a source": (
        ("content/sources.yaml", "Written by the team", "Invented by the team"),
        "Source described otherwise: “Notes”.",
    ),
    "data of a table": (
        ("content/data/visits.csv", "590", "690"),
        "Reworded: “How many came”.",
    ),
    "a caption": (
        ("content/blocks/visits.md", "Evening visits", "Visits that nobody made"),
        "Reworded: “How many came”.",
    ),
    "a setting": (
        ("reportgen.yaml", 'version: "1.0"', 'version: "1.1"'),
        "Version: “1.0 (NEW)” is now “1.1 (NEW)”.",
    ),
    "emphasis": (
        ("content/blocks/way-home.md", "few buses", "few **buses**"),
        "Set otherwise, in the same words: “Getting home”.",
    ),
    "another claim behind the same words": (
        ("content/blocks/cost.md", "[@c-cost]", "[@c-visits]"),
        "Cited or linked otherwise: “What it cost”.",
    ),
}

LINK = "[]\n  link: https://example.org/report"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A starter project, recorded as edition 1."""
    project = starter(tmp_path_factory.mktemp("truth"))
    record(project)
    return project


@pytest.fixture
def project(recorded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(recorded, tmp_path / "project"))


def record(project: Path) -> int:
    return record_edition(project, date(2026, 11, 21), lambda _: None).edition.number


def difference(project: Path, before: int = 1, profile: str = "council") -> Difference:
    (found,) = compare_editions(project, before, None, (profile,), lambda _: None).differences
    return found


@pytest.mark.parametrize("name", EDITS)
def test_whatever_a_reader_sees_is_a_difference_and_an_edition(project: Path, name: str) -> None:
    edit, said = EDITS[name]
    change(project, edit)
    printed = run(project, "diff", "1", "-p", "council").output

    assert said in printed
    assert f"({edit[0]}:" in printed
    assert record(project) == 2
    assert difference(project, 2).is_empty


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same project, with edition 1 sent to two readers."""
    project = starter(tmp_path_factory.mktemp("sent"))
    with running(Mailroom()) as server, (project / "reportgen.yaml").open("a", encoding="utf-8") as stream:
        stream.write(DELIVERY.replace("port: 25", f"port: {server.port}").replace("[pdf]", LINK))
        stream.flush()
        with (project / "profiles/council.yaml").open("a", encoding="utf-8") as profile:
            profile.write("formats: [html]\n")
        succeed(project, "edition", "new")
        succeed(project, "build", "-p", "council", "-f", "html")
        succeed(project, "send", "-p", "council", "--send")
    return project


@pytest.mark.parametrize("name", EDITS)
def test_a_letter_tells_of_whatever_a_reader_sees(sent: Path, tmp_path: Path, name: str) -> None:
    project = Path(shutil.copytree(sent, tmp_path / "project"))
    edit, said = EDITS[name]
    change(project, edit)
    succeed(project, "build", "-p", "council", "-f", "html")
    assert codes(call(project, "send", "-p", "council", "--json")) == ["unrecorded-edition"]
    succeed(project, "edition", "new")
    succeed(project, "send", "-p", "council")

    letters = [parsed(path.read_bytes()) for path in (project / "build/outbox").glob("*.eml")]
    assert len(letters) == 2
    for letter in letters:
        assert said in " ".join(plain_text(letter).split())
