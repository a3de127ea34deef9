"""Differences of editions → one HTML page that needs no other file, for screen and paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from reportgen.model.names import ClaimId, ProfileId
from reportgen.model.report.edition import Difference, Edition, Passage, Rerating, Rewording, Run, Turn
from reportgen.record.editions.difference_style import STYLE

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
SAID = '<span class="said">{}</span>'  # heard and not seen
KEPT_ENDS = 12  # words that are shown at each end of a long run that stayed

# What came and what went differ by sign, by line and by words for those who see neither.
SHAPES: Mapping[Turn, str] = {
    Turn.KEPT: "{}",
    Turn.ADDED: f"<ins>{SAID.format('added: ')}{{}}{SAID.format(', end of added')}</ins>",
    Turn.REMOVED: f"<del>{SAID.format('removed: ')}{{}}{SAID.format(', end of removed')}</del>",
}


def write_difference_page(
    differences: Iterable[Difference],
    *,
    title: str,
    before: Edition,
    after: Edition | None,
    audiences: Mapping[ProfileId, str],
    claims: Mapping[ClaimId, str],
    pictures: Mapping[ProfileId, tuple[str, ...]],
) -> str:
    """The whole page; the same differences give the same page.

    `audiences` names readers and `claims` the claims; where one no longer exists its id stands for it.
    `pictures` are captions of what looks otherwise.
    """
    every = tuple(differences)
    now = f"edition {after.number} of {after.date}" if after is not None else "what would be built now"
    heading = f"{title}: what changed"
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        '<head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{escape(heading)}</title>",
        f"<style>\n{STYLE}</style></head>",
        "<body>",
        '<a class="skip" href="#changes">Skip to the changes</a>',
        f"<header><h1>{escape(heading)}</h1>",
        f"<p>From edition {before.number} of {escape(before.date)} to {escape(now)}.</p>",
        "<p>Read: <del>struck out with a minus</del> is gone, <ins>underlined with a plus</ins> is new.</p>",
        "</header>",
        *_contents(every, audiences),
        '<main id="changes" tabindex="-1">',
        *(
            line
            for each in every
            for line in _audience(each, audiences, claims, pictures.get(each.profile, ()))
        ),
        "</main>",
        "</body></html>",
    ]
    return "\n".join(parts)


def _contents(differences: tuple[Difference, ...], audiences: Mapping[ProfileId, str]) -> Iterator[str]:
    if len(differences) < 2:  # one audience needs no list of audiences
        return
    yield '<nav aria-label="Audiences"><ul>'
    for each in differences:
        link = f'<a href="#audience-{escape(each.profile)}">{escape(_name(each.profile, audiences))}</a>'
        yield f"<li>{link}: {_count(each)}</li>"
    yield "</ul></nav>"


def _name(profile: ProfileId, audiences: Mapping[ProfileId, str]) -> str:
    audience = audiences.get(profile, profile)
    return profile if audience == profile else f"{profile} ({audience})"


def _count(difference: Difference) -> str:
    counts = (
        (len(difference.added), "new"),
        (len(difference.removed), "removed"),
        (len(difference.moved), "moved"),
        (len(difference.reworded), "reworded"),
        (len(difference.rerated), "rated otherwise"),
    )
    return ", ".join(f"{number} {word}" for number, word in counts if number) or "nothing changed"


def _audience(
    difference: Difference,
    audiences: Mapping[ProfileId, str],
    claims: Mapping[ClaimId, str],
    pictures: tuple[str, ...],
) -> Iterator[str]:
    name = escape(difference.profile)
    yield f'<section id="audience-{name}" aria-labelledby="title-{name}">'
    yield f'<h2 id="title-{name}">{escape(_name(difference.profile, audiences))}</h2>'
    if difference.is_empty and not pictures:
        yield "<p>Nothing changed for this audience.</p>"
    yield from _passages("New blocks", difference.added, Turn.ADDED)
    yield from _passages("Removed blocks", difference.removed, Turn.REMOVED)
    if difference.moved:
        yield "<h3>Moved blocks</h3>\n<ul>"
        yield from (f"<li>{_title(each)}</li>" for each in difference.moved)
        yield "</ul>"
    yield from _rewordings(difference.reworded)
    yield from _numbers(difference.reworded)
    if pictures:
        yield "<h3>Changed pictures and charts</h3>\n<ul>"
        yield from (f"<li>{escape(each)}</li>" for each in pictures)
        yield "</ul>"
    yield from _ratings(difference.rerated, claims)
    yield "</section>"


def _passages(heading: str, passages: tuple[Passage, ...], turn: Turn) -> Iterator[str]:
    if passages:
        yield f"<h3>{heading}</h3>"
    for each in passages:
        yield f"<h4>{_title(each)}</h4>"
        yield f"<p>{SHAPES[turn].format(escape(each.text))}</p>"


def _title(passage: Passage) -> str:
    return f"{escape(passage.title)} <code>{escape(passage.block)}</code>"


def _rewordings(reworded: tuple[Rewording, ...]) -> Iterator[str]:
    if reworded:
        yield "<h3>Other words</h3>"
    for each in reworded:
        yield f"<h4>{_title(each.after)}</h4>"
        if each.before.title != each.after.title:
            old, new = Run(Turn.REMOVED, each.before.title), Run(Turn.ADDED, each.after.title)
            yield f"<p>Title: {_run(old)} {_run(new)}</p>"
        if any(run.turn is not Turn.KEPT for run in each.runs):
            yield f"<p>{' '.join(_run(run) for run in each.runs)}</p>"


def _run(run: Run) -> str:
    words = run.text.split()
    left_out = len(words) - 2 * KEPT_ENDS
    if run.turn is Turn.KEPT and left_out > KEPT_ENDS:
        first, last = " ".join(words[:KEPT_ENDS]), " ".join(words[-KEPT_ENDS:])
        return f'{escape(first)} <span class="left-out">… {left_out} words …</span> {escape(last)}'
    return SHAPES[run.turn].format(escape(run.text))


def _numbers(reworded: tuple[Rewording, ...]) -> Iterator[str]:
    rows = [
        (escape(each.after.title), escape(gone.text), escape(come.text))
        for each in reworded
        for gone, come in zip(each.runs, each.runs[1:], strict=False)
        if (gone.turn, come.turn) == (Turn.REMOVED, Turn.ADDED)
        and any(sign.isdigit() for sign in gone.text)
        and any(sign.isdigit() for sign in come.text)
    ]
    yield from _table("Changed numbers", ("Block", "Before", "After"), rows)


def _ratings(rerated: tuple[Rerating, ...], claims: Mapping[ClaimId, str]) -> Iterator[str]:
    rows = [
        (
            f"{escape(claims.get(each.after.claim, ''))} <code>{escape(each.after.claim)}</code>".strip(),
            what,
            escape(before),
            escape(after),
        )
        for each in rerated
        for what, before, after in (
            ("Our confidence", each.before.confidence or "none", each.after.confidence or "none"),
            ("Status", each.before.status, each.after.status),
            ("Wording of the source", each.before.hedge, each.after.hedge),
        )
        if before != after
    ]
    yield from _table("Claims rated otherwise", ("Claim", "What", "Before", "After"), rows)


def _table(heading: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if not rows:
        return
    yield f"<h3>{heading}</h3>\n<table>"
    heads = "".join(f'<th scope="col">{each}</th>' for each in columns)
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    for first, *others in rows:
        cells = "".join(f"<td>{each}</td>" for each in others)
        yield f'<tr><th scope="row">{first}</th>{cells}</tr>'
    yield "</tbody></table>"
