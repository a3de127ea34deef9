"""Many random documents and the repository's own reports → where HTML, Word and PDF tell different words.

compare_formats.py COUNT
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from gallery.random_documents import random_document
from gallery.reading_back import reading_faults
from gallery.words_in_order import first_difference
from reportgen.app.open_project import open_project
from reportgen.compose import compose_document
from reportgen.errors import ContentError
from reportgen.model.report.document import Document
from reportgen.plan import make_plan
from reportgen.write.docx import write_docx
from reportgen.write.engine.rendering import Rendering, lay_out

ROOT = Path(__file__).parents[3]
# The engine loses or doubles a note here and there, and says so; more must not be passed over.
MOST_PASSED_OVER = 0.15


def main(count: int) -> int:
    """How many documents differ; every fault is printed."""
    faulty = passed_over = 0
    names, documents = zip(*_documents(count), strict=True)
    with ProcessPoolExecutor() as processes:
        compared = list(zip(names, processes.map(_faults, names, documents), strict=True))
    for name, faults in compared:
        if faults is None:
            passed_over += 1
            continue
        print(f"{'FAIL' if faults else 'ok'}  words: {name}")  # noqa: T201
        print("".join(f"      {each}\n" for each in faults), end="")  # noqa: T201
        faulty += bool(faults)
    print(f"words: {count} random documents, {passed_over} passed over, {faulty} differ")  # noqa: T201
    return faulty + (passed_over > MOST_PASSED_OVER * count)


def _faults(name: str, make: Callable[[], Document]) -> list[str] | None:
    """What differs; None for a document that is passed over."""
    document = make()
    rendering = _laid_out_whole(document)
    if rendering is None:
        return None
    faults = [each for each in [first_difference(rendering)] if each]
    if not name.startswith("random"):
        faults += reading_faults(document.html, write_docx(document, rendering.layout))
    return faults


def _documents(count: int) -> Iterator[tuple[str, Callable[[], Document]]]:
    project = open_project(ROOT).project
    for profile in project.profiles.values():
        if not profile.is_base:
            yield str(profile.id), partial(compose_document, project, make_plan(project, profile.id))
    yield from ((f"random-{seed}", partial(random_document, seed)) for seed in range(count))


def _laid_out_whole(document: Document) -> Rendering | None:
    try:
        rendering = lay_out(document)
    except ContentError as wrong:
        if {each.code for each in wrong.diagnostics} != {"lost-footnote"}:
            raise
        return None
    codes = {each.code for each in rendering.diagnostics}
    return None if "doubled-footnote" in codes else rendering


if __name__ == "__main__":
    sys.exit(1 if main(int(sys.argv[1])) else 0)
