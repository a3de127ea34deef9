"""What a report says, read from its HTML, beside what an importer reads in its PDF or Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff

from lxml import html

from reportgen.model.imported import Heading, Imported, Item, Paragraph, Table, plain

WILD = "ꓺ"
"""A letter in the place of a page number or formula: each format writes these in its own way."""

BLOCKS = frozenset(["p", "ul", "ol", "dl", "table", "figure", "blockquote", "div", "pre"])


@dataclass(frozen=True, slots=True)
class Parts:
    """The five kinds that must come back; letters only, whatever their case, for styles change both."""

    headings: tuple[str, ...]
    paragraphs: tuple[str, ...]
    lists: tuple[str, ...]
    tables: tuple[str, ...]
    notes: tuple[str, ...]


def written(page: str) -> Parts:
    """What the HTML of a report holds."""
    body = html.document_fromstring(page).find("body")
    assert body is not None
    notes = [item for each in _having(body, "notes") for item in each.iterchildren("li")] + _having(
        body, "footnote"
    )
    said_in_notes = tuple(sorted(letters(_text(each)) for each in notes))
    for each in notes:
        each.drop_tree()
    for each in [*_having(body, "noteref"), *body.iter("nav", "pre")]:
        each.drop_tree()
    for each in [*_having(body, "pageref"), *_having(body, "math")]:
        each.text = WILD
    tables = tuple(_rows(table) for table in body.iter("table"))
    outside = [each for each in body.iter("p") if next(each.iterancestors("table"), None) is None]
    return Parts(
        tuple(f"{each.tag} {letters(_text(each))}" for each in body.iter("h1", "h2", "h3", "h4", "h5", "h6")),
        tuple(said for each in outside if (said := letters(_text(each)))),
        tuple(_items(body)),
        tables,
        said_in_notes,
    )


def read_back(document: Imported) -> Parts:
    """What an importer found, in the same words."""
    passages = document.passages
    return Parts(
        tuple(
            f"h{each.level} {letters(plain(each.words))}" for each in passages if isinstance(each, Heading)
        ),
        tuple(letters(plain(each.words)) for each in passages if isinstance(each, Paragraph | Item)),
        tuple(
            f"{each.depth} {each.number or '-'} {letters(plain(each.words))}"
            for each in passages
            if isinstance(each, Item) and not each.is_continued
        ),
        tuple(
            " / ".join("|".join(letters(plain(cell)) for cell in row) for row in each.rows)
            for each in passages
            if isinstance(each, Table)
        ),
        tuple(sorted(letters(" ".join(map(plain, each.paragraphs))) for each in document.notes)),
    )


def differences(page: str, document: Imported) -> list[str]:
    """Every heading, paragraph, item, table and note that did not come back, and its neighbourhood."""
    ours, theirs = written(page), read_back(document)
    found: list[str] = []
    sources = {letters(each) for each in _sources(page)}
    for kind in ("headings", "lists", "tables", "notes"):
        was, now = getattr(ours, kind), getattr(theirs, kind)
        now = tuple(each for each in now if each.rpartition(" ")[2] not in sources)
        found += [f"{kind}: {line}" for line in unified_diff(was, now, lineterm="", n=0)][2:]
    return found + list(_missing(ours.paragraphs, theirs.paragraphs))


def _missing(was: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    """Items, terms and captions are paragraphs too: every paragraph comes back, in order, among them."""
    place = 0
    for each in was:
        form = re.compile(re.escape(each).replace(WILD, r"\w+"))
        found = next((at for at in range(place, len(now)) if form.fullmatch(now[at])), None)
        if found is None:
            yield f"paragraphs: -{each}"
        else:
            place = found + 1


def letters(text: str) -> str:
    """Letters and digits only."""
    return re.sub(r"\W", "", text).casefold()


def _text(element: html.HtmlElement) -> str:
    return str(element.text_content())


def _rows(table: html.HtmlElement) -> str:
    grid: dict[tuple[int, int], str] = {}
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    for number, row in enumerate(rows):
        column = 0
        for cell in row.iterchildren("td", "th"):
            while (number, column) in grid:
                column += 1
            for down in range(int(cell.get("rowspan", "1"))):
                for across in range(int(cell.get("colspan", "1"))):
                    grid[number + down, column + across] = "" if down or across else letters(_text(cell))
            column += int(cell.get("colspan", "1"))
    width = 1 + max(column for _, column in grid)
    return " / ".join("|".join(grid.get((row, at), "") for at in range(width)) for row in range(len(rows)))


def _items(body: html.HtmlElement) -> Iterator[str]:
    """Items with their depth and number; sources stand without a mark and are no items in Word."""
    for item in body.iter("li"):
        lists = list(item.iterancestors("ul", "ol"))
        if next(item.iterancestors("table"), None) is not None or lists[0].get("data-role") in {
            "sources",
            "notes",
        }:
            continue
        yield f"{len(lists) - 1} {_number(item, lists[0])} {letters(_opening(item))}"


def _sources(page: str) -> Iterator[str]:
    for each in html.document_fromstring(page).iter("ul"):
        if each.get("data-role") != "sources":
            continue
        yield from (_text(item) for item in each.iter("li"))


def _having(root: html.HtmlElement, role: str) -> list[html.HtmlElement]:
    return [each for each in root.iter() if each.get("data-role") == role]


def _number(item: html.HtmlElement, parent: html.HtmlElement) -> str:
    if parent.tag == "ul":
        return "-"
    number = int(parent.get("start", "1")) - 1
    for each in parent.iterchildren("li"):
        number = int(each.get("value", number + 1))
        if each is item:
            return str(number)
    return "?"


def _opening(item: html.HtmlElement) -> str:
    """The first paragraph of an item."""
    if not (item.text or "").strip() and len(item) and item[0].tag == "p":
        return _text(item[0])
    words = [item.text or ""]
    for child in item:
        if child.tag in BLOCKS:
            break
        words += [_text(child), child.tail or ""]
    return "".join(words)
