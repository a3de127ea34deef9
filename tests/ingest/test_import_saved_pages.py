from __future__ import annotations

import base64
from email.message import EmailMessage
from pathlib import Path

import pytest

from ingest.importing import lines, read
from reportgen.app.imports.reader import read_document
from reportgen.ingest.importer import Importer, ReadOptions
from reportgen.ingest.table import importer_for
from reportgen.model.imported import Image
from reportgen.workspace.saved_page_pictures import pictures_beside

pytestmark = pytest.mark.slow

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
TEXT = "<p>The survey of the harbour lasted nine weeks and found many boats, repaired before winter.</p>" * 3


def page(*sources: str) -> str:
    pictures = "".join(f'<p><img src="{source}" alt="A quay"></p>' for source in sources)
    return f"<html><body><main><h1>Harbours</h1>{TEXT}{pictures}</main></body></html>"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    folder = tmp_path / "Old harbours_files"
    (folder / "deep").mkdir(parents=True)
    (folder / "quay.png").write_bytes(DOT)
    (folder / "deep" / "quay two.png").write_bytes(DOT + b"2")
    (folder / "style.css").write_text("p{}", "utf-8")
    (tmp_path / "secret.png").write_bytes(DOT + b"secret")
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    return tmp_path / "Old harbours.html"


def pictures(content: str, beside: dict[str, bytes]) -> list[bytes]:
    document = read_document("a.html", content.encode(), ReadOptions(beside=beside))
    return [document.images[each.name] for each in document.passages if isinstance(each, Image)]


def test_only_pictures_of_the_folder_beside_a_page_are_at_hand(saved: Path) -> None:
    assert pictures_beside(saved) == {
        "Old harbours_files/quay.png": DOT,
        "Old harbours_files/deep/quay two.png": DOT + b"2",
    }


def test_pictures_beside_a_saved_page_come_along(saved: Path) -> None:
    content = page("./Old%20harbours_files/quay.png", "Old harbours_files/deep/quay%20two.png?x=1")

    assert pictures(content, dict(pictures_beside(saved))) == [DOT, DOT + b"2"]


@pytest.mark.parametrize(
    "source",
    [
        "../secret.png",
        "Old harbours_files/../secret.png",
        "Old%20harbours_files/..%2fsecret.png",
        "Old harbours_files/link.png",
        "/etc/passwd",
        "file:///etc/passwd",
        "https://example.org/quay.png",
    ],
)
def test_an_address_that_leaves_the_folder_names_nothing_and_reported(saved: Path, source: str) -> None:
    document = read_document("a.html", page(source).encode(), ReadOptions(beside=pictures_beside(saved)))

    assert not document.images
    assert [each.reason for each in document.left_out] == ["the picture is not in the document"]


def archive_of(page_text: str) -> bytes:
    message = EmailMessage()
    message.set_content(page_text, subtype="html")
    for name, place in (
        ("Content-Location", "https://example.org/quay.png"),
        ("Content-ID", "<two@example.org>"),
    ):
        message.add_related(DOT, "image", "png")
        parts = message.get_payload()
        assert isinstance(parts, list)
        part = parts[-1]
        assert isinstance(part, EmailMessage)
        part.replace_header(name, place) if name in part else part.add_header(name, place)
    return message.as_bytes()


def test_a_page_saved_as_one_file_brings_its_text_and_pictures() -> None:
    document = read("a.mhtml", archive_of(page("https://example.org/quay.png", "cid:two@example.org")))

    assert lines(document)[0] == "Harbours"
    assert len([each for each in document.passages if isinstance(each, Image)]) == 2
    assert list(document.images.values()) == [DOT]


def test_a_mail_without_a_page_is_no_web_page() -> None:
    message = EmailMessage()
    message.set_content("Only text.")

    with pytest.raises(Exception, match="no part of it is a web page"):
        read("a.mht", message.as_bytes())


def test_the_reader_of_saved_pages_is_an_importer() -> None:
    assert isinstance(importer_for("a.mht"), Importer)
