"""The schedules: their files parse, and their own shell steps, run in order, mail each reader once."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator, Mapping
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
import yaml

from ci.machines import PEOPLE, Machine, commit, git
from cli.cli_replay import run
from deliver.mail_server import Mailroom, running
from reportgen.workspace.schedules import SCHEDULES, schedule_files

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning:aiosmtpd")]
ROOT = Path(__file__).parents[2]
DELIVERY = """
delivery:
  from: Town notes <notes@example.org>
  recipients: env:REPORTGEN_RECIPIENTS
  attach: [pdf]
  server: {host: 127.0.0.1, port: @PORT@, security: none, per_minute: 60000}
"""
WORKFLOWS = {
    "starter": schedule_files("github")[".github/workflows/briefings.yml"].decode(),
    "own": (ROOT / ".github/workflows/briefings.yml").read_text("utf-8"),
}


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    """A repository with a starter project and every schedule, beside a mail server."""
    room = Mailroom()
    origin, home = tmp_path / "origin.git", tmp_path / "home"
    home.mkdir()
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(origin))
    with running(room) as server:
        assert run(tmp_path, "init", "project", "--ci", "github").exit_code == 0
        project = tmp_path / "project"
        for name in ("gitlab", "cron"):
            for path, content in schedule_files(name).items():
                (project / path).parent.mkdir(parents=True, exist_ok=True)
                (project / path).write_bytes(content)
        with (project / "reportgen.yaml").open("a", encoding="utf-8") as stream:
            stream.write(DELIVERY.replace("@PORT@", str(server.port)))
        # One report in one format, so that each of the many builds is short.
        (project / "profiles" / "visitors.yaml").unlink()
        with (project / "profiles" / "council.yaml").open("a", encoding="utf-8") as stream:
            stream.write("\nformats: [pdf]\n")
        git(project, "init", "--quiet", "--initial-branch=main")
        commit(project, "Begin")
        git(project, "push", "--quiet", str(origin), "main")
        yield Machine(origin, home, room)


def github_steps(*, event: str, asked: bool = False) -> list[tuple[str, Mapping[str, str]]]:
    """The shell steps of the starter's workflow after the installing one, with expressions worked out."""
    values = {
        "github.ref_name": "main",
        "vars.REPORTGEN_SEND": "council",
        "secrets.REPORTGEN_SMTP_PASSWORD": "",
        "secrets.REPORTGEN_RECIPIENTS": PEOPLE,
        "github.event_name == 'schedule' || inputs.send": str(event == "schedule" or asked).lower(),
    }
    steps = yaml.safe_load(WORKFLOWS["starter"])["jobs"]["briefings"]["steps"]
    return [
        (
            step["run"],
            {
                name: re.sub(r"\$\{\{ (.+) \}\}", lambda found: values[found[1]], value)
                for name, value in env.items()
            },
        )
        for step in steps
        if "run" in step and step["name"] != "Install"
        for env in [step.get("env", {})]
    ]


def gitlab_steps(machine: Machine, *, source: str) -> list[tuple[str, Mapping[str, str]]]:
    """The whole script of the job, which GitLab runs in one shell."""
    job = yaml.safe_load(schedule_files("gitlab")[".gitlab-ci.yml"])["briefings"]
    environment = {
        "CI_PIPELINE_SOURCE": source,
        "REPORTGEN_REMOTE": str(machine.origin),
        "REPORTGEN_BRANCH": "main",
        "REPORTGEN_STATE": job["variables"]["REPORTGEN_STATE"],
        "REPORTGEN_SEND": "council",
    }
    return [("\n".join(job["script"]), environment)]


def test_a_schedule_mails_each_reader_once_however_often_it_runs(machine: Machine) -> None:
    codes = [machine.run(github_steps(event="schedule"), machine.clone()) for _ in range(2)]

    assert codes == [0, 0], machine.summary
    assert machine.room.addresses == ["anna@example.org", "ben@example.org"]
    assert "changed=false" in machine.outputs
    assert git(machine.origin, "ls-tree", "--name-only", "reportgen-state").split() == ["ledger.jsonl"]
    assert "editions/0001.json" in git(machine.origin, "ls-tree", "-r", "--name-only", "main")


def test_a_change_makes_an_edition_a_summary_and_a_letter_that_says_it(machine: Machine) -> None:
    machine.run(github_steps(event="schedule"), machine.clone())
    machine.change("content/blocks/cost.md", "3,800", "3,900")
    code = machine.run(github_steps(event="schedule"), machine.clone())

    assert code == 0, machine.summary
    assert {"edition=2", "changed=true", "accepted=2"} <= set(machine.outputs)
    assert "Reworded: “What it cost”" in machine.summary
    assert len(machine.room.taken) == 4
    last = message_from_bytes(machine.room.taken[-1][1])
    assert last["In-Reply-To"] == message_from_bytes(machine.room.taken[1][1])["Message-ID"]


def test_a_run_by_hand_only_writes_letters_unless_asked(machine: Machine) -> None:
    folder = machine.clone()
    code = machine.run(github_steps(event="workflow_dispatch"), folder)
    letters = sorted(path.suffix for path in (folder / "build" / "outbox").iterdir())
    before = list(machine.room.addresses)
    asked = machine.run(github_steps(event="workflow_dispatch", asked=True)[-1:], folder)

    assert (code, asked) == (0, 0), machine.summary
    assert letters == [".eml", ".eml", ".html"]
    assert before == []
    assert len(machine.room.taken) == 2


