"""One layout for many rows: values are set into the finished pages where nothing moves.

With `marked.py`, `units.py`, `notes.py`, `state.py` and `remaking.py` it touches private names of WeasyPrint
70.0; the test that compares bytes with a full layout holds them.
"""

# ruff: noqa: SLF001  # private names are what these files are for

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from weasyprint.document import Page
from weasyprint.layout.background import layout_box_backgrounds

from reportgen.model.report.stencil import Way
from reportgen.write.engine.rendering import Rendering
from reportgen.write.engine.shared.layout_state import LayoutState
from reportgen.write.engine.shared.marked import Marks, UnfitError, Values
from reportgen.write.engine.shared.notes import find_feet, foot_stands_alone, lay_out_foot, put_foot
from reportgen.write.engine.shared.remade_pages import margins, pages_to_remake, remake, without_margins
from reportgen.write.engine.shared.units import find_units, lay_out_alone, put_in_place, stands_alone


class SharedPages:
    """The pages of one rendering; raises UnfitError where they cannot be shared."""

    def __init__(self, rendering: Rendering, state: LayoutState, marks: Values) -> None:
        if state.context.footnotes or state.context.broken_out_of_flow:
            raise UnfitError("the layout left a footnote or a float that stands on no page")
        self.html, self.engine, self.state = rendering.html, rendering.engine, state
        self.pages: list[Any] = list(self.engine.pages)
        self.marks = finder = Marks(marks)
        # Pages of which it is known that they show values and no marks.
        self.clean: set[int] = set()
        in_boxes = tuple(finder.in_boxes(state.root))
        self.strings = tuple(finder.in_strings(state.context))
        in_notes = tuple(finder.in_notes(state.root))
        in_elements = finder.in_elements(self.html.etree_element)
        self.holders = (*in_elements, *in_boxes, *(holder for _, holder in in_notes), *self.strings)
        placed, split = find_units(in_boxes, self.boxes)
        self.units = [unit for unit in placed if stands_alone(unit, state.context)]
        self.others = [unit for unit in placed if unit not in self.units] + split
        feet = find_feet([note for note, _ in in_notes], state.feet, self.boxes)
        self.feet = [foot for foot in feet if foot_stands_alone(foot, self.boxes, state.context)]
        self.other_feet = [foot for foot in feet if foot not in self.feet]
        self.live = {page for unit in self.units for page in unit.pages} | {foot.page for foot in self.feet}
        if not all(unit.placed for unit in self.others):
            raise UnfitError("a value stands where no box of the pages comes from")

    @property
    def boxes(self) -> list[Any]:
        """The page boxes of the shared layout."""
        return [page._page_box for page in self.pages]

    @property
    def still(self) -> list[Any]:
        """The areas of pages that no value changes."""
        return [
            area
            for number, page in enumerate(self.boxes)
            if number not in self.live
            for area in without_margins(page)
        ]

    def show(self, values: Values) -> tuple[Way, Any]:
        """The engine's document with `values`; raises UnfitError where a page would end elsewhere."""
        for holder in self.holders:
            holder.put(holder.words.filled(values))
        self.state.context.tables.clear()
        touched = self._set_units() | self._set_feet()
        remade = {
            number: remake(number, self.boxes, self.html, self.state)
            for number in pages_to_remake(touched, self.state)
        }
        for number in range(len(self.pages)):
            is_plain = self._set_margins(number) if self.strings and number not in remade else True
            if number in self.live or not is_plain:
                self.pages[number] = Page(self.boxes[number])
        pages = [Page(remade[number]) if number in remade else page for number, page in enumerate(self.pages)]
        self._check_marks(pages, remade.keys())
        document = self.engine.copy(pages)
        document._html = self.html
        return (Way.IN_PART if remade else Way.IN_PLACE), document

    def _set_units(self) -> set[int]:
        """Put every unit in its place; the pages on which one does not fit."""
        touched = {page for unit in self.others for page in unit.pages}
        for unit in self.units:
            new = lay_out_alone(unit, self.state.context)
            if new is None:
                touched.update(unit.pages)
            else:
                put_in_place(unit, new, self.boxes[unit.pages[0]], self.state.context)
        return touched

    def _set_feet(self) -> set[int]:
        """The same for notes."""
        touched = {page for foot in self.other_feet for page in foot.within}
        for foot in self.feet:
            new = lay_out_foot(foot, self.boxes, self.state.context)
            if new is None:
                touched.update(foot.within)
            else:
                put_foot(foot, new, self.boxes[foot.page], self.state.context)
        return touched

    def _check_marks(self, pages: list[Any], remade: Collection[int]) -> None:
        """Look once at each page that is state, always at one that is new."""
        for number, page in enumerate(pages):
            if (number in remade or number not in self.clean) and self.marks.show_in(page._page_box):
                raise UnfitError("a value would be missing from a page")
        self.clean.update(number for number in range(len(pages)) if number not in remade)

    def _set_margins(self, number: int) -> bool:
        """Make them anew; whether nothing in them can be called or listed, as in margins of plain words."""
        page, context = self.boxes[number], self.state.context
        made = margins(page, number, context)
        for each in made:
            layout_box_backgrounds(page, each, context.get_image_from_uri)
        page.children = (*without_margins(page), *made)
        return not any(
            box.link or box.style["anchor"] or box.bookmark_label
            for each in made
            for box in each.descendants()
        )
