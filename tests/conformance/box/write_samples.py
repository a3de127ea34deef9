"""PDF and Word files of which nothing may leave its box, where the boxes are, and three files that fail.

write_samples.py FOLDER RANDOM WITH_WORD
RANDOM is how many random documents there are, every fifth of full size; WITH_WORD of them, the reports and
those with long words become Word, too.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Set
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

from gallery.house_theme import gallery_document, make_document
from gallery.random_documents import LONG_WORDS, MOST_PARTS, random_document
from gallery.random_pictures import png
from reportgen.app.open_project import open_project
from reportgen.compose import compose_document
from reportgen.errors import ContentError
from reportgen.model.report.document import Document
from reportgen.plan import make_plan
from reportgen.write.docx import write_docx
from reportgen.write.engine import rendering as rendering_module
from reportgen.write.engine.fitting import hanging_spaces, long_words
from reportgen.write.engine.rendering import Rendering, lay_out, render_page

ROOT = Path(__file__).parents[3]
WITH_LONG_WORDS = 6
# The engine loses a note here and there.
EXPECTED = frozenset({"lost-footnote"})
MOST_REFUSED = 0.1


def write_samples(folder: Path, count: int, with_word: int) -> None:
    """Write them, as many at a time as there are processors."""
    (folder / "broken").mkdir(parents=True)
    _write_broken(folder / "broken")
    names = ["gallery", *(f"random-{seed}" for seed in range(count))]
    names += [f"long-{seed}" for seed in range(WITH_LONG_WORDS)]
    worded = {"gallery", *names[1 : with_word + 1], *names[count + 1 :]}
    with ProcessPoolExecutor() as processes:
        reports = [
            processes.submit(_write, folder, f"report-{each.profile}", each, has_word=True)
            for each in _reports()
        ]
        for report in reports:
            report.result()
        made = list(processes.map(partial(_make, folder, worded), names))
    refused = [each for each in made if each]
    with_long_words = sum(each.startswith("long-") for each in refused)
    if with_long_words > WITH_LONG_WORDS * 0.7 or len(refused) - with_long_words > max(
        2, MOST_REFUSED * count
    ):
        sys.exit(f"too many random reports could not be laid out: {', '.join(refused)}")


def _make(folder: Path, worded: Set[str], name: str) -> str:
    """The name of a document that was refused, or nothing."""
    kind, _, seed = name.partition("-")
    makers: Mapping[str, Callable[[], Document]] = {
        "gallery": gallery_document,
        "random": lambda: random_document(int(seed), most=1 if int(seed) % 5 else MOST_PARTS),
        "long": lambda: random_document(int(seed), LONG_WORDS),
    }
    try:
        _write(folder, name, makers[kind](), has_word=name in worded)
    except ContentError as wrong:
        if kind == "gallery" or not {each.code for each in wrong.diagnostics} <= EXPECTED:
            raise
        return name
    return ""


def _reports() -> Iterator[Document]:
    """The reports of this repository, whatever their limits say."""
    os.chdir(ROOT)
    project = open_project(ROOT).project
    for profile in project.profiles.values():
        if not profile.is_base:
            yield compose_document(project, make_plan(project, profile.id))


def _write(folder: Path, name: str, document: Document, *, has_word: bool) -> None:
    # Native endnotes stand on a page of their own in LibreOffice, with margins of its own.
    document = replace(document, theme=replace(document.theme, native_endnotes=False))
    rendering = lay_out(document)
    (folder / f"{name}.pdf").write_bytes(rendering.engine.write_pdf())
    (folder / f"{name}.json").write_text(json.dumps(_margins(rendering)), encoding="utf-8")
    if has_word:
        (folder / f"{name}.docx").write_bytes(write_docx(document, rendering.layout))


def _margins(rendering: Rendering) -> list[tuple[float, ...]]:
    """Top, right, bottom and left of each page in points, as the stylesheet wants them."""
    boxes = [page._page_box for page in rendering.engine.pages]  # the engine offers no other way
    sides = ("top", "right", "bottom", "left")
    return [tuple(getattr(box, f"margin_{side}") * 0.75 for side in sides) for box in boxes]


def _write_broken(folder: Path) -> None:
    """A word that runs off its line, as it would without the code under test, a table and a picture."""
    word = f"<main><p>{LONG_WORDS[-5] * 2}</p></main>"
    table = f"<main><table><tbody><tr>{'<td>Indicators</td>' * 18}</tr></tbody></table></main>"
    picture = '<main><figure><img src="asset:wide.png" alt="Wide"></figure></main>'
    whole, image = long_words.split_long, rendering_module.IMAGE
    long_words.split_long = hanging_spaces.split_hanging
    rendering_module.IMAGE = "not looked for"
    for name, body in (("word", word), ("table", table), ("picture", picture)):
        document = make_document(
            body, css="figure img { width: 260mm; max-width: none }", assets={"wide.png": png()}
        )
        rendering = render_page(document, document.html)
        (folder / f"{name}.pdf").write_bytes(rendering.engine.write_pdf())
        (folder / f"{name}.json").write_text(json.dumps(_margins(rendering)), encoding="utf-8")
        (folder / f"{name}.docx").write_bytes(write_docx(document, rendering.layout))
    long_words.split_long, rendering_module.IMAGE = whole, image


if __name__ == "__main__":
    write_samples(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
