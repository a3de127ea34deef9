"""A fixed page with one of every construct: what a theme looks like, whatever the document holds."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from reportgen.model.text.containers import CALLOUT_KINDS

TITLE_ROLES = ("series", "standfirst", "badge")
LINE_ROLES = ("meta-line", "tagline")
TEXT_ROLES = (
    "source-line",
    "table-note",
    "long-description",
    "evidence",
    "confidence",
    "question",
    "lead-in",
)
MARKS = ("strong", "em", "code", "kbd", "abbr", "cite", "mark", "del", "ins", "s", "q", "dfn", "sup", "sub")
INLINE = "".join(f"<{mark}>x</{mark}>" for mark in MARKS) + (
    '<a href="https://example.org">x</a><strong data-role="run-in">x</strong>'
    '<span data-role="citation-group">[<a data-role="citation" href="#p">x</a>'
    '<span data-role="mark" data-hedge="could">x</span>]</span><a data-role="ref" href="#p">x</a>'
    '<a data-role="term" href="#p">x</a>'
    '<a data-role="pageref" href="#p"></a><sup><a data-role="noteref" href="#n">1</a></sup>'
    '<span data-role="mark" data-hedge="could">x</span><span data-role="term-definition">x</span>'
)
LIST = "<{0}><li>x<{0}><li>x<{0}><li>x</li></{0}></li></{0}></li></{0}>"
CELLS = '<tr><th scope="row">x</th><td>x</td></tr>'
TABLE = (
    '<table{}><caption><span data-role="label" data-seq="table">Table 1</span> x</caption>'
    '<thead><tr><th scope="col">x</th><th scope="col">x</th></tr></thead>'
    f"<tbody>{CELLS}{CELLS}</tbody>"
    '<tfoot><tr><th scope="row">x</th><td>x</td></tr></tfoot></table>'
)


def probe_page(language: str, body: Mapping[str, str]) -> str:
    """Write the page; `body` holds the attributes of the document's body, which stylesheets may ask for."""
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in body.items())
    return (
        f'<!DOCTYPE html><html lang="{escape(language)}"><head><title>x</title>'
        f'<link rel="stylesheet" href="asset:theme.css"></head><body{attributes}>{_content()}</body></html>'
    )


def _content() -> str:
    headings = "".join(f"<h{level}>x</h{level}>" for level in range(2, 7))
    title = "".join(f'<p data-role="{role}">x</p>' for role in TITLE_ROLES)
    lines = "".join(f'<p data-role="{role}">x</p>' for role in LINE_ROLES)
    callouts = "".join(
        f'<aside data-role="callout" data-kind="{kind}"><p data-role="callout-label">x</p>'
        "<p>x</p><p>x</p></aside><p>x</p>"
        for kind in sorted(CALLOUT_KINDS)
    )
    return (
        f'<header data-role="masthead"><h1 data-role="title">x</h1>{title}</header>{lines}'
        '<table data-role="meta"><thead><tr><th scope="col">x</th></tr></thead>'
        "<tbody><tr><td>x</td></tr></tbody></table>"
        '<nav data-role="toc"><h2>x</h2><ol><li><a href="#p">x</a><ol><li><a href="#p">x</a><ol><li>'
        '<a href="#p">x</a></li></ol></li></ol></li></ol></nav>'
        '<main><section data-role="section"><h2>x</h2><section data-role="block">'
        f'<p id="p">{INLINE}</p>{headings}<p>x<span data-role="footnote">x</span></p>'
        + "".join(f'<p data-role="{role}">x</p>' for role in TEXT_ROLES)
        + LIST.format("ul")
        + LIST.format("ol")
        + '<ul><li><p>x</p><p>x</p></li></ul><ol data-role="judgements"><li><p>x</p></li></ol>'
        + "<dl><dt>x</dt><dd>x</dd></dl><blockquote><p>x</p></blockquote><pre><code>x</code></pre><hr>"
        + '<hr data-role="answer">'
        + callouts
        + TABLE.format("")
        + '<figure data-role="figure"><img src="" alt=""><figcaption>x</figcaption></figure>'
        + "</section></section>"
        + '<section data-role="legend"><ul data-role="legend"><li>x</li></ul></section>'
        + '<section data-role="glossary"><dl data-role="glossary"><dt>x</dt><dd>x</dd></dl></section>'
        + '<section data-role="sources"><ul data-role="sources">'
        + '<li data-role="source-entry">x</li></ul></section>'
        + '<section data-role="notes"><h2>x</h2><ol data-role="notes"><li id="n">x</li></ol></section></main>'
    )
