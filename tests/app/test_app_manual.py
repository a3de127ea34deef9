from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cli.cli_replay import run
from reportgen import __version__
from reportgen.app.manual import page_on
from reportgen.cli.program import COMMANDS
from reportgen.errors import UsageError
from reportgen.workspace.manual import TOPICS, manual_files

ROOT = Path(__file__).parents[2]


def test_the_list_of_topics_says_the_version(tmp_path: Path) -> None:
    listed = run(tmp_path, "help").output

    assert listed.startswith(f"the manual of reportgen {__version__}\n")
    assert [line.split()[0] for line in listed.splitlines()[2:]] == list(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_printed_whole_under_its_version(tmp_path: Path, topic: str) -> None:
    shown = run(tmp_path, "help", topic)
    first, _, page = shown.output.partition("\n\n")

    assert shown.exit_code == 0
    assert first == f"reportgen {__version__}: {topic}"
    assert page.rstrip() == (ROOT / "docs" / f"{topic}.md").read_text("utf-8").rstrip()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_chapter(name: str) -> None:
    chapter = page_on(name)

    if name not in TOPICS:
        assert chapter.startswith(f"## `reportgen {name}")
        assert all(
            line.startswith(f"## `reportgen {name}")
            for line in chapter.splitlines()
            if line.startswith("## ")
        )


def test_a_page_as_json_names_its_version(tmp_path: Path) -> None:
    result = json.loads(run(tmp_path, "help", "trust", "--json").output)["result"]

    assert (result["version"], result["topic"]) == (__version__, "trust")
    assert result["text"].startswith("# ")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("file-format", 'did you mean "file-formats"?'),
        ("biuld", 'did you mean "build"?'),
        ("xyzzy", "`reportgen help` lists the topics"),
        ("unknown-field", "reportgen explain unknown-field"),
    ],
)
def test_an_unknown_topic_says_where_to_look(asked: str, told: str) -> None:
    with pytest.raises(UsageError) as refused:
        page_on(asked)

    (diagnostic,) = refused.value.diagnostics
    assert diagnostic.code == "call-unknown-topic"
    assert told in (diagnostic.hint or "")


def test_what_new_projects_and_messages_point_to_is_in_the_package() -> None:
    package = ROOT / "src" / "reportgen"
    written = "\n".join(
        path.read_text("utf-8")
        for folder in (package, ROOT / "templates")
        for path in folder.rglob("*")
        if path.suffix in {".py", ".md", ".yaml", ".css", ".sh", ".yml", ".j2"}
    )
    asked = set(re.findall(r"reportgen help ([a-z][a-z-]+)", written))

    assert asked
    assert asked - set(TOPICS) - set(COMMANDS) - {"tokens"} == set()
    assert "docs/" not in "".join(re.findall(r"(?:see|use those in|Every \w+:) docs/\S+", written))


def test_the_package_brings_every_page() -> None:
    assert {path.rpartition("/")[2] for path in manual_files()} == {f"{topic}.md" for topic in TOPICS}
    assert set(re.findall(r'"docs/(\S+)\.md" = ', (ROOT / "pyproject.toml").read_text("utf-8"))) == set(
        TOPICS
    )
