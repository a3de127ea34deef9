"""PDF → its strings: pages, every stream unpacked, every string of every object, and the files in it.

Streams are found by their bytes and not through the table of objects: what no page uses is looked at too.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

import pypdfium2

from reportgen.proof.strings.raw import text_in
from reportgen.proof.strings.strings import Budget

_STREAM = re.compile(rb"stream\r?\n")
_LENGTH = re.compile(rb"/Length (\d+)(?! \d+ R)")
_FILTER = re.compile(rb"/Filter\s*(\[[^\]]{0,200}\]|/\w+)")
# One that nothing closes goes on to the end: each of many openings would be read to there otherwise.
_LITERAL = re.compile(rb"\(((?:[^()\\]++|\\.?)*+)(?:\)|\Z)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]+)>")
_NAME = re.compile(rb"/([^\s/<>\[\](){}%]+)")
_KNOWN = re.compile(rb"\((?:[^()\\]++|\\.?)*+(?:\)|\Z)|<[0-9A-Fa-f\s]+>|/[^\s/<>\[\](){}%]+", re.DOTALL)
_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b""}
_HEAD = 4096


def strings_of_pdf(content: bytes, budget: Budget) -> Iterator[tuple[str, str]]:
    """Pairs of part and text."""
    yield from _pages(content, budget)
    rest: list[bytes] = []
    for part, bytes_of_part in streams_of_pdf(content, budget, rest):
        if part == "a picture":
            continue
        yield from ((part, text) for text in _written(bytes_of_part))
        texts = _between(bytes_of_part) if part == "an object" else text_in(bytes_of_part)
        yield from ((part, text) for text in texts)
    outside = b"\n".join(rest)
    yield from (("an object", text) for text in _written(outside))
    yield from (("an object", text) for text in _between(outside))


def streams_of_pdf(content: bytes, budget: Budget, rest: list[bytes]) -> Iterator[tuple[str, bytes]]:
    """Every stream, unpacked; what stands outside of them is appended to `rest`.

    Raises ContentError where a stream is packed in a way that nobody here can unpack.
    """
    at = 0
    while (found := _STREAM.search(content, at)) is not None:
        before = content[at : found.start()]
        rest.append(before)
        head = before[before.rfind(b" obj") + 1 :][-_HEAD:]
        length = _LENGTH.search(head)
        end = found.end() + int(length[1]) if length else content.find(b"endstream", found.end())
        if end < 0 or content[end : end + 12].lstrip()[:9] != b"endstream":
            end = content.find(b"endstream", found.end())
        if end < 0:
            raise budget.refused("a stream of the PDF has no end")
        yield _part(head), _unpacked(head, content[found.end() : end], budget)
        at = end + len(b"endstream")
    rest.append(content[at:])


def _pages(content: bytes, budget: Budget) -> Iterator[tuple[str, str]]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise budget.refused("it is no sound PDF") from error
    try:
        for number, page in enumerate(document, 1):
            words = page.get_textpage()
            # A hyphen at the end of a line is U+FFFE here.
            text = words.get_text_range().replace("\ufffe\r\n", "").replace("\ufffe", "")
            budget.take(len(text))
            yield f"page {number}", text
            words.close()
            page.close()
    finally:
        document.close()


def _part(head: bytes) -> str:
    for mark, name in (
        (b"/EmbeddedFile", "a file within"),
        (b"/Metadata", "the metadata"),
        (b"/Image", "a picture"),
        (b"/ObjStm", "an object"),
    ):
        if mark in head:
            return name
    return "a stream"


def _unpacked(head: bytes, packed: bytes, budget: Budget) -> bytes:
    filters = _FILTER.search(head)
    names = _NAME.findall(filters[1]) if filters else []
    if b"/Image" in head:
        # Pixels are no words; what travels beside them in a JPEG is.
        return packed
    for name in names:
        if name != b"FlateDecode":
            raise budget.refused(f"a stream of the PDF is packed by {name.decode('latin-1')}")
        try:
            packed = zlib.decompressobj().decompress(packed, max(budget.left, 1))
        except zlib.error as error:
            raise budget.refused("a stream of the PDF is damaged") from error
        budget.take(len(packed))
    return packed


def _written(content: bytes) -> Iterator[str]:
    """Strings and names as PDF writes them (ISO 32000-1 7.3.4 and 7.3.5)."""
    for literal in _LITERAL.finditer(content):
        yield _decoded(_ESCAPE.sub(_sign, literal[1]))
    for digits in _HEX.finditer(content):
        even = b"".join(digits[1].split())
        yield _decoded(bytes.fromhex((even + b"0" * (len(even) % 2)).decode()))
    for name in _NAME.finditer(content):
        yield _CODE.sub(lambda code: bytes.fromhex(code[1].decode()), name[1]).decode("utf-8", "replace")


def _between(content: bytes) -> Iterator[str]:
    """Comments, and whatever else stands between strings and names."""
    return (each.decode("latin-1") for each in _KNOWN.split(content))


def _sign(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return bytes([int(sign, 8) & 255]) if b"0" <= sign[:1] <= b"7" else _SIGNS.get(sign, sign)


def _decoded(string: bytes) -> str:
    if string.startswith(b"\xfe\xff"):
        return string[2:].decode("utf-16-be", "replace")
    return string.decode("utf-8") if string.startswith(b"\xef\xbb\xbf") else string.decode("latin-1")
