"""Finding a project and reading its files from the disk."""

import os
import unicodedata
from pathlib import Path

import pytest

from reportgen.errors import ContentError, UsageError
from reportgen.workspace import default_templates, find_project, load_files, project_files
from reportgen.workspace.limits import MAX_FILE_BYTES, MAX_FOLDER_DEPTH
from reportgen.workspace.output.built import load_file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    project = tmp_path / "project"
    for path, text in {
        "reportgen.yaml": "title: T\n",
        "content/blocks/a/purpose.md": "x",
        "content/data/x.csv": "a,b\n",
        "profiles/policy.yaml": "title: P\n",
        "sources/a.txt": "one\n",
        "build/policy.pdf": "old",
        "notes/todo.txt": "private",
        ".git/config": "hidden",
        "content/.DS_Store": "hidden",
        "content/.cache/x": "hidden",
    }.items():
        place = project / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    return project


def own_files(root: Path) -> dict[str, bytes]:
    return {path: content for path, content in load_files(root).items() if not path.startswith("templates/")}


def refusal(root: Path) -> tuple[str, str | None]:
    with pytest.raises(ContentError) as caught:
        load_files(root)
    (only,) = caught.value.diagnostics
    return only.code, only.span.path if only.span is not None else None


def test_a_project_is_found_from_any_folder_in_it(root: Path) -> None:
    assert find_project(root / "content" / "blocks" / "a") == root.resolve()


def test_outside_a_project_the_way_to_one_is_shown(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        find_project(tmp_path)

    (only,) = caught.value.diagnostics
    assert (only.code, only.hint) == (
        "no-project",
        "run `reportgen init DIR` to make a project, or change into one",
    )


def test_only_what_belongs_to_a_project_is_read_in_the_order_of_its_paths(root: Path) -> None:
    assert list(own_files(root)) == [
        "content/blocks/a/purpose.md",
        "content/data/x.csv",
        "profiles/policy.yaml",
        "reportgen.yaml",
        "sources/a.txt",
    ]


def test_default_templates_lie_beneath_those_of_the_project(root: Path) -> None:
    font = next(path for path in load_files(root) if path.startswith("templates/fonts/"))
    own = root / font
    own.parent.mkdir(parents=True)
    own.write_bytes(b"own")

    files = load_files(root)

    assert files[font] == b"own"
    assert sum(path.startswith("templates/fonts/") for path in files) > 1


def test_default_templates_hold_fonts_and_themes() -> None:
    assert (default_templates() / "fonts").is_dir()
    assert (default_templates() / "themes").is_dir()


def test_two_readings_of_one_project_are_equal_to_the_byte(root: Path) -> None:
    assert list(load_files(root).items()) == list(load_files(root).items())


def test_a_link_within_the_project_is_read(root: Path) -> None:
    (root / "content" / "data" / "y.csv").symlink_to(root / "content" / "data" / "x.csv")

    assert own_files(root)["content/data/y.csv"] == b"a,b\n"


def test_a_link_that_leaves_the_project_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (root / "content" / "data" / "y.csv").symlink_to(tmp_path / "secret.txt")

    assert refusal(root) == ("outside-link", "content/data/y.csv")


def test_a_linked_folder_is_refused_even_when_it_leads_in_a_circle(root: Path) -> None:
    (root / "content" / "blocks" / "again").symlink_to(root / "content")

    assert refusal(root) == ("linked-folder", "content/blocks/again")


def test_a_link_to_nothing_is_told_by_its_name(root: Path) -> None:
    (root / "content" / "data" / "gone.csv").symlink_to(root / "content" / "nothing")

    with pytest.raises(UsageError) as caught:
        load_files(root)
    assert caught.value.diagnostics[0].code == "unreadable-file"
    assert str(caught.value.diagnostics[0].span) == "content/data/gone.csv:1"


def test_a_pipe_does_not_hold_up_the_build(root: Path) -> None:
    os.mkfifo(root / "content" / "data" / "pipe.csv")

    assert refusal(root) == ("special-file", "content/data/pipe.csv")


def test_a_file_above_the_limit_is_refused(root: Path) -> None:
    with (root / "content" / "data" / "big.csv").open("wb") as stream:
        stream.truncate(MAX_FILE_BYTES + 1)

    assert refusal(root) == ("too-large-file", "content/data/big.csv")


def test_the_number_of_files_has_a_limit(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project_files, "MAX_FILES", 3)

    assert refusal(root)[0] == "too-many-files"


def test_folders_within_each_other_end(root: Path) -> None:
    (root / "content" / "blocks" / "/".join("d" * (MAX_FOLDER_DEPTH + 1))).mkdir(parents=True)

    assert refusal(root)[0] == "too-deep-nesting"


def test_a_name_that_is_no_unicode_is_refused(root: Path) -> None:
    (Path(os.fsdecode(os.fsencode(root) + b"/content/data/x\xff.csv"))).write_text("x")

    code, path = refusal(root)
    assert code == "malformed-file-name"
    assert path is not None
    assert path.isascii()


def test_names_are_composed_whatever_the_file_system_keeps(root: Path) -> None:
    (root / "content" / "data" / "cafe\u0301.csv").write_text("x")

    assert "content/data/caf\u00e9.csv" in load_files(root)


def test_every_refusal_comes_in_one_run(root: Path, tmp_path: Path) -> None:
    for name in ("y.csv", "z.csv"):
        (root / "content" / "data" / name).symlink_to(tmp_path)

    with pytest.raises(ContentError) as caught:
        load_files(root)
    assert len(caught.value.diagnostics) == 2


def test_two_files_of_one_name_in_two_unicode_forms_are_refused(root: Path) -> None:
    for form in ("NFC", "NFD"):
        (root / "content" / "data" / unicodedata.normalize(form, "café.csv")).write_text("a\n1\n", "utf-8")

    with pytest.raises(ContentError) as caught:
        load_files(root)

    assert [each.code for each in caught.value.diagnostics] == ["doubled-file-name"]


@pytest.mark.parametrize("kind", ["device", "pipe", "folder"])
def test_a_file_that_a_call_names_is_an_ordinary_one(tmp_path: Path, kind: str) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    path = {"device": Path("/dev/zero"), "pipe": pipe, "folder": tmp_path}[kind]

    with pytest.raises(UsageError) as caught:
        load_file(path)

    assert [each.code for each in caught.value.diagnostics] == ["call-unreadable-file"]


def test_a_file_that_a_call_names_has_an_end(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(b"x" * 101)

    assert len(load_file(tmp_path / "list.csv", 101)) == 101
    with pytest.raises(UsageError):
        load_file(tmp_path / "list.csv", 100)
