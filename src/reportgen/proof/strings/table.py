"""Bytes of any file that leaves the house → all their strings, those of files within files included."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TypeAlias

from reportgen.proof.strings.html import files_in_html, strings_of_html
from reportgen.proof.strings.mail import parts_of_mail
from reportgen.proof.strings.pdf import streams_of_pdf, strings_of_pdf
from reportgen.proof.strings.pictures import JPEG, PNG, strings_of_jpeg, strings_of_png
from reportgen.proof.strings.raw import text_in
from reportgen.proof.strings.strings import MOST_DEPTH, Budget, Strings
from reportgen.proof.strings.xml import strings_of_xml

_PDF = b"%PDF-"
_ZIP = b"PK\x03\x04"
_HTML = (b"<!doctype html", b"<html")
_MARKUP = b"<"

Found: TypeAlias = Iterator[tuple[str, str | bytes]]


def strings_of_file(name: str, content: bytes) -> Strings:
    """Every string of a report; raises ContentError where it cannot be taken apart."""
    return _gathered(_look(content, "", Budget(name), 0))


def strings_of_letter(name: str, content: bytes) -> Strings:
    """Every string of a letter but those within the files it carries, which `files_in_letter` gives."""
    return _gathered(_look_at_letter(content, Budget(name)))


def files_in_letter(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The finished files that a letter carries, by name."""
    yield from ((name, payload) for name, _, payload in parts_of_mail(content) if _is_file(payload))


def _gathered(found: Found) -> Strings:
    texts: list[tuple[str, str]] = []
    contents: list[tuple[str, bytes]] = []
    for part, each in found:
        if isinstance(each, bytes):
            contents.append((part or "the file", each))
        elif each:
            texts.append((part or "the file", each))
    return Strings(tuple(texts), tuple(contents))


def _look_at_letter(content: bytes, budget: Budget) -> Found:
    for part, headers, payload in parts_of_mail(content):
        yield part, headers
        if not _is_file(payload):
            yield from _look(payload, part, budget, 1)


def _is_file(payload: bytes) -> bool:
    return payload.startswith((_PDF, _ZIP, PNG, JPEG))


def _look(content: bytes, part: str, budget: Budget, depth: int) -> Found:
    """Texts and unpacked bytes, each with the part that it stands in."""
    if depth > MOST_DEPTH:
        raise budget.refused(f"it holds files within files, more than {MOST_DEPTH} deep")
    budget.take(len(content))
    yield part, content
    start = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if content.startswith(_PDF):
        yield from _look_at_pdf(content, part, budget, depth)
    elif content.startswith(_ZIP):
        yield from _look_at_zip(content, part, budget, depth)
    elif content.startswith(PNG):
        yield from ((part, text) for text in strings_of_png(content, budget))
    elif content.startswith(JPEG):
        yield from ((part, text) for text in strings_of_jpeg(content))
    elif start.startswith(_HTML):
        yield from ((part, text) for text in strings_of_html(content))
        for number, each in enumerate(files_in_html(content), 1):
            yield from _look(each, _within(part, f"file {number} within"), budget, depth + 1)
    elif start.startswith(_MARKUP):
        yield from ((part, text) for text in strings_of_xml(content))
        for number, each in enumerate(files_in_html(content), 1):
            yield from _look(each, _within(part, f"file {number} within"), budget, depth + 1)
    else:
        yield from ((part, text) for text in text_in(content))


def _look_at_pdf(content: bytes, part: str, budget: Budget, depth: int) -> Found:
    yield from ((_within(part, inner), text) for inner, text in strings_of_pdf(content, budget))
    for inner, each in streams_of_pdf(content, budget, []):
        if inner in {"a file within", "a picture"}:
            yield from _look(each, _within(part, inner), budget, depth + 1)


def _look_at_zip(content: bytes, part: str, budget: Budget, depth: int) -> Found:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            yield part, archive.comment.decode("utf-8", "replace")
            for entry in archive.infolist():
                budget.take(entry.file_size)
                name = _within(part, entry.filename)
                yield name, entry.filename
                yield from ((name, text) for each in (entry.comment, entry.extra) for text in text_in(each))
                yield from _look(archive.read(entry), name, budget, depth + 1)
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        raise budget.refused("it is no sound archive") from error


def _within(part: str, inner: str) -> str:
    return f"{part}, {inner}" if part else inner
