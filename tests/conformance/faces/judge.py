"""Word files → the runs whose font lacks a character, and the fonts that LibreOffice or the PDF show alone.

judge.py runs FILE.docx...     every run's font, followed through its styles and embedded, has every character
                               and draws it in the PDF beside the file, too
judge.py pages LO FILE.docx... LibreOffice's PDF in the folder LO shows the faces of the PDF beside the file,
                               but for the signs of formulas, which LibreOffice sets in a font of its own
judge.py broken FILE.docx...   on each something must be found in its runs
"""

# ruff: noqa: S603, T201  # a script: it runs poppler and prints what it finds

from __future__ import annotations

import io
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from fontTools.ttLib import TTFont
from lxml import etree

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
SLOTS = {
    "embedRegular": (False, False),
    "embedBold": (True, False),
    "embedItalic": (False, True),
    "embedBoldItalic": (True, True),
}
FENCES = ("chr", "begChr", "endChr", "sepChr")
TEXTS = re.compile(r"word/(document|header\d+|footer\d+|footnotes|endnotes)\.xml")


class Font(NamedTuple):
    """What is said of a run's font so far."""

    family: str = ""
    is_bold: bool = False
    is_italic: bool = False


def main() -> int:
    """Print each fault; 1 where a sound file has one or a broken one has none."""
    kind, *names = sys.argv[1:]
    folder = Path(names.pop(0)) if kind == "pages" else Path()
    is_bad = False
    paths = [Path(name) for name in names]
    judge = partial(_of_pages, folder) if kind == "pages" else _of_runs
    with ProcessPoolExecutor() as processes:
        found = list(processes.map(judge, paths, chunksize=4))
    for path, faults in zip(paths, found, strict=True):
        if kind == "broken":
            print(f"{path.name}: {faults[0] if faults else 'a planted fault is not found'}")
            is_bad |= not faults
        else:
            print(*(f"{path.name}: {each}" for each in faults[:5]), sep="\n", end="\n" if faults else "")
            is_bad |= bool(faults)
    print(f"{len(names)} files, {kind}")
    return is_bad


def _of_runs(path: Path) -> list[str]:
    return list(_faults_of_runs(path))


def _faults_of_runs(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    fonts, styles = _embedded(parts), etree.fromstring(parts["word/styles.xml"])
    book = {each.get(f"{W}styleId"): each for each in styles.iter(f"{W}style")}
    usual = _said(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), Font())
    shown: dict[str, set[str]] = {}
    for name in sorted(filter(TEXTS.fullmatch, parts)):
        for run in etree.fromstring(parts[name]).iter(f"{W}r"):
            text = "".join(each.text or "" for each in run.findall(f"{W}t"))
            font = _font_of(run, book, usual)
            drawn = fonts.get(font) or fonts.get(Font(font.family)) or frozenset()
            lacking = {sign for sign in text if ord(sign) not in drawn and unicodedata.category(sign) != "Cf"}
            if lacking:
                yield f"{font} lacks {''.join(sorted(lacking))!r} of {text[:40]!r}"
            is_there = font if font in fonts else Font(font.family)
            if not _is_number_of_page(run):
                shown.setdefault(_name(is_there), set()).update("".join(text.split()))
    printed = _drawn(path.with_suffix(".pdf"))
    for name in sorted(shown):
        strange = {
            each for each in shown[name] - printed.get(name, set()) if unicodedata.category(each) != "Cf"
        }
        if strange:
            yield f"{name} shows {''.join(sorted(strange))!r}, in the PDF another font does"


def _is_number_of_page(run: Any) -> bool:
    """Whether a program that opens the file writes the run anew, for its own pages."""
    if run.find(f"{W}t") is None or not (run.findtext(f"{W}t") or "").isdecimal():
        return False
    before = run.getprevious()
    mark = None if before is None else before.find(f"{W}fldChar")
    return mark is not None and mark.get(f"{W}fldCharType") == "separate"


def _name(font: Font) -> str:
    return _plain(f"{font.family}{'Bold' * font.is_bold}{'Italic' * font.is_italic}")


