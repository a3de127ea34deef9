"""A build folder filled by somebody else: nothing in it is believed that this machine did not write."""

from __future__ import annotations

import base64
import json
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from reportgen.app.build.build import build
from reportgen.app.build.recall import recall
from reportgen.app.build.request import BuildRequest
from reportgen.app.build.staleness import find_changes
from reportgen.app.send.enclosures import enclose
from reportgen.app.sign import sign_manifest
from reportgen.app.verify import verify_files
from reportgen.errors import StaleError, UsageError
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format
from reportgen.record import Finding, sha256_of
from reportgen.workspace.cache.cache import DamagedError, fetch, keep
from reportgen.workspace.cache.notes import read_note, write_note
from reportgen.workspace.machine_key import VARIABLE, machine_key, state_folder
from speed.builds import say_nothing, starter

HTML = (Format.HTML,)
COUNCIL = ProfileId("council")
KEY = "ab" + "0" * 62


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = starter(tmp_path_factory.mktemp("built"))
    build(BuildRequest(made, formats=HTML), say_nothing)
    return made


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "project", copy_function=shutil.copy2))


def other_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "other"))


def poison(project: Path) -> None:
    """Another report, and a manifest that agrees with it."""
    folder = project / "build"
    before = sha256_of((folder / "council.html").read_bytes())
    (folder / "council.html").write_bytes(b"poisoned")
    manifest = (folder / "manifest.json").read_text("utf-8")
    (folder / "manifest.json").write_text(manifest.replace(before, sha256_of(b"poisoned")), "utf-8")


def test_a_poisoned_report_with_its_manifest_is_built_anew(project: Path) -> None:
    good = (project / "build" / "council.html").read_bytes()
    poison(project)
    request = BuildRequest(project, formats=HTML)

    assert recall(request) is None
    assert {each.profile for each in find_changes(request, say_nothing)} == {"council", "visitors"}
    build(request, say_nothing)
    assert (project / "build" / "council.html").read_bytes() == good
    assert find_changes(request, say_nothing) == ()


def test_a_poisoned_report_is_never_enclosed_in_a_letter(project: Path) -> None:
    poison(project)

    with pytest.raises(StaleError):
        enclose(project, project / "build", COUNCIL, HTML, say_nothing)


def test_a_poisoned_report_is_not_verified(project: Path) -> None:
    poison(project)
    (verdict,) = verify_files(project, (project / "build" / "council.html",), None)

    assert verdict.finding is Finding.UNVOUCHED


def test_the_record_of_a_report_is_not_taken_over_from_a_forged_manifest(project: Path) -> None:
    poison(project)
    build(BuildRequest(project, ("visitors",), formats=HTML), say_nothing)
    manifest = json.loads((project / "build" / "manifest.json").read_bytes())

    assert [each["name"] for each in manifest["subject"]] == ["visitors.html"]


def test_what_another_machine_built_is_verified_by_building_it(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other_machine(monkeypatch, tmp_path)
    (verdict,) = verify_files(project, (project / "build" / "council.html",), None)

    assert verdict.finding is Finding.SAME


def test_without_a_project_a_manifest_that_nobody_signed_is_not_believed(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(project / "build", tmp_path / "mailed")
    other_machine(monkeypatch, tmp_path)
    (verdict,) = verify_files(tmp_path, (tmp_path / "mailed" / "council.html",), None)

    assert verdict.finding is Finding.UNVOUCHED


@pytest.mark.parametrize("content", [b"{}", b'{"form": 3}', b"\x1b[2J", b"", b"x" * 40])
def test_a_note_that_was_put_there_says_nothing(project: Path, content: bytes) -> None:
    request = BuildRequest(project, formats=HTML)
    build(request, say_nothing)
    assert recall(request) is not None
    for path in (project / "build" / ".reportgen" / "notes").iterdir():
        path.write_bytes(content)

    assert recall(request) is None


def test_notes_of_another_machine_or_folder_say_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_note(tmp_path / "a", "x", {"n": 1})
    shutil.copytree(tmp_path / "a", tmp_path / "b")

    assert read_note(tmp_path / "a", "x") == {"n": 1}
    assert read_note(tmp_path / "b", "x") is None
    other_machine(monkeypatch, tmp_path)
    assert read_note(tmp_path / "a", "x") is None


def test_entries_of_another_machine_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path, KEY, b"poison")
    other_machine(monkeypatch, tmp_path)

    with pytest.raises(DamagedError):
        fetch(tmp_path, KEY)


def test_machines_that_are_given_one_key_share_a_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "a secret of the pipeline")
    keep(tmp_path, KEY, b"content")
    other_machine(monkeypatch, tmp_path)

    assert fetch(tmp_path, KEY) == b"content"


