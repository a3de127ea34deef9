"""One Word file read by another program → what of its structure that program did not find."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import mammoth
import pypandoc  # type: ignore[import-untyped]  # it ships no types
from lxml import html as reader

PARSER = reader.HTMLParser(encoding="utf-8")
# Parts of a page that are a field, a drawing or a note of Word's own.
APART = "ancestor-or-self::nav or ancestor-or-self::*[@data-role='notes']"
# Lists that stylesheets print without markers, and so no lists to a word processor.
UNMARKED = "ancestor::ul[@data-role='sources' or @data-role='legend']"
PICTURES = "//img[@alt != ''][not(ancestor::*[@data-role='math'])]"
NOTES = "//*[@data-role='footnote'] | //ol[@data-role='notes']/li"


def by_mammoth(content: bytes) -> str:
    """The HTML that mammoth makes of the file."""
    return str(mammoth.convert_to_html(io.BytesIO(content)).value)


def by_pandoc(content: bytes) -> str:
    """The HTML that pandoc makes of the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "read.docx"
        path.write_bytes(content)
        return str(pypandoc.convert_file(str(path), "html", format="docx", extra_args=["--wrap=none"]))


READERS: Mapping[str, Callable[[bytes], str]] = {"mammoth": by_mammoth, "pandoc": by_pandoc}


def reading_faults(html: str, content: bytes) -> list[str]:
    """One line for each kind of structure that a reader found otherwise than the page has it."""
    page = reader.fromstring(html.encode(), parser=PARSER)
    faults = []
    for program, read in READERS.items():
        found = reader.fromstring(f"<div>{read(content)}</div>".encode(), parser=PARSER)
        faults += [f"{program}: {fault}" for fault in _faults(page, found)]
    return faults


def _faults(page: Any, found: Any) -> Iterator[str]:
    headings = [_letters(each) for each in page.xpath(f"//*[{_levels(2)}][not({APART})]")]
    read = [_letters(each) for each in found.xpath(f"//*[{_levels(1)}]")]
    lost = [each for each in headings if each not in read]
    if lost or [each for each in read if each in headings] != headings:
        yield f"headings {lost or read}"
    for kind, wanted, shown in (
        ("list items", f"//li[not({APART} or {UNMARKED})]", "//li[not(ancestor::section or @id)]"),
        ("tables", "//table", "//table"),
    ):
        there, here = len(page.xpath(wanted)), len(found.xpath(shown))
        # Boxes are tables, too, and notes are a list where a theme wants one.
        if here < there:
            yield f"{here} of {there} {kind}"
    text = _letters(found)
    yield from (f"note {each}" for each in map(_letters, page.xpath(NOTES)) if each not in text)
    shown_pictures = {each.get("alt") for each in found.xpath("//img")}
    alternatives = {each.get("alt") for each in page.xpath(PICTURES)}
    yield from (f"alternative {each}" for each in sorted(alternatives - shown_pictures))


def _levels(first: int) -> str:
    return " or ".join(f"self::h{level}" for level in range(first, first + 5))


def _letters(element: Any) -> str:
    return "".join(re.findall(r"[^\W\d_]+", "".join(element.itertext()).casefold().replace("\u00ad", "")))
