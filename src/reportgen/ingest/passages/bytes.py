"""An imported document ⇄ bytes: JSON and raw pictures, for whoever reads them trusts no reader."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.imported import (
    Code,
    Heading,
    Image,
    Imported,
    Item,
    LeftOut,
    Note,
    Paragraph,
    Passage,
    Place,
    Table,
    Words,
)

_LENGTH = struct.Struct(">Q")


def pack_request(content: bytes, beside: Mapping[str, bytes]) -> bytes:
    """Bytes for `unpack_request`: a document and the pictures that lie beside it."""
    sizes = [[name, len(each)] for name, each in beside.items()]
    return _joined({"length": len(content), "beside": sizes}, content, *beside.values())


def unpack_request(request: bytes) -> tuple[bytes, dict[str, bytes]]:
    """What was packed."""
    (length,) = _LENGTH.unpack_from(request)
    start = _LENGTH.size + length
    head = json.loads(request[_LENGTH.size : start])
    content = request[start : start + head["length"]]
    start += head["length"]
    beside: dict[str, bytes] = {}
    for name, size in head["beside"]:
        beside[name] = request[start : start + size]
        start += size
    return content, beside


def pack(document: Imported) -> bytes:
    """Bytes for `unpack`."""
    head = {
        "title": document.title,
        "authors": document.authors,
        "language": document.language,
        "passages": [_packed(each) for each in document.passages],
        "notes": [
            [each.key, [_runs(words) for words in each.paragraphs], each.place.page]
            for each in document.notes
        ],
        "images": [[name, len(content)] for name, content in document.images.items()],
        "left_out": [[each.text, each.reason, each.place.page] for each in document.left_out],
        "diagnostics": [_diagnostic(each) for each in document.diagnostics],
        "pages": document.pages,
    }
    return _joined(head, *document.images.values())


def pack_failure(kind: str, diagnostics: Sequence[Diagnostic]) -> bytes:
    """Bytes for `unpack` that say why there is no document; `kind` names the exception."""
    return _joined({"failure": kind, "diagnostics": [_diagnostic(each) for each in diagnostics]})


def unpack(content: bytes) -> Imported | tuple[str, tuple[Diagnostic, ...]]:
    """What was packed; ValueError, KeyError or TypeError where it is something else."""
    if len(content) < _LENGTH.size:
        raise ValueError("too short")
    (length,) = _LENGTH.unpack_from(content)
    start = _LENGTH.size + length
    head = json.loads(content[_LENGTH.size : start])
    diagnostics = tuple(_heard(each) for each in head["diagnostics"])
    if "failure" in head:
        return str(head["failure"]), diagnostics
    images: dict[str, bytes] = {}
    for name, size in head["images"]:
        images[_text(name)] = content[start : start + int(size)]
        start += int(size)
    return Imported(
        _optional(head["title"]),
        tuple(map(_text, head["authors"])),
        _optional(head["language"]),
        tuple(_UNPACK[str(each[0])](each) for each in head["passages"]),
        tuple(
            Note(_text(key), tuple(map(_words, parts)), _place(page)) for key, parts, page in head["notes"]
        ),
        images,
        tuple(LeftOut(_text(text), _text(why), _place(page)) for text, why, page in head["left_out"]),
        diagnostics,
        None if head["pages"] is None else int(head["pages"]),
    )


def _packed(passage: Passage) -> list[object]:
    page = passage.place.page
    match passage:
        case Heading():
            return ["heading", page, _runs(passage.words), passage.level, passage.is_guessed]
        case Paragraph():
            return ["paragraph", page, _runs(passage.words), passage.is_quoted]
        case Item():
            runs = _runs(passage.words)
            return ["item", page, runs, passage.depth, passage.number, passage.is_continued]
        case Code():
            return ["code", page, passage.text]
        case Table():
            return ["table", page, [[_runs(cell) for cell in row] for row in passage.rows]]
        case Image():
            return ["image", page, passage.name, passage.alt]


_UNPACK: Mapping[str, Callable[[list[Any]], Passage]] = {
    "heading": lambda each: Heading(_words(each[2]), int(each[3]), _place(each[1]), bool(each[4])),
    "paragraph": lambda each: Paragraph(_words(each[2]), _place(each[1]), bool(each[3])),
    "item": lambda each: Item(
        _words(each[2]),
        int(each[3]),
        None if each[4] is None else int(each[4]),
        _place(each[1]),
        bool(each[5]),
    ),
    "code": lambda each: Code(_text(each[2]), _place(each[1])),
    "table": lambda each: Table(tuple(tuple(map(_words, row)) for row in each[2]), _place(each[1])),
    "image": lambda each: Image(_text(each[2]), _text(each[3]), _place(each[1])),
}


def _runs(words: Sequence[Words]) -> list[list[object]]:
    return [[each.text, sorted(each.marks), each.address, each.note] for each in words]


def _words(runs: list[Any]) -> tuple[Words, ...]:
    return tuple(
        Words(_text(text), frozenset(map(_text, marks)), _optional(address), _optional(note))
        for text, marks, address, note in runs
    )


def _place(page: object) -> Place:
    return Place(page if isinstance(page, int) else None)


def _diagnostic(each: Diagnostic) -> list[object]:
    return [each.code, each.message, each.hint, each.severity.value]


def _heard(each: list[Any]) -> Diagnostic:
    return Diagnostic(_text(each[0]), _text(each[1]), None, _optional(each[2]), Severity(each[3]))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _optional(value: object) -> str | None:
    return None if value is None else _text(value)


def _joined(head: Mapping[str, object], *contents: bytes) -> bytes:
    text = json.dumps(head).encode()
    return b"".join((_LENGTH.pack(len(text)), text, *contents))
