"""Reports with pictures of every kind, the gallery and random documents, each as PDF, Word and web page.

write_samples.py FOLDER
"""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from conformance.pictures.kinds import rasters
from gallery.house_theme import gallery_document
from gallery.random_documents import random_document
from reportgen.errors import ContentError
from reportgen.model.profile import Format
from reportgen.write.render import render_report

RANDOM = 10
FORMATS = (Format.PDF, Format.DOCX, Format.HTML)
DRAWINGS = Path(__file__).parents[2] / "gallery" / "drawings" / "drawn"
PROFILE = """title: Pictures of every kind
audience: everybody
extends: _base
formats: [pdf, docx, html]
outline:
  - blocks: [every-kind]
"""


def write_samples(folder: Path) -> None:
    """Write everything below `folder`; the files as their authors have them lie in `made/content/images`."""
    _write_made(folder / "made")
    names = ["gallery", *(f"random-{seed}" for seed in range(RANDOM))]
    (folder / "reports").mkdir()
    with ProcessPoolExecutor() as processes:
        list(processes.map(partial(_write_document, folder / "reports"), names))


def _write_made(folder: Path) -> None:
    command = Path(sys.executable).parent / "reportgen"
    subprocess.run([command, "init", "-q", folder], check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # as below
    images = folder / "content" / "images"
    images.mkdir(exist_ok=True)
    every = {**rasters(), **{path.name: path.read_bytes() for path in sorted(DRAWINGS.iterdir())}}
    for name, content in every.items():
        (images / name).write_bytes(content)
    body = "\n\n".join(f"![{name}](images/{name})" for name in every)
    front = "---\ntitle: Every kind\nkind: figure\n---\n"
    (folder / "content" / "blocks" / "every-kind.md").write_text(f"{front}{body}\n", encoding="utf-8")
    (folder / "profiles" / "made.yaml").write_text(PROFILE, encoding="utf-8")
    subprocess.run(  # noqa: S603  # fixed arguments
        [command, "build", "-q", "-p", "made", "-C", folder], check=True, stdout=subprocess.DEVNULL
    )


def _write_document(folder: Path, name: str) -> None:
    document = gallery_document() if name == "gallery" else random_document(int(name.partition("-")[2]))
    try:
        artifacts = render_report(document, FORMATS)
    except ContentError as wrong:
        # The engine loses a note here and there, and what fits no page is refused.
        if not {each.code for each in wrong.diagnostics} <= {"lost-footnote", "too-wide"}:
            raise
        return
    for artifact in artifacts:
        (folder / f"{name}.{artifact.format.value}").write_bytes(artifact.content)


if __name__ == "__main__":
    write_samples(Path(sys.argv[1]))
