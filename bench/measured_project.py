# ruff: noqa: INP001  # a script, not a package
"""A folder → a project with a report of about six pages and one of about sixty, the same words every time."""

from __future__ import annotations

from pathlib import Path

from reportgen.app.init import init

WORDS = [
    "river",
    "crossing",
    "patrol",
    "market",
    "season",
    "office",
    "record",
    "teacher",
    "station",
    "measure",
    "village",
    "council",
    "garden",
]
SIZES = {"six": 17, "sixty": 170}


def make_project(folder: Path) -> None:
    """Write the project; every block has four paragraphs, a list and a table."""
    init(folder)
    blocks = folder / "content" / "blocks"
    most = max(SIZES.values())
    for number in range(most):
        (blocks / f"part-{number:03}.md").write_text(_block(number), "utf-8")
    for name, size in SIZES.items():
        listed = ", ".join(f"part-{number:03}" for number in range(size))
        (folder / "profiles" / f"{name}.yaml").write_text(
            f'extends: _base\ntitle: "A report of {name} pages"\naudience: {name}\n'
            f"outline:\n  - section: Parts\n    blocks: [{listed}]\nsettings: {{contents: true}}\n",
            "utf-8",
        )


def _block(number: int) -> str:
    paragraphs = [_sentence(number * 40 + place, 60) for place in range(4)]
    items = "\n".join(f"* {_sentence(number * 40 + 10 + place, 9)}" for place in range(4))
    rows = "\n".join(
        f"| {WORDS[(number + row) % len(WORDS)].title()} | {number * 7 + row} | {_remark(number + row)} |"
        for row in range(4)
    )
    table = f"| Place | Count | Remark |\n|---|---|---|\n{rows}"
    text = "\n\n".join((*paragraphs[:2], items, paragraphs[2], table, paragraphs[3]))
    return f"---\ntitle: Part {number}\nkind: context\n---\n{text}\n"


def _remark(seed: int) -> str:
    return _sentence(seed, 5)


def _sentence(seed: int, length: int) -> str:
    state, words = seed * 2654435761 % 2**32 or 1, []
    for _ in range(length):
        state = (state * 1103515245 + 12345) % 2**31
        words.append(WORDS[(state >> 8) % len(WORDS)])
    return " ".join(words).capitalize() + "."
