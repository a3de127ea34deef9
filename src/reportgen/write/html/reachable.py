"""A page → the same with ways that paper does not need: to scroll a table, and back from a note."""

from __future__ import annotations

import re
from html import escape, unescape
from itertools import count

# None of these is within another of its kind: what is looked for ends where the next would begin.
_TABLE = re.compile(r"<table\b[^<>]*+>(?:[^<]++|<(?!/?table\b))*+</table>")
_CAPTION = re.compile(r"<caption\b[^<>]*+>((?:[^<]++|<(?!/?caption\b))*+)</caption>")
_CALL = re.compile(r'<a data-role="noteref"(?=[^<>]* href="#([^"<>]*)")(?:(?=[^<>]* id="([^"<>]*)"))?')
_NOTES = re.compile(r'(<ol data-role="notes">)((?:[^<]++|<(?!/ol>|ol data-role="notes">))*+)(</ol>)')
_NOTE = re.compile(r'(<li id="([^"<>]*+)">)((?:[^<]++|<(?!/li>|li id="))*+)(</li>)')
_ABOUT = re.compile(
    r"(<body\b[^<>]*+>(?:[^<]++|<(?!/header>|body\b))*+</header>)"
    r'((?:[^<]++|<(?!nav data-role="toc"|main>|body\b))*+)(<nav data-role="toc"|<main>)'
)
_CALLOUT = re.compile(r'<aside data-role="callout"')
_TAG = re.compile(r"<[^<>]*+>")


def reachable(html: str) -> str:
    """Tables in regions of their own, notes with a link back, callouts as notes within the text.

    What stands between title and text, a landmark each, becomes a region as well.
    """
    html = _with_links_back(_with_regions(_ABOUT.sub(_about, html, count=1)))
    return _CALLOUT.sub('<aside role="note" data-role="callout"', html)


def _about(found: re.Match[str]) -> str:
    if not found[2].strip():
        return found[0]
    return f'{found[1]}<div role="region" aria-label="About this report">{found[2]}</div>{found[3]}'


def _with_regions(html: str) -> str:
    numbers = count(1)

    def region(table: re.Match[str]) -> str:
        number, caption = next(numbers), _CAPTION.search(table[0])
        words = " ".join(unescape(_TAG.sub("", caption[1])).split()) if caption else ""
        label = escape(f"{words or 'Table'} ({number})")
        return f'<div class="wide" role="region" aria-label="{label}" tabindex="0">{table[0]}</div>'

    return _TABLE.sub(region, html)


def _with_links_back(html: str) -> str:
    """The first call of each note gets an anchor, and the note a link to it."""
    calls: dict[str, str] = {}

    def call(found: re.Match[str]) -> str:
        note, own = found[1], found[2]
        if note in calls:
            return found[0]
        calls[note] = own or f"call-{note}"
        return found[0] if own else f'{found[0]} id="{calls[note]}"'

    def note(found: re.Match[str]) -> str:
        if found[2] not in calls:
            return found[0]
        back = f'<a class="back" href="#{calls[found[2]]}" aria-label="Back to the text">↩</a>'
        return f"{found[1]}{found[3]} {back}{found[4]}"

    html = _CALL.sub(call, html)
    return _NOTES.sub(lambda found: found[1] + _NOTE.sub(note, found[2]) + found[3], html)
