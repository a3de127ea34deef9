"""Differences of editions → one HTML page that needs no other file, for screen and paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from reportgen.model.editions.difference import Difference, Turn
from reportgen.model.editions.edition import Edition
from reportgen.model.names import ClaimId, ProfileId
from reportgen.record.differences.page_parts import (
    beside_blocks,
    changed_numbers,
    in_short,
    passages,
    ratings,
    rewordings,
)
from reportgen.record.differences.page_style import STYLE
from reportgen.wording.english import ENGLISH

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
NOTHING = "Nothing changed for these readers."
PARTIAL = (
    "The earlier edition was recorded by an earlier reportgen, which kept the words of blocks only. "
    "Titles, lists and pictures are not compared."
)


def write_difference_page(
    differences: Iterable[Difference],
    *,
    title: str,
    before: Edition,
    after: Edition | None,
    audiences: Mapping[ProfileId, str],
    claims: Mapping[ClaimId, str],
) -> str:
    """The whole page; the same differences give the same page.

    `audiences` names readers and `claims` the claims; where one no longer exists its id stands for it.
    """
    every = tuple(differences)
    now = "the text as it stands now" if after is None else _edition(after)
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
        f'<header><p class="kind">What changed</p>\n<h1>{escape(title)}</h1>',
        f'<p class="lead">From {escape(_edition(before))} to {escape(now)}.</p>',
        '<p class="key"><del>struck out with a minus</del> is gone, '
        "<ins>underlined with a plus</ins> is new.</p>",
        "</header>",
        *_contents(every, audiences),
        '<main id="changes" tabindex="-1">',
        *(line for each in every for line in _audience(each, audiences, claims)),
        "</main>",
        "</body></html>",
    ]
    return "\n".join(parts)


def _edition(edition: Edition) -> str:
    return f"edition {edition.number} of {ENGLISH.date_in_words(edition.date)}"


def _contents(differences: tuple[Difference, ...], audiences: Mapping[ProfileId, str]) -> Iterator[str]:
    if len(differences) < 2:  # one audience needs no list of audiences
        return
    yield '<nav aria-label="Readers"><ul>'
    for each in differences:
        link = f'<a href="#audience-{escape(each.profile)}">{escape(_name(each.profile, audiences))}</a>'
        yield f"<li>{link}: {_count(each)}</li>"
    yield "</ul></nav>"


def _name(profile: ProfileId, audiences: Mapping[ProfileId, str]) -> str:
    return f"For {audiences.get(profile) or profile}"


def _count(difference: Difference) -> str:
    content = [each for each in difference.reworded if each.after.is_content]
    beside = [
        *(
            each
            for each in (*difference.added, *difference.removed, *difference.moved)
            if not each.is_content
        ),
        *(each for each in difference.reworded if not each.after.is_content),
    ]
    counts = (
        (sum(each.is_content for each in difference.added), "new"),
        (sum(each.is_content for each in difference.removed), "removed"),
        (sum(each.is_content for each in difference.moved), "moved"),
        (len(content), "reworded"),
        (len(beside), "in titles, terms, sources or notes"),
        (len(difference.pictures), "of pictures"),
        (len(difference.rerated), "rated otherwise"),
        (int(difference.is_otherwise), "in numbers, marks or order"),
    )
    return ", ".join(f"{number} {word}" for number, word in counts if number) or "nothing changed"


def _audience(
    difference: Difference, audiences: Mapping[ProfileId, str], claims: Mapping[ClaimId, str]
) -> Iterator[str]:
    name = escape(difference.profile)
    yield f'<section id="audience-{name}" aria-labelledby="title-{name}">'
    yield f'<h2 id="title-{name}">{escape(_name(difference.profile, audiences))}</h2>'
    if difference.is_partial:
        yield f"<p>{PARTIAL}</p>"
    if difference.is_empty:
        yield f"<p>{NOTHING}</p>"
    else:
        yield from in_short(difference, claims)
    yield from passages("New", difference.added, Turn.ADDED)
    yield from passages("No longer here", difference.removed, Turn.REMOVED)
    yield from rewordings(difference.reworded)
    yield from changed_numbers(difference.reworded)
    yield from beside_blocks(difference)
    yield from ratings(difference.rerated, claims)
    yield "</section>"
