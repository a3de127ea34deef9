"""A page with every construct once, each in words that name its Word style: what a theme looks like."""

from __future__ import annotations

from reportgen.model.text.containers import CALLOUT_KINDS
from reportgen.write.docx.values.roles import HEADINGS, MARKS, MARKS_BY_ROLE, PARAGRAPHS, callout_role

TITLE_AREA = ("series", "title", "standfirst", "badge", "tagline")
# Jobs of paragraphs that stand in the text.
IN_TEXT = ("evidence", "confidence", "question", "lead-in", "source-line", "table-note", "long-description")
# Marks that are drawn or numbered by something else.
UNSHOWN = frozenset({"a", "label", "noteref", "pageref"})
# Roles of marks → the element that carries each here.
MARKED = {
    "run-in": 'strong data-role="run-in"',
    "citation-group": 'span data-role="citation-group"',
    "ref": 'a data-role="ref" href="#specimen"',
    "term": 'a data-role="term" href="#specimen"',
    "mark": 'span data-role="mark" data-hedge="could"',
    "term-definition": 'span data-role="term-definition"',
}
LIST = "<{0}><li>List {1}<{0}><li>List {1} 2<{0}><li>List {1} 3</li></{0}></li></{0}></li></{0}>"


def specimen_page(title: str) -> str:
    """The HTML of the body; `title` is plain text without markup."""
    masthead = "".join(
        f'<h1 data-role="title">{title}</h1>'
        if role == "title"
        else f'<p data-role="{role}">{PARAGRAPHS[role]}</p>'
        for role in TITLE_AREA
    )
    headings = "".join(
        f"<{tag}>{style}</{tag}><p>Body Text</p>" for tag, style in HEADINGS.items() if tag != "h1"
    )
    jobs = "".join(f'<p data-role="{role}">{PARAGRAPHS[role]}</p>' for role in IN_TEXT)
    return (
        f'<header data-role="masthead">{masthead}</header><p data-role="meta-line">Meta Line</p>{_meta()}'
        '<nav data-role="toc"><h2>TOC Heading</h2><ol><li><a href="#specimen">toc 1</a><ol><li>'
        '<a href="#specimen">toc 2</a></li></ol></li></ol></nav>'
        f'<main><section data-role="section" id="specimen">{headings}{_marks()}{jobs}'
        f"{LIST.format('ul', 'Bullet')}{LIST.format('ol', 'Number')}"
        "<ul><li><p>List Bullet</p><p>List Continue</p></li></ul>"
        "<dl><dt>Definition Term</dt><dd>Definition</dd></dl><blockquote><p>Quote</p></blockquote>"
        '<pre><code>Source Code</code></pre><hr><hr data-role="answer">'
        f"{''.join(_callout(kind) for kind in sorted(CALLOUT_KINDS))}{_table()}"
        '<ul data-role="sources"><li data-role="source-entry">Bibliography</li></ul>'
        "</section></main>"
    )


def _meta() -> str:
    return (
        '<table data-role="meta"><thead><tr><th scope="col">Meta Heading</th></tr></thead>'
        "<tbody><tr><td>Meta Text</td></tr></tbody></table>"
    )


def _marks() -> str:
    plain = [f"<{tag}>{style}</{tag}>" for tag, style in MARKS.items() if tag not in UNSHOWN]
    marked = [f"<{tag}>{MARKS_BY_ROLE[role]}</{tag.split()[0]}>" for role, tag in MARKED.items()]
    link = '<a href="https://example.org">Hyperlink</a>'
    note = 'a footnote<span data-role="footnote" id="specimen-note">Footnote Text</span>'
    return f"<p>{', '.join([*plain, *marked, link, note])}</p>"


def _callout(kind: str) -> str:
    style = callout_role(kind)
    label = f'<p data-role="callout-label">{style} Label</p>'
    return f'<aside data-role="callout" data-kind="{kind}">{label}<p>{style}</p></aside><p>Body Text</p>'


def _table() -> str:
    row = _row("Table Row Heading", "Table Text")
    return (
        '<table><caption><span data-role="label" data-seq="table">Table 1</span> Caption</caption><thead>'
        '<tr><th scope="col">Table Heading</th><th scope="col">Table Heading</th>'
        '<th scope="col" data-align="right">Table Heading Right</th></tr></thead>'
        f"<tbody>{row}{row}</tbody><tfoot>{_row('Table Total', 'Table Total')}</tfoot></table>"
    )


def _row(head: str, style: str) -> str:
    cells = f'<td>{style}</td><td data-align="right">{style} Right</td>'
    return f'<tr><th scope="row">{head}</th>{cells}</tr>'
