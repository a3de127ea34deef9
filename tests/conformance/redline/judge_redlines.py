"""Redlined Word files, accepted and rejected by LibreOffice and our reader → do they say what they should.

judge_redlines.py list FOLDER LIST     writes what LibreOffice is to do, a line for each file
judge_redlines.py judge FOLDER         afterwards
"""

from __future__ import annotations

import re
import sys
from difflib import unified_diff
from pathlib import Path

from openxml_audit import OpenXmlValidator

from editions.redline_reading import said, same_words
from reportgen.ingest.importer import Changes
from reportgen.write.docx.package.lint import lint_docx

SHOWN = 12
# What LibreOffice is told to do, and which plain file says what must come out.
COMMANDS = {"AcceptAllTrackedChanges": "new", "RejectAllTrackedChanges": "old"}
WISHES = {"new": Changes.ACCEPT, "old": Changes.REJECT}
# LibreOffice 7.4 leaves this sign where it tracked an empty row.
LEFT_OVER = "\u200d"
# It counts pages of its own.
PAGES = re.compile(r"§|\b\d+\b")
# A picture that has changed since is told in words, for editions record no pictures.
PICTURE = re.compile(r"\[picture of edition [#\d]+: ")


def write_list(folder: Path, listing: Path) -> None:
    """Command, source and target, separated by tabs."""
    lines = []
    for redline in sorted(folder.glob("*.redline.docx")):
        name = redline.name.removesuffix(".redline.docx")
        for command, kind in COMMANDS.items():
            lines.append(f"{command}\t{redline}\t{folder}/{name}.{kind}-by-office.docx")
            lines.append(f"keep\t{folder}/{name}.{kind}.docx\t{folder}/{name}.{kind}-through-office.docx")
    listing.write_text("\n".join(lines) + "\n", encoding="utf-8")


def judge(folder: Path) -> int:
    """Print what is wrong and return the exit code."""
    failed = 0
    for redline in sorted(folder.glob("*.redline.docx")):
        name = redline.name.removesuffix(".redline.docx")
        content = redline.read_bytes()
        found = [str(each) for each in OpenXmlValidator().validate(str(redline)).errors]
        found += lint_docx(content)
        for kind, wish in WISHES.items():
            plain = (folder / f"{name}.{kind}.docx").read_bytes()
            found += _differences(f"{wish} by our reader", said(content, wish), said(plain))
            by_office = _plain(folder / f"{name}.{kind}-by-office.docx")
            found += _differences(
                f"{wish} by LibreOffice", by_office, _plain(folder / f"{name}.{kind}-through-office.docx")
            )
        failed += bool(found)
        print(f"{'FAIL' if found else 'ok'}  redline: {name}")  # noqa: T201
        print("".join(f"      {each}\n" for each in found[:SHOWN]), end="")  # noqa: T201
    return 1 if failed else 0


def _plain(path: Path) -> list[str]:
    """What a file says, whatever LibreOffice calls its styles."""
    if not path.exists():
        return [f"{path.name} was not written"]
    texts = [line.partition(": ")[2].replace(LEFT_OVER, "") for line in said(path.read_bytes())]
    return [text for each in texts if (text := PAGES.sub("#", " ".join(each.split())))]


def _differences(who: str, found: list[str], wanted: list[str]) -> list[str]:
    found = [PICTURE.sub("[", line) for line in found]
    if same_words(found, wanted):
        return []
    lines = unified_diff(wanted, found, lineterm="", n=0)
    return [f"{who}: {line[:160]}" for line in lines if not line.startswith(("---", "+++", "@@"))]


if __name__ == "__main__":
    if sys.argv[1] == "list":
        write_list(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        sys.exit(judge(Path(sys.argv[2])))
