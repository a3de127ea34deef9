"""A page's tree + what the layout put on each page → which words stand where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.compose.page.content_model import INLINE
from reportgen.model.frozen import frozen
from reportgen.model.report.page import Element
from reportgen.model.report.page_facts import PageText, signs_of
from reportgen.model.text.words import Maker, Words, made


@frozen
class PrintedWords:
    """Words on one page, counted from 1; page 0 are the file's own properties.

    `line` numbers the paragraph, heading, item or cell that they are part of. `attribute` is empty for words
    in the text, else what says them: `alt`.
    """

    page: int
    words: Words
    line: int
    attribute: str = ""


# What readers or their programs meet as words.
_SPOKEN = frozenset({"alt", "title", "content", "data-summary", "data-label"})


def printed_words(root: Element, pages: Sequence[PageText]) -> tuple[PrintedWords, ...]:
    """All words of a page in reading order, page by page."""
    shown: dict[int, dict[int, int]] = {}
    for page, entries in enumerate(pages, 1):
        for number, signs in entries:
            of_element = shown.setdefault(number, {})
            of_element[page] = of_element.get(page, 0) + signs
    printer = _Printer(shown, _pages_of_names(root, shown))
    printer.visit(root, 0)
    return tuple(sorted(printer.found, key=lambda each: each.page))


def _pages_of_names(root: Element, shown: Mapping[int, Mapping[int, int]]) -> Mapping[str, int]:
    """The first page of each element that has an id."""
    named: dict[str, int] = {}
    waiting: list[str] = []
    elements = (node for node in root.walk() if isinstance(node, Element) and node is not root)
    for number, element in enumerate(elements):
        name = element.get("id")
        if name:
            waiting.append(name)
        if number in shown and waiting:
            named |= dict.fromkeys(waiting, min(shown[number]))
            waiting = []
    return named


class _Printer:
    def __init__(self, shown: Mapping[int, Mapping[int, int]], named: Mapping[str, int]) -> None:
        self.shown = shown
        self.named = named
        self.found: list[PrintedWords] = []
        self.number = -1
        self.page = 0

    def visit(self, element: Element, line: int) -> None:
        """Elements are numbered in the order of their start tags; the root is none of them."""
        number = self.number
        pages = self.shown.get(number, {})
        self.page = min(pages, default=self.page)
        for name, value in element.attributes:
            if name in _SPOKEN and value:
                self.found.append(PrintedWords(self.page, value, line, name))
        own = [child for child in element.children if isinstance(child, Words)]
        cuts = iter(_cuts(own, pages))
        for child in element.children:
            if isinstance(child, Words):
                self.found.extend(PrintedWords(page, words, line) for page, words in next(cuts))
                continue
            self.number += 1
            self.visit(child, line if child.tag in INLINE else self.number)
        target = self.named.get((element.get("href") or "")[1:])
        if target is not None and element.get("data-role") == "pageref":
            self.found.append(PrintedWords(self.page, made(str(target), element.place, Maker.NUMBER), line))


def _cuts(own: Sequence[Words], pages: Mapping[int, int]) -> Iterator[list[tuple[int, Words]]]:
    """For each of the element's words the pages that show them."""
    total = sum(len(signs_of(str(words))) for words in own)
    if len(pages) < 2 or all(signs >= total for signs in pages.values()):
        # Heads of tables stand whole on each of their pages.
        for words in own:
            yield [(page, words) for page in pages or (0,) if _is_shown(words)]
        return
    last = max(pages)
    waiting = [(page, total if page == last else pages[page]) for page in sorted(pages)]
    for words in own:
        found: list[tuple[int, Words]] = []
        at, length = 0, len(str(words))
        while at < length and waiting:
            page, left = waiting[0]
            end, used = _advance(str(words), at, left)
            part = words.cut(at, end)
            if _is_shown(part):
                found.append((page, part))
            at = end
            waiting[0] = (page, left - used)
            if at < length:
                waiting.pop(0)
        yield found


def _is_shown(words: Words) -> bool:
    """Whether readers meet the words, or the space between two that they meet."""
    text = str(words)
    return bool(text) and (not text.isspace() or "\n" not in text)


def _advance(text: str, start: int, signs: int) -> tuple[int, int]:
    """Where so many signs of a text end, and how many there were."""
    used = 0
    for at in range(start, len(text)):
        if not signs_of(text[at]):
            continue
        if used == signs:
            return at, used
        used += 1
    return len(text), used
