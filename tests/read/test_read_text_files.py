"""Bytes that are or are not the text of a file."""

import pytest

from read.read_projects import only_mistake, project_files
from reportgen.model.names import BlockId
from reportgen.read import read_sound_project
from reportgen.read.limits import MAX_ASSET_BYTES, MAX_TEXT_BYTES

BLOCK = "content/blocks/purpose.md"


def test_a_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    block = b"\xef\xbb\xbf---\r\ntitle: T\r\nkind: context\r\n---\r\nOne.\r\nTwo.\r\n"
    version = read_sound_project(project_files({BLOCK: block})).blocks[BlockId("purpose")].versions

    assert [(each.text, each.span.line) for each in version.values()] == [("One.\nTwo.\n", 5)]


def test_a_byte_that_is_not_utf_8_is_shown_at_its_column() -> None:
    mistake = only_mistake({BLOCK: "---\ntitle: é".encode() + b"\xe9 t\nkind: context\n---\nx\n"})

    assert (mistake.code, str(mistake.span)) == ("wrong-encoding", "content/blocks/purpose.md:2:9")
    assert mistake.message == "byte 0xe9 is not UTF-8"


def test_a_binary_file_is_named_as_such() -> None:
    assert only_mistake({BLOCK: b"\x89PNG\n\x00\x00"}).code == "binary-content"


@pytest.mark.parametrize("sign", ["\x07", "\x1b", "\u2028", "\ufeff"])
def test_a_sign_that_cannot_be_printed_is_shown_where_it_stands(sign: str) -> None:
    mistake = only_mistake({BLOCK: f"---\ntitle: T\nkind: context\n---\nSome{sign} text\n"})

    assert (mistake.code, str(mistake.span)) == ("control-character", "content/blocks/purpose.md:5:5")


def test_an_empty_file_is_no_block() -> None:
    assert only_mistake({BLOCK: b""}).code == "missing-front-matter"


def test_a_text_above_the_limit_is_not_read() -> None:
    mistake = only_mistake({BLOCK: b"x" * (MAX_TEXT_BYTES + 1)})

    assert (mistake.code, mistake.hint) == ("too-large-file", "split it into several files")


def test_an_image_above_the_limit_is_not_read() -> None:
    assert only_mistake({"content/images/big.png": bytes(MAX_ASSET_BYTES + 1)}).code == "too-large-file"


def test_data_and_images_may_hold_any_bytes() -> None:
    project = read_sound_project(
        project_files({"content/data/y.csv": b"\x00\xff", "content/images/z.png": b"\x89\x00"})
    )

    assert (project.data["data/y.csv"].content, project.images["images/z.png"]) == (b"\x00\xff", b"\x89\x00")  # type: ignore[index]  # plain names are shorter here
