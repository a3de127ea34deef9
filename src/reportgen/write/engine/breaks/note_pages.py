"""Keeps a footnote at the foot of the page of its call, and loses none.

A note that has no room there moves the line of its call to the next page, as in word processors; the theme
says so by `footnote-policy: line`. The engine still takes away notes that already stand to make room for a
second line. And where it makes only some pages again, it forgets which notes a page hands to the next one:
a page far behind gets them, and passes its own to a page that is not made again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint import layout
from weasyprint.layout import LayoutContext, block, page

# The function that sets lines asks this alone of the context, and takes notes away where it is false.
ASKED, KEPT = "in_column", "reportgen_keeps_notes"
HANDED = "reportgen_handed_notes"

engine_make_all = page.make_all_pages
engine_remake = page.remake_page


def keep_notes_on_pages() -> None:
    """From now on; a second call changes nothing."""
    setattr(LayoutContext, KEPT, True)
    code = block._linebox_layout.__code__  # noqa: SLF001  # the engine offers no other way
    names = tuple(KEPT if name == ASKED else name for name in code.co_names)
    block._linebox_layout.__code__ = code.replace(co_names=names)  # noqa: SLF001  # as above
    page.remake_page = remake_page
    layout.make_all_pages = make_all_pages


def remake_page(index: int, context: Any, *more: Any) -> Any:
    """The engine's own answer; the notes that the page was given and hands on are kept beside the context."""
    given = tuple(context.reported_footnotes)
    made = engine_remake(index, context, *more)
    _handed(context)[index] = (given, tuple(context.reported_footnotes))
    return made


def make_all_pages(context: Any, root: Any, html: Any, pages: list[Any]) -> Iterator[Any]:
    """The engine's pages; one that gets other notes than before is made again, too."""
    handed, before = _handed(context), dict(_handed(context))
    maker = context.page_maker
    for index, (_, passed) in before.items():
        if passed and index < len(pages) and maker[index + 1][0] is None:
            # What follows holds these notes only, and would be left out.
            maker[index][-1]["content_changed"] = True
    for index, made in enumerate(engine_make_all(context, root, html, pages)):
        following = index + 1
        if handed[index] is before.get(index):
            context.reported_footnotes = list(handed[index][1])
        if following < len(pages) and handed[following][0] != tuple(context.reported_footnotes):
            context.page_maker[following][-1]["content_changed"] = True
        yield made


def _handed(context: Any) -> dict[int, tuple[tuple[Any, ...], tuple[Any, ...]]]:
    """By page, from 0: the notes of earlier pages that it was given, and those that it handed on."""
    found: dict[int, tuple[tuple[Any, ...], tuple[Any, ...]]] = vars(context).setdefault(HANDED, {})
    return found
