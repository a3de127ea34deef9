"""What reaches beyond its box → errors that name it, and say by how much and what helps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.report.document import HEAD_ORIGIN, TITLE_ORIGIN, table_origin
from reportgen.model.span import Span
from reportgen.write.layout.misplaced_notes import with_blocks

SHOWN = 60  # letters that a message repeats
HINTS: Mapping[str, str] = {
    "table": "`page: landscape` on its block or section gives it more room; else fewer columns, shorter "
    "words, or smaller type by the theme's table-size",
    "picture": "give it a width that fits, or `page: landscape` on its block",
    "logo": "lower the theme's token logo-height, or logo-head-height for running heads",
    "line": "nothing in it may break: shorten it, or give it more room",
    "running head": "shorten what it shows, or let the theme's running heads have more room",
}
# A landscape page has no more room to give.
TURNED_HINTS: Mapping[str, str] = {
    **HINTS,
    "table": "its page is landscape already: fewer columns, shorter words, or smaller type by the theme's "
    "table-size",
    "picture": "give it a width that fits",
}


@frozen
class Overrun:
    """Something that is `by` millimetres too wide for what holds it, or too tall for its page.

    `kind` is `table`, `picture`, `line`, `running head` or, in one, `logo`; `words` are those in it or the
    picture's address. What stands in running heads has no element.
    """

    kind: str
    element: Element | None
    words: str
    by: float
    page: int
    is_tall: bool = False


def too_wide(root: Element, overruns: Iterable[Overrun], origins: Mapping[str, Span]) -> Iterator[Diagnostic]:
    """One error for each element that has an overrun, and one for each place of running heads."""
    first: dict[Element, Overrun] = {}
    heads: dict[Span | None, Overrun] = {}
    for each in overruns:
        if each.kind == "logo":
            heads.setdefault(origins.get(each.words), each)
        elif each.element is None:
            heads.setdefault(_head_span(each.words, origins), each)
        else:
            first.setdefault(each.element, each)
    elements = tuple(first)
    tables = {table: number for number, table in enumerate(root.iter("table"), 1)} if elements else {}
    logos = {*root.iterfind(".//p[@data-role='logo']"), *root.iterfind(".//p[@data-role='logo']/img")}
    turned = {each for page in root.findall(".//*[@data-page='landscape']") for each in page.iter()}
    for element, block in with_blocks(root, elements):
        known = [table_origin(tables[element])] if element in tables else []
        known += [_address(element), block]
        span = next((origins[each] for each in known if each in origins), None)
        hints = TURNED_HINTS if element in turned else HINTS
        overrun = replace(first[element], kind="logo") if element in logos else first[element]
        yield _diagnostic(overrun, _name(overrun, element), span, hints)
    for place, head in heads.items():
        what = "logo" if head.kind == "logo" else "running head"
        yield _diagnostic(head, f'the {what} "{_short(head.words.removeprefix("asset:"))}"', place, HINTS)


def _head_span(line: str, origins: Mapping[str, Span]) -> Span | None:
    """Where the words of a line of a running head are written: the title, if nothing else has most."""
    shown = "".join(line.split())
    for name, span in origins.items():
        words = "".join(name.removeprefix(HEAD_ORIGIN).split())
        if name.startswith(HEAD_ORIGIN) and (
            shown in words or (words in shown and 2 * len(words) > len(shown))
        ):
            return span
    return origins.get(TITLE_ORIGIN)


def _diagnostic(overrun: Overrun, name: str, span: Span | None, hints: Mapping[str, str]) -> Diagnostic:
    code = "too-tall" if overrun.is_tall else "too-wide"
    by = f"{max(overrun.by, 0.1):.1f} mm {code.replace('-', ' ')}"
    return Diagnostic(code, f"{name} is {by} for page {overrun.page}", span, hints[overrun.kind])


def _name(overrun: Overrun, element: Element) -> str:
    caption = element.find("caption") if overrun.kind == "table" else None
    if caption is not None:
        return f'the table "{_short("".join(caption.itertext()))}"'
    if overrun.kind in {"picture", "logo"} and (address := _address(element)):
        return f'the {overrun.kind} "{address.removeprefix("asset:")}"'
    kind = "table that begins" if overrun.kind == "table" else overrun.kind
    return f'the {kind} "{_short(overrun.words)}"'


def _address(element: Element) -> str:
    """Of the first picture in an element; nothing where it has none."""
    image = next(element.iter("img"), None)
    return "" if image is None else image.get("src", "")


def _short(words: str) -> str:
    text = " ".join(words.split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()}…"
