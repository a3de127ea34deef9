"""A number in its text → whether it only names something: a page, a room, a telephone, an hour."""

from __future__ import annotations

import re

from reportgen.check.numbers import PrintedNumber

_NAMES = (
    "table|figure|box|section|unit|part|step|activity|question|option|annex|level|task|kj|page|pages|pp?\\.|chapter"
    "|rooms?|note|form|line|lines|row|column|version|paragraph|article|appendix|extension|ext\\.?|floor|platform"
    "|bus|route|gate|floor|ward|isbn|issn|rfc|iso|port|no\\.|number|code|model|type|item|exercise|grade|stage|phase"
)
# "Table 3", "rooms 3 to 7": what stands before a number, perhaps with the numbers before it in a row.
_LABEL = re.compile(
    rf"\b(?:{_NAMES}):? ?(?:[A-Z]{{0,3}}[\d.–-]+(?:,? (?:and|to|or)|,| ?[–-]) ?)*[A-Z]{{0,3}}[-.]?$",
    re.IGNORECASE,
)
# "L4.9–10": the second number ends a locator.
_RANGE_OF_PLACES = re.compile(r"\d\.\d+ ?[–-] ?$")
# Whole runs whose numbers measure nothing.
_RUNS = re.compile(
    r"(?:\+\d{1,3}[ -]?)?\(?\b0\d{1,5}\)?(?:[ -]\d{2,8}){1,4}"  # a telephone
    r"|\+\d{1,3}(?:[ -]?\d{1,6}){2,5}"
    r"|\b\d{1,2}[:.]\d\d ?(?:to|and|[–-]) ?\d{1,2}[:.]\d\d"  # from one hour to another
    r"|\b97[89](?:[- ]?\d){10}\b|\b\d{4}-\d{3}[\dX]\b"  # ISBN (ISO 2108), ISSN (ISO 3297)
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"  # a British postcode
    r"|\b(?:Street|Road|Lane|Avenue|Square|Way|Drive|Close|Place) \d{1,4}[a-z]?\b"
    r"|\b\d{1,4}[a-z]? (?:[A-Z][a-z]+ ){1,2}(?:Street|Road|Lane|Avenue|Square|Way|Drive|Close|Place)\b"
)
_AROUND = 60  # characters: no run is longer


def counts_no_facts(text: str, number: PrintedNumber) -> bool:
    """Whether a number of a text is a label, part of an address, or an hour of opening."""
    before = text[max(0, number.start - _AROUND) : number.start]
    if _LABEL.search(before) or _RANGE_OF_PLACES.search(before):
        return True
    first = max(0, number.start - _AROUND)
    around = text[first : number.start + _AROUND]
    at = number.start - first
    return any(each.start() <= at < each.end() for each in _RUNS.finditer(around))
