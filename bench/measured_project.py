# ruff: noqa: INP001  # a script, not a package
"""A folder → a project with a report of about six pages and one of about sixty, the same words every time."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.app.init import init

# Of these two thousand words are made, short ones first, and used as unevenly as those of a language.
PIECES = re.findall(
    "[a-z]+",
    "a be co du el fi go ha in jo ka lu me no or pa qui ro su te um vi wa xe yo zi an bra che dri est flo "
    "gra hun ill jun kri lam mor nes ost pli qua rin sta tor und ver wil",
)
VOCABULARY = 2000
SIZES = {"six": 8, "sixty": 88}
# Three reports of six pages, each of blocks of its own, as three audiences get them.
AUDIENCES = {"six": range(8), "six-more": range(8, 16), "six-again": range(16, 24)}


def make_project(folder: Path) -> None:
    """Write the project; every block has four paragraphs, a list and a table."""
    init(folder)
    blocks = folder / "content" / "blocks"
    most = max(SIZES.values())
    for number in range(most):
        (blocks / f"part-{number:03}.md").write_text(_block(number), "utf-8")
    for name, numbers in {**{name: range(size) for name, size in SIZES.items()}, **AUDIENCES}.items():
        listed = ", ".join(f"part-{number:03}" for number in numbers)
        (folder / "profiles" / f"{name}.yaml").write_text(
            f'extends: _base\ntitle: "A report of {name} pages"\naudience: {name}\n'
            f"outline:\n  - section: Parts\n    blocks: [{listed}]\nsettings: {{contents: true}}\n",
            "utf-8",
        )


def make_library(folder: Path, blocks: int, profiles: int) -> None:
    """Write a project of many short blocks; each profile shows its share of them, found by query and glob."""
    init(folder)
    for name in ("council", "visitors"):
        (folder / "profiles" / f"{name}.yaml").unlink()
    home = folder / "content" / "blocks"
    for number in range(blocks):
        owner = number % profiles
        place = home / f"topic-{owner:02}"
        place.mkdir(exist_ok=True)
        text = "\n\n".join(f"{sentence(number * 7 + part, 20)} [@c-hours]" for part in range(3))
        kind, half = ("context", "a") if number // profiles % 2 else ("risk", "b")
        head = f"title: Piece {number}\nkind: {kind}\ntopics: [topic-{owner:02}]"
        (place / f"piece-{owner:02}-{half}-{number:04}.md").write_text(f"---\n{head}\n---\n{text}\n", "utf-8")
    for owner in range(profiles):
        (folder / "profiles" / f"reader-{owner:02}.yaml").write_text(
            f'extends: _base\ntitle: "For reader {owner}"\naudience: reader-{owner}\noutline:\n'
            "  - block: source-note\n"
            f"  - section: Found by a query\n    select: {{kind: context, topics: [topic-{owner:02}]}}\n"
            f'  - section: Found by name\n    blocks: ["piece-{owner:02}-b-*"]\n'
            "  - {section: Open, select: {kind: gap}}\n  - {section: Method, blocks: [method]}\n"
            "  - {section: Evidence marks, generate: legend}\n  - {section: Sources, generate: sources}\n"
            "  - {section: Notes, generate: notes}\n",
            "utf-8",
        )


def _block(number: int) -> str:
    paragraphs = [sentence(number * 40 + place, 84) for place in range(4)]
    items = "\n".join(f"* {sentence(number * 40 + 10 + place, 9)}" for place in range(4))
    rows = "\n".join(
        f"| {word(number * 13 + row * 5 + 60).title()} | {number * 7 + row} | {_remark(number + row)} |"
        for row in range(4)
    )
    table = f"| Place | Count | Remark |\n|---|---|---|\n{rows}"
    text = "\n\n".join((*paragraphs[:2], items, paragraphs[2], table, paragraphs[3]))
    return f"---\ntitle: Part {number}\nkind: context\n---\n{text}\n"


def _remark(seed: int) -> str:
    return sentence(seed, 5)


def sentence(seed: int, length: int) -> str:
    """A sentence of that many words, the same for the same seed."""
    state, words = seed * 2654435761 % 2**32 or 1, []
    for _ in range(length):
        state = (state * 1103515245 + 12345) % 2**31
        words.append(word(int(VOCABULARY ** (state / 2**31)) - 1))
    return " ".join(words).capitalize() + "."


def word(rank: int) -> str:
    """The same word for the same rank; the longer, the rarer."""
    pieces, mixed = 1 + (rank >= len(PIECES)) + (rank >= len(PIECES) * 8), rank * 2654435761 % 2**32
    return "".join(PIECES[mixed // len(PIECES) ** place % len(PIECES)] for place in range(pieces))
