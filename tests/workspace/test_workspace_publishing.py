"""Writing the files of a build."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.errors import UsageError
from reportgen.workspace import publish
from reportgen.workspace.output.names import check_output_names


@contextmanager
def full_disk(after: int) -> Iterator[None]:
    """Let the system refuse to write more than so many bytes into one file."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (after, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_all_files_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "build"

    publish(folder, {"policy.pdf": b"pdf", "mail/policy.eml": b"eml", "manifest.json": b"{}"})

    assert names(folder) == ["mail/policy.eml", "manifest.json", "policy.pdf"]
    assert (folder / "policy.pdf").read_bytes() == b"pdf"


def test_what_stood_there_is_replaced(tmp_path: Path) -> None:
    publish(tmp_path, {"policy.pdf": b"old"})
    publish(tmp_path, {"policy.pdf": b"new"})

    assert (tmp_path / "policy.pdf").read_bytes() == b"new"


def test_when_the_disk_is_full_everything_stays_as_it_was(tmp_path: Path) -> None:
    publish(tmp_path, {"policy.pdf": b"old", "manifest.json": b"old"})

    with full_disk(after=1000), pytest.raises(UsageError) as caught:
        publish(tmp_path, {"manifest.json": b"new", "policy.pdf": bytes(5000)})

    assert caught.value.diagnostics[0].code == "output-not-writable"
    assert names(tmp_path) == ["manifest.json", "policy.pdf"]
    assert [path.read_bytes() for path in sorted(tmp_path.iterdir())] == [b"old", b"old"]


def test_a_folder_that_cannot_be_made_is_told_in_the_systems_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(UsageError) as caught:
        publish(tmp_path / "file" / "build", {"policy.pdf": b"x"})

    (only,) = caught.value.diagnostics
    assert only.code == "output-not-writable"
    assert "Not a directory" in only.message


def test_a_folder_in_the_place_of_a_file_stops_before_anything_is_renamed(tmp_path: Path) -> None:
    publish(tmp_path, {"a.pdf": b"old"})
    (tmp_path / "b.pdf").mkdir()

    with pytest.raises(UsageError) as caught:
        publish(tmp_path, {"a.pdf": b"new", "b.pdf": b"new"})

    assert caught.value.diagnostics[0].code == "output-not-writable"
    assert names(tmp_path) == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_a_link_in_the_output_folder_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("mine")
    folder = tmp_path / "build"
    folder.mkdir()
    (folder / "policy.pdf").symlink_to(tmp_path / "outside.txt")

    publish(folder, {"policy.pdf": b"pdf"})

    assert (tmp_path / "outside.txt").read_text() == "mine"
    assert not (folder / "policy.pdf").is_symlink()


def test_a_linked_folder_in_the_output_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "mail").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(UsageError) as caught:
        publish(tmp_path / "build", {"mail/policy.eml": b"x"})

    assert caught.value.diagnostics[0].code == "linked-output"
    assert names(tmp_path / "elsewhere") == []


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/etc/x",
        "../x",
        "a/../../x",
        "a//b",
        "./x",
        "C:x",
        "a\\b",
        "nul.pdf",
        "x.",
        "x ",
        " x",
        "a\nb",
        "x" * 300,
    ],
)
def test_a_name_that_is_not_safe_everywhere_is_refused_before_anything_is_written(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(UsageError) as caught:
        publish(tmp_path / "build", {"good.pdf": b"x", name: b"x"})

    assert [each.code for each in caught.value.diagnostics] == ["unsafe-output-name"]
    assert not (tmp_path / "build").exists()


def test_names_that_differ_only_in_case_are_refused() -> None:
    (only,) = check_output_names(["Policy.pdf", "policy.pdf"])

    assert only.message == '"Policy.pdf" and "policy.pdf" are one file where case does not count'


@settings(max_examples=60, deadline=None)
@given(name=st.text(alphabet="./\\ab \x00:é", max_size=12))
def test_no_accepted_name_leaves_the_folder(name: str) -> None:
    folder = Path("/somewhere/build")

    if not list(check_output_names([name])):
        place = folder.joinpath(*name.split("/"))
        assert place.is_relative_to(folder)
        assert ".." not in place.parts
        assert place != folder
