"""Parts of a difference → parts of the page that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from reportgen.model.editions.difference import (
    DetailChange,
    Difference,
    Extent,
    Rerating,
    Rewording,
    RowChange,
    Run,
    Runs,
    TableChange,
    Turn,
)
from reportgen.model.editions.passages import DetailKind, Passage, PassageKind
from reportgen.model.names import ClaimId
from reportgen.record.differences.sentences import change_sentences
from reportgen.record.differences.table_changes import compare_tables
from reportgen.record.differences.word_runs import whole

SAID = '<span class="said">{}</span>'  # heard and not seen
KEPT_ENDS = 12  # words that are shown at each end of a long run that stayed

# What came and what went differ by sign, by line and by words for those who see neither.
SHAPES: Mapping[Turn, str] = {
    Turn.KEPT: "{}",
    Turn.ADDED: f"<ins>{SAID.format('added: ')}{{}}{SAID.format(', end of added')}</ins>",
    Turn.REMOVED: f"<del>{SAID.format('removed: ')}{{}}{SAID.format(', end of removed')}</del>",
}
ROWS: Mapping[Turn, str] = {Turn.KEPT: "", Turn.ADDED: ' class="added"', Turn.REMOVED: ' class="removed"'}
KINDS: Mapping[PassageKind, str] = {
    PassageKind.SECTION: "Section",
    PassageKind.TERM: "Term",
    PassageKind.SOURCE: "Source",
    PassageKind.NOTE: "Note",
    PassageKind.LEGEND: "Evidence mark",
}
DETAILS: Mapping[DetailKind, str] = {
    DetailKind.CITATION: "Cites",
    DetailKind.LINK: "Links to",
    DetailKind.PICTURE: "Shows",
}


def in_short(difference: Difference, claims: Mapping[ClaimId, str]) -> Iterator[str]:
    """What changed, a sentence for each kind."""
    yield '<ul class="short">'
    yield from (f"<li>{escape(each)}</li>" for each in change_sentences(difference, claims))
    yield "</ul>"


def passages(heading: str, found: Iterable[Passage], turn: Turn) -> Iterator[str]:
    """Blocks that came or went, with their words and tables."""
    content = [each for each in found if each.is_content]
    if content:
        yield f"<h3>{heading}</h3>"
    for each in content:
        yield f"<h4>{escape(each.title)}</h4>"
        if each.prose:
            yield f"<p>{_runs(whole(each.prose, turn))}</p>"
        old, new = (each.tables, ()) if turn is Turn.REMOVED else ((), each.tables)
        yield from (line for table in compare_tables(old, new) for line in _table(table))


def rewordings(reworded: Iterable[Rewording]) -> Iterator[str]:
    """Blocks that read otherwise."""
    content = [each for each in reworded if each.after.is_content]
    if content:
        yield "<h3>Reworded</h3>"
    for each in content:
        yield f"<h4>{escape(each.after.title)}</h4>"
        if each.has_other_words:
            yield f"<p>{_runs(_without_title(each.runs, each.after.title))}</p>"
        elif each.extent is Extent.FORM:
            yield "<p>The same words, set otherwise: emphasis, lists or breaks.</p>"
        yield from (line for table in each.tables for line in _table(table))
        yield from _details(each.details)


def _without_title(runs: Runs, title: str) -> Runs:
    """Without the title at the beginning, which stands above as a heading."""
    first = runs[0] if runs else None
    if first is None or first.turn is not Turn.KEPT or not first.text.startswith(f"{title} "):
        return runs
    return (Run(Turn.KEPT, first.text.removeprefix(f"{title} ")), *runs[1:])


def _details(details: Iterable[DetailChange]) -> Iterator[str]:
    found = [each for each in details if each.detail.kind is not DetailKind.PICTURE]
    if found:
        yield "<ul>"
        for each in found:
            yield f"<li>{DETAILS[each.detail.kind]} {_runs((Run(each.turn, each.detail.text),))}</li>"
        yield "</ul>"


def _table(table: TableChange) -> Iterator[str]:
    yield '<table class="compared">'
    if table.caption:
        yield f"<caption>{_runs(table.caption)}</caption>"
    if table.head:
        yield f"<thead>{''.join(_row(each, 'col') for each in table.head)}</thead>"
    yield "<tbody>"
    yield from (_row(each, "row") for each in table.rows)
    yield "</tbody></table>"
    if table.kept:
        rows = (
            "1 more row stayed as it was"
            if table.kept == 1
            else f"{table.kept} more rows stayed as they were"
        )
        yield f'<p class="left-out">{rows}.</p>'


def _row(row: RowChange, scope: str) -> str:
    cells = [f"<td>{_runs(each)}</td>" for each in row.cells]
    if scope == "col":
        cells = [f'<th scope="col">{_runs(each)}</th>' for each in row.cells]
    elif row.cells:
        cells[0] = f'<th scope="row">{_runs(row.cells[0])}</th>'
    return f"<tr{ROWS[row.turn]}>{''.join(cells)}</tr>"


def _runs(runs: Runs) -> str:
    return " ".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    words = run.text.split()
    left_out = len(words) - 2 * KEPT_ENDS
    if run.turn is Turn.KEPT and left_out > KEPT_ENDS:
        first, last = " ".join(words[:KEPT_ENDS]), " ".join(words[-KEPT_ENDS:])
        return f'{escape(first)} <span class="left-out">… {left_out} words …</span> {escape(last)}'
    return SHAPES[run.turn].format(escape(run.text))


def changed_numbers(reworded: Iterable[Rewording]) -> Iterator[str]:
    """Numbers that stand where others stood; those of tables are seen there."""
    rows = [
        (escape(each.after.title), escape(gone.text), escape(come.text))
        for each in reworded
        if each.after.is_content
        for gone, come in zip(each.runs, each.runs[1:], strict=False)
        if (gone.turn, come.turn) == (Turn.REMOVED, Turn.ADDED)
        and any(sign.isdigit() for sign in gone.text)
        and any(sign.isdigit() for sign in come.text)
    ]
    yield from _list("Changed numbers", ("Where", "Before", "After"), rows)


def beside_blocks(difference: Difference) -> Iterator[str]:
    """Titles, dates, headings, terms, sources, notes: what, and how it reads."""
    found = [
        *((each, whole(each.text, Turn.ADDED)) for each in difference.added if not each.is_content),
        *((each, whole(each.text, Turn.REMOVED)) for each in difference.removed if not each.is_content),
        *((each, whole("moved", Turn.KEPT)) for each in difference.moved if not each.is_content),
        *((each.after, each.runs) for each in difference.reworded if _is_beside(each)),
    ]
    order = {kind: place for place, kind in enumerate(PassageKind)}
    found.sort(key=lambda each: order[each[0].kind])
    rows = [(_what(passage), _runs(runs)) for passage, runs in found]
    yield from _list("Titles, terms, sources and notes", ("What", "How it reads"), rows)
    for each in difference.reworded:
        if not each.after.is_content:
            yield from (line for table in each.tables for line in _table(table))


def _is_beside(change: Rewording) -> bool:
    return not change.after.is_content and (change.has_other_words or not change.tables)


def _what(passage: Passage) -> str:
    kind = KINDS.get(passage.kind)
    is_named = passage.kind in {PassageKind.TERM, PassageKind.SOURCE}
    return escape(f"{kind} “{passage.title}”" if kind and is_named else kind or passage.title)


def ratings(rerated: Iterable[Rerating], claims: Mapping[ClaimId, str]) -> Iterator[str]:
    """Claims rated otherwise, with what they were rated before."""
    rows = [
        (escape(claims.get(each.after.claim) or each.after.claim), what, escape(before), escape(after))
        for each in rerated
        for what, before, after in (
            ("Our confidence", each.before.confidence or "none", each.after.confidence or "none"),
            ("Status", each.before.status, each.after.status),
            ("Wording of the source", each.before.hedge, each.after.hedge),
        )
        if before != after
    ]
    yield from _list("Claims rated otherwise", ("Claim", "What", "Before", "After"), rows)


def _list(heading: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if not rows:
        return
    yield f"<h3>{heading}</h3>\n<table>"
    heads = "".join(f'<th scope="col">{each}</th>' for each in columns)
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    for first, *others in rows:
        cells = "".join(f"<td>{each}</td>" for each in others)
        yield f'<tr><th scope="row">{first}</th>{cells}</tr>'
    yield "</tbody></table>"
