# ruff: noqa: INP001  # a script, not a package
"""What the repaired structure tree and the box cost, against the engine's own PDF of the same report.

Use: python bench/pdf_overhead.py [ROUNDS]
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from gallery.house_theme import make_document  # lies below tests
from reportgen.model.profile import Format  # as above
from reportgen.model.report.document import Document  # as above
from reportgen.write.engine.pdf import write_pdf  # as above
from reportgen.write.engine.rendering import lay_out  # as above
from reportgen.write.worker.client import render_in_worker  # as above

PARAGRAPH = (
    "A paragraph with <em>some emphasis</em>, a <a href='https://example.org/'>link</a> and a note"
    "<span data-role='footnote'>The note.</span> that fills about three lines of the column, so that a page "
    "holds a dozen of them and a report of sixty pages some hundreds, with a table here and there."
)
SECTIONS = 60


def main(rounds: int) -> None:
    """Print medians and ratios."""
    document = sixty_pages()
    ways: dict[str, Callable[[Document], int]] = {
        "engine alone": engine_alone,
        "engine with tags": engine_with_tags,
        "repaired": repaired,
        "repaired in the box": boxed,
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for way in ways.values():
        way(make_document("<p>warm</p>"))
    for _ in range(rounds):
        for name, way in ways.items():
            began = time.perf_counter()
            way(document)
            times[name].append(time.perf_counter() - began)
    base = statistics.median(times["engine alone"])
    sys.stdout.write(f"{lay_out(document).pages} pages, {rounds} rounds\n")
    for name, taken in times.items():
        median = statistics.median(taken)
        sys.stdout.write(f"{name:22} {median:7.2f} s  {median / base:5.2f}\n")


def engine_alone(document: Document) -> int:
    """Layout and PDF by the engine, no structure."""
    return len(lay_out(document).engine.write_pdf())


def engine_with_tags(document: Document) -> int:
    """Layout and PDF/A-3a with the engine's own structure tree."""
    return len(lay_out(document).engine.write_pdf(pdf_variant="pdf/a-3a"))


def repaired(document: Document) -> int:
    """Layout and PDF with our structure tree."""
    return len(write_pdf(document, lay_out(document)))


def boxed(document: Document) -> int:
    """The same in a worker process."""
    return len(render_in_worker(document, (Format.PDF,))[0].content)


def sixty_pages() -> Document:
    """Sections of text, lists and tables."""
    rows = "".join(f"<tr><th scope='row'>{row}</th><td>{row * 3}</td><td>text</td></tr>" for row in range(12))
    head = "<thead><tr><th scope='col'>A</th><th scope='col'>B</th><th scope='col'>C</th></tr></thead>"
    table = f"<table>{head}<tbody>{rows}</tbody></table>"
    items = f"<ul>{'<li>An item of a list</li>' * 5}</ul>"
    section = f"<h2>Section</h2>{f'<p>{PARAGRAPH}</p>' * 6}{items}{table}"
    return make_document(f"<main>{section * SECTIONS}</main>")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