def test_a_machine_that_vanished_while_sending_leaves_uncertainty_and_no_second_letter(
    machine: Machine,
) -> None:
    steps = github_steps(event="schedule")
    folder = machine.clone()
    # The machine goes away after the letters, before the ledger is pushed: its second push never happens.
    script = folder / "schedule" / "briefings.sh"
    text = script.read_text("utf-8")
    assert 'keep_ledger "Record what was sent"' in text
    script.write_text(text.replace('keep_ledger "Record what was sent"', "exit 9"), "utf-8")
    first = machine.run(steps, folder)
    second = machine.run(steps, machine.clone())

    assert (first, second) == (9, 5)
    assert machine.room.addresses == ["anna@example.org", "ben@example.org"]
    assert "uncertain" in machine.summary


def test_an_origin_out_of_reach_does_not_look_like_an_empty_ledger(machine: Machine) -> None:
    folder = machine.clone()
    git(folder, "remote", "set-url", "origin", str(machine.home / "nowhere.git"))
    code = machine.run(github_steps(event="schedule")[-1:], folder)

    assert code == 5
    assert "nothing is sent" in machine.summary
    assert machine.room.taken == []


def test_gitlab_mails_on_schedule_and_only_writes_letters_by_hand(machine: Machine) -> None:
    by_hand = machine.run(gitlab_steps(machine, source="web"), machine.clone())
    before = list(machine.room.addresses)
    scheduled = machine.run(gitlab_steps(machine, source="schedule"), machine.clone())

    assert (by_hand, scheduled) == (0, 0), machine.summary
    assert before == []
    assert machine.room.addresses == ["anna@example.org", "ben@example.org"]
    assert "ledger.jsonl" in git(machine.origin, "ls-tree", "--name-only", "reportgen-state")


def test_cron_mails_each_reader_once_and_says_nothing(machine: Machine) -> None:
    folder = machine.clone()
    line = next(
        line
        for line in (folder / "schedule" / "crontab").read_text("utf-8").splitlines()
        if line.startswith("17 ")
    )
    command = line.split(None, 5)[5].replace("/srv/briefings", shlex.quote(str(folder)))
    said = folder.parent / "said"
    steps = [(f"({command}) >{shlex.quote(str(said))} 2>&1", {"REPORTGEN_SEND": "council"})]
    codes = [machine.run(steps, folder) for _ in range(2)]

    assert codes == [0, 0], said.read_text("utf-8")
    assert said.read_text("utf-8") == ""
    assert machine.room.addresses == ["anna@example.org", "ben@example.org"]


@pytest.mark.parametrize("name", list(WORKFLOWS))
def test_a_workflow_is_careful(name: str) -> None:
    workflow: dict[Any, Any] = yaml.safe_load(WORKFLOWS[name])
    job = workflow["jobs"]["briefings"]
    schedule = workflow[True]["schedule"][0]  # YAML 1.1 reads the key `on` as true
    minute = int(schedule["cron"].split()[0])

    assert minute % 15 != 0
    assert schedule["timezone"]
    assert workflow["concurrency"] == {"group": "briefings", "cancel-in-progress": False}
    assert workflow["permissions"] == {}
    assert job["permissions"] == {"contents": "write"}
    assert job["timeout-minutes"] <= 60
    assert [step["uses"] for step in job["steps"] if "uses" in step] == [
        "actions/checkout@v6",
        "actions/setup-python@v6",
        "actions/upload-artifact@v5",
    ]


@pytest.mark.parametrize("name", list(WORKFLOWS))
def test_no_expression_stands_inside_a_shell_step(name: str) -> None:
    steps = yaml.safe_load(WORKFLOWS[name])["jobs"]["briefings"]["steps"]

    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []


def test_the_two_workflows_differ_only_in_how_reportgen_comes_there() -> None:
    def rest(name: str) -> object:
        workflow = yaml.safe_load(WORKFLOWS[name].replace("src/reportgen/schedules/shared/", ""))
        steps = workflow["jobs"]["briefings"]["steps"]
        kept = [
            each
            for each in steps
            if each.get("name") != "Install" and "setup-python" not in each.get("uses", "")
        ]
        return {**workflow, "jobs": kept}

    assert rest("own") == rest("starter")


@pytest.mark.parametrize("name", SCHEDULES)
def test_every_shell_script_of_a_schedule_parses(name: str, tmp_path: Path) -> None:
    for path, content in schedule_files(name).items():
        if path.endswith(".sh"):
            (tmp_path / "script.sh").write_bytes(content)
            subprocess.run(["/bin/sh", "-n", str(tmp_path / "script.sh")], check=True)  # noqa: S603  # our own file


def test_a_schedule_can_be_added_to_a_project_and_overwrites_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, "init", "project").exit_code == 0
    project = tmp_path / "project"
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    added = run(tmp_path, "init", "project", "--ci", "gitlab")
    again = run(tmp_path, "init", "project", "--ci", "gitlab")

    assert (added.exit_code, again.exit_code) == (0, 2)
    assert {path: path.read_bytes() for path in before} == before
    assert (project / ".gitlab-ci.yml").is_file()
    assert (project / "schedule" / "briefings.sh").is_file()