def _font_of(run: Any, book: dict[str | None, Any], usual: Font) -> Font:
    paragraph = next(run.iterancestors(f"{W}p"))
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    font = _styled("Normal" if style is None else style.get(f"{W}val"), book, usual)
    own = run.find(f"{W}rPr")
    if own is not None and own.find(f"{W}rStyle") is not None:
        font = _styled(own.find(f"{W}rStyle").get(f"{W}val"), book, font)
    return _said(own, font)


def _styled(name: str, book: dict[str | None, Any], font: Font) -> Font:
    style = book.get(name)
    if style is None:
        return font
    base = style.find(f"{W}basedOn")
    if base is not None:
        font = _styled(base.get(f"{W}val"), book, font)
    return _said(style.find(f"{W}rPr"), font)


def _said(properties: Any, font: Font) -> Font:
    if properties is None:
        return font
    named, bold, italic = (properties.find(f"{W}{tag}") for tag in ("rFonts", "b", "i"))
    return Font(
        font.family if named is None else named.get(f"{W}ascii") or font.family,
        font.is_bold if bold is None else bold.get(f"{W}val") != "0",
        font.is_italic if italic is None else italic.get(f"{W}val") != "0",
    )


def _embedded(parts: dict[str, bytes]) -> dict[Font, frozenset[int]]:
    """What each embedded font draws, its mask taken off (ECMA-376 part 4, 2.8.1)."""
    relations = {
        each.get("Id"): "word/" + str(each.get("Target")).removeprefix("/word/")
        for each in etree.fromstring(parts["word/_rels/fontTable.xml.rels"])
    }
    found = {}
    for node in etree.fromstring(parts["word/fontTable.xml"]).iter(f"{W}font"):
        for tag, style in SLOTS.items():
            slot = node.find(f"{W}{tag}")
            if slot is not None:
                content = parts[relations[slot.get(ID)]]
                mask = bytes.fromhex(str(slot.get(f"{W}fontKey")).strip("{}").replace("-", ""))[::-1]
                head = bytes(byte ^ mask[place % 16] for place, byte in enumerate(content[:32]))
                found[Font(str(node.get(f"{W}name")), *style)] = _characters(head + content[32:])
    return found


@cache
def _characters(content: bytes) -> frozenset[int]:
    return frozenset(TTFont(io.BytesIO(content), lazy=True).getBestCmap())


def _of_pages(folder: Path, path: Path) -> list[str]:
    return list(_faults_of_pages(folder, path))


def _faults_of_pages(folder: Path, path: Path) -> Iterator[str]:
    ours, theirs = _drawn(path.with_suffix(".pdf")), _drawn(folder / path.with_suffix(".pdf").name)
    if not theirs:
        yield "LibreOffice made no PDF of it"
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    formulas = set(_signs_of_formulas(body))
    for name in sorted(theirs.keys() - ours.keys()):
        if strange := theirs[name] - formulas:
            yield f"LibreOffice shows {''.join(sorted(strange))!r} in {name}, the PDF does not"


def _signs_of_formulas(body: Any) -> Iterator[str]:
    """Their letters, and what their structure draws: roots, large signs, fences (ECMA-376 22.1.2)."""
    yield from (sign for text in body.iter(f"{M}t") for sign in text.text or "")
    yield from ("√" for _ in body.iter(f"{M}rad"))
    yield from (each.get(f"{M}val", "") for tag in FENCES for each in body.iter(f"{M}{tag}"))


def _drawn(path: Path) -> dict[str, set[str]]:
    """The characters that each font of a PDF draws, its name without what differs from program to program."""
    command = ["pdftohtml", "-xml", "-i", "-hidden", "-fontfullname", "-stdout", str(path)]
    page = subprocess.run(command, capture_output=True, check=False).stdout
    root = etree.fromstring(page, etree.XMLParser(recover=True, huge_tree=True))
    names = {each.get("id"): _plain(str(each.get("family"))) for each in root.iter("fontspec")}
    drawn: dict[str, set[str]] = {}
    for line in root.iter("text"):
        text = "".join(map(str, line.itertext()))
        drawn.setdefault(names[line.get("font")], set()).update("".join(text.split()))
    return drawn


def _plain(name: str) -> str:
    return re.sub(r"[-\s]|Regular|Roman|Book|(?<=It)alic", "", name.partition("+")[2] or name)


if __name__ == "__main__":
    sys.exit(main())
