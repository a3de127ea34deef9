"""Documents as LibreOffice writes them → whether every word comes in, once and in order.

Use: python tests/ingest/judge_import.py FOLDER    (a scratch folder; soffice and pdftotext on the path)
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pypandoc  # type: ignore[import-untyped]  # ships no types

from ingest.importing import read, words
from ingest.test_import_formats import made, without_notes

FORMATS = ("odt", "docx", "pdf", "html")
SEEDS = range(20, 24)


def main(folder: Path) -> int:
    """One line for each document; 1 where one lost, doubled or moved a word."""
    failures = 0
    texts = {seed: made(seed) for seed in SEEDS}
    sources = [folder / f"made{seed}.docx" for seed in texts]
    for source, markdown in zip(sources, texts.values(), strict=True):
        pypandoc.convert_text(markdown, "docx", format="markdown-smart", outputfile=str(source))
    for form in FORMATS:
        convert(sources, form, folder / form)
        for seed, markdown in texts.items():
            path = folder / form / f"made{seed}.{form}"
            said = judge(path, without_notes(markdown))
            failures += said != "same"
            print(f"{path.name} by LibreOffice: {said}")  # noqa: T201  # what a judge is for
    return 1 if failures else 0


def convert(sources: list[Path], form: str, target: Path) -> None:
    """Let one LibreOffice write every source as `form`."""
    profile = f"-env:UserInstallation=file://{target.parent}/office"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(target)]
    subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=400)  # noqa: S603  # a fixed program


def judge(path: Path, expected: list[str]) -> str:
    """`same`, or what differs; notes of a PDF stand where the page shows them, so its words are counted.

    A PDF may have a word as often as its pages show it: the head of a table stands on each.
    """
    found = words(read(path.name, path.read_bytes()))
    if path.suffix == ".pdf":
        # Numbers of notes and of items are words on a page.
        theirs = subprocess.run(  # noqa: S603  # a fixed program
            ["pdftotext", "-layout", str(path), "-"],  # noqa: S607  # found on the path
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split()
        ours = set(found)
        missing = [word for word in expected if word not in ours and word in theirs]
        twice = [
            word for word in expected if found.count(word) > max(expected.count(word), theirs.count(word))
        ]
    else:
        missing = [word for word in expected if word not in found]
        twice = [word for word in expected if found.count(word) > expected.count(word)]
        if not missing and not twice and [word for word in found if word in set(expected)] != expected:
            return "another order"
    if missing or twice:
        return f"missing {missing[:5]}, doubled {twice[:5]}"
    return "same"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
