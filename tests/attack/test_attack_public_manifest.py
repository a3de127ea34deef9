"""The manifest that is given away with a report: believed where it is signed, and about nothing else."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from attack.test_attack_built_folder import HTML, key_pair, other_machine
from cli.cli_replay import run
from reportgen.app.build.build import build
from reportgen.app.build.request import BuildRequest
from reportgen.app.sign import sign_public_manifests
from reportgen.app.verify import verify_files
from reportgen.errors import UsageError
from reportgen.record import Finding, read_statement
from speed.builds import say_nothing, starter


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = starter(tmp_path_factory.mktemp("public"))
    build(BuildRequest(made, formats=HTML, values={"told": "sesame"}, proves_exclusion=True), say_nothing)
    return made


@pytest.fixture
def given(built: Path, tmp_path: Path) -> Path:
    """A folder with the report of visitors and what was given away with it; the key beside it."""
    private, public = key_pair()
    (built / "manifest.pub").write_bytes(public)
    sign_public_manifests(built, None, {"REPORTGEN_MANIFEST_KEY": private}, ("visitors",))
    folder = tmp_path / "given"
    folder.mkdir()
    for each in (built / "build").glob("visitors*"):
        shutil.copy2(each, folder)
    (tmp_path / "manifest.pub").write_bytes(public)
    return folder


def test_it_is_beside_the_report_with_its_envelope(given: Path) -> None:
    assert sorted(each.name for each in given.iterdir()) == [
        "visitors.html",
        "visitors.manifest.public.dsse.json",
        "visitors.manifest.public.json",
    ]


def test_it_vouches_for_the_report_on_any_machine(given: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other_machine(monkeypatch, given.parent)
    key = given.parent / "manifest.pub"

    (verdict,) = verify_files(given, (given / "visitors.html",), None, key)
    assert verdict.finding is Finding.SAME
    (given / "visitors.html").write_bytes(b"another")
    (verdict,) = verify_files(given, (given / "visitors.html",), None, key)
    assert verdict.finding is Finding.CHANGED


def test_without_its_envelope_nobody_believes_it(given: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other_machine(monkeypatch, given.parent)
    (given / "visitors.manifest.public.dsse.json").unlink()

    (verdict,) = verify_files(given, (given / "visitors.html",), None, given.parent / "manifest.pub")

    assert verdict.finding is Finding.UNVOUCHED


def test_it_says_nothing_of_others_of_what_is_left_out_or_of_the_machine(given: Path, built: Path) -> None:
    text = (given / "visitors.manifest.public.json").read_text("utf-8")

    others = ("council", "judgement-use", "sesame")
    for word in (*others, "content/", "profiles/", str(built), "exclusion"):
        assert word not in text
    (report,) = read_statement(text.encode(), "a").reports
    assert {"what-was-tried", "way-home"} <= {str(each.block) for each in report.placed}
    assert report.artifacts[0].path == "visitors.html"


def test_the_same_report_gives_the_same_one(given: Path, built: Path) -> None:
    before = (given / "visitors.manifest.public.json").read_bytes()
    private, public = key_pair()
    (built / "manifest.pub").write_bytes(public)
    build(BuildRequest(built, ("visitors",), formats=HTML, values={"told": "another"}), say_nothing)

    sign_public_manifests(built, None, {"REPORTGEN_MANIFEST_KEY": private}, ("visitors",))

    assert (built / "build/visitors.manifest.public.json").read_bytes() == before


def test_a_report_that_is_not_built_has_none(built: Path) -> None:
    private, public = key_pair()
    (built / "manifest.pub").write_bytes(public)

    with pytest.raises(UsageError) as caught:
        sign_public_manifests(built, None, {"REPORTGEN_MANIFEST_KEY": private}, ("visitors", "nobody"))

    assert [each.code for each in caught.value.diagnostics] == ["call-unbuilt-report"]


def test_the_command_says_which_files_it_wrote(built: Path) -> None:
    private, public = key_pair()
    (built / "manifest.pub").write_bytes(public)

    result = run(built, "sign", "-p", "visitors", "--json", environment={"REPORTGEN_MANIFEST_KEY": private})

    assert result.exit_code == 0
    (path,) = json.loads(result.stdout)["result"]["files"]
    assert path.endswith("visitors.manifest.public.dsse.json")