def test_the_key_is_for_its_user_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other_machine(monkeypatch, tmp_path)
    key = machine_key()
    folder = state_folder()

    assert key is not None
    assert folder is not None
    assert stat.S_IMODE((folder / "key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert machine_key() == key


def test_a_key_that_others_can_read_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "other" / "reportgen"
    folder.mkdir(parents=True)
    (folder / "key").write_bytes(b"k" * 32)
    (folder / "key").chmod(0o644)
    other_machine(monkeypatch, tmp_path)

    assert machine_key() not in {None, b"k" * 32}
    assert stat.S_IMODE((folder / "key").stat().st_mode) == 0o600


def test_where_no_key_can_be_kept_nothing_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    keep(tmp_path / "build", KEY, b"x")
    write_note(tmp_path / "build", "x", {"n": 1})

    assert not (tmp_path / "build").exists()


def key_pair() -> tuple[str, bytes]:
    key = Ed25519PrivateKey.generate()
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return private.decode(), public


def test_a_signed_manifest_is_believed_on_any_machine_and_no_other_is(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    private, public = key_pair()
    (project / "manifest.pub").write_bytes(public)
    envelope = sign_manifest(project, None, {"REPORTGEN_MANIFEST_KEY": private}).read_bytes()
    shutil.copytree(project / "build", tmp_path / "mailed")
    other_machine(monkeypatch, tmp_path)
    report = tmp_path / "mailed" / "council.html"
    key = project / "manifest.pub"

    assert verify_files(tmp_path, (report,), None, key)[0].finding is Finding.SAME
    assert find_changes(BuildRequest(project, formats=HTML), say_nothing) == ()
    (tmp_path / "mailed" / "manifest.dsse.json").write_bytes(envelope.replace(b'"sig": "', b'"sig": "AAAA'))
    assert verify_files(tmp_path, (report,), None, key)[0].finding is Finding.UNVOUCHED
    _, another = key_pair()
    (tmp_path / "another.pub").write_bytes(another)
    (tmp_path / "mailed" / "manifest.dsse.json").write_bytes(envelope)
    assert verify_files(tmp_path, (report,), None, tmp_path / "another.pub")[0].finding is Finding.UNVOUCHED


def test_an_envelope_verifies_with_openssl_alone(project: Path, tmp_path: Path) -> None:
    private, public = key_pair()
    (project / "manifest.pub").write_bytes(public)
    openssl = shutil.which("openssl") or "openssl"
    held = json.loads(sign_manifest(project, None, {"REPORTGEN_MANIFEST_KEY": private}).read_bytes())
    payload = base64.b64decode(held["payload"])
    kind = held["payloadType"].encode()
    (tmp_path / "signed").write_bytes(b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload))
    (tmp_path / "sig").write_bytes(base64.b64decode(held["signatures"][0]["sig"]))
    call = [openssl, "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", str(project / "manifest.pub")]
    files = ["-in", str(tmp_path / "signed"), "-sigfile", str(tmp_path / "sig")]

    ran = subprocess.run([*call, *files], check=False, capture_output=True)  # noqa: S603  # our own call

    assert ran.returncode == 0
    assert payload == (project / "build" / "manifest.json").read_bytes()


def test_nobody_signs_what_another_machine_wrote(project: Path) -> None:
    private, public = key_pair()
    (project / "manifest.pub").write_bytes(public)
    poison(project)

    with pytest.raises(UsageError) as caught:
        sign_manifest(project, None, {"REPORTGEN_MANIFEST_KEY": private})

    assert caught.value.diagnostics[0].code == "unvouched-manifest"


@pytest.mark.parametrize("public", [None, b"no key", b"other"])
def test_a_key_that_does_not_fit_signs_nothing(project: Path, public: bytes | None) -> None:
    private, _ = key_pair()
    if public == b"other":
        _, public = key_pair()
    if public is not None:
        (project / "manifest.pub").write_bytes(public)

    with pytest.raises(UsageError) as caught:
        sign_manifest(project, None, {"REPORTGEN_MANIFEST_KEY": private})

    assert caught.value.diagnostics[0].code == "malformed-signing-key"
