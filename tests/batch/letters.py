"""A letter of three pages with a value in every kind of place, as the stencil that rows share."""

from __future__ import annotations

import re

from gallery.house_theme import make_document
from reportgen.model.report.stencil import Gap, Piece, Stencil, Writing

MARKS = {"person": "qzzxjv wkqzzx", "place": "qzxjvwkb"}

CSS = """
@page {
  @top-left { content: string(running-title) } @bottom-left { content: string(running-note) }
  @bottom-right { content: counter(page) " / " counter(pages) }
}
p[data-role="series"] { text-transform: uppercase }
.seal { position: fixed; right: 0 }
h2 { break-after: avoid } h2 { bookmark-level: 1 }
"""
FILLER = "River crossing patrol market season office record teacher station measure village council. "

BODY = (
    """
<header data-role="masthead"><p data-role="series">For {person}</p>
<h1 data-role="title">A letter to {person}</h1><p data-role="tagline">Copy of {person}, {place}</p></header>
<nav data-role="toc"><h2>Contents</h2><ol><li><a href="#one">One</a></li><li><a href="#two">Two</a></li>
<li><a href="#three">For {place}</a></li></ol></nav>
<main><p>Dear {person},</p>
<section data-role="section" id="one"><h2>One</h2>
<p>This was made for <strong>{person}</strong> of <a href="https://example.org">{place}</a>
and nobody else.</p>
<table><thead><tr><th scope="col">Person</th><th scope="col">Place</th></tr></thead><tbody>
<tr><td>{person}</td><td>{place}</td></tr><tr><td>Somebody of longer name</td><td>ExecutorEngine</td></tr>
</tbody></table>
<p>SHORT<span data-role="footnote" id="footnote-1">A note about nobody.</span></p></section>
<section data-role="section" id="two"><h2>Two</h2><p>LONG</p>
<ul><li>First</li><li>Then {person} said <em>yes</em> in {place}</li></ul>
<figure data-role="figure"><img src="asset:images/x.svg" alt="A seal for {person}">
<figcaption>Seal</figcaption>
</figure></section>
<section data-role="section" id="three"><h2>For {place}</h2><p>LAST</p><p>Yours, {person}</p></section></main>
""".replace("SHORT", FILLER * 8)
    .replace("LONG", FILLER * 22)
    .replace("LAST", FILLER * 14)
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40pt" height="20pt"><rect width="9" height="9"/></svg>'


def letter(body: str = BODY, css: str = CSS, marks: dict[str, str] | None = None) -> Stencil:
    """The stencil of a letter; `{person}` and `{place}` are its gaps."""
    named = MARKS if marks is None else marks
    marked = re.sub(r"\{(person|place)\}", lambda found: named[found[1]], body)
    document = make_document(marked, css=css, assets={"images/x.svg": SVG}, title=f"For {named['person']}")
    return Stencil(document, named, _pieces(document.html, named), _pieces(document.title, named))


def _pieces(text: str, marks: dict[str, str]) -> tuple[Piece, ...]:
    columns = {mark: column for column, mark in marks.items()}
    # Text and attributes are written alike here: no value in these tests holds a quotation mark.
    return tuple(
        Gap(columns[piece], Writing.TEXT) if number % 2 else piece
        for number, piece in enumerate(re.split(f"({'|'.join(columns)})", text))
    )
