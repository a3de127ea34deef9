"""A stencil → the reports of its rows, composed and laid out once wherever their values move nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from reportgen.model.profile import Format
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.layout import Layout
from reportgen.model.report.page_facts import PageFacts
from reportgen.model.report.stencil import Stencil, Way, fill
from reportgen.write.engine.cascade import StyleCache, read_layout
from reportgen.write.engine.fitting.overruns import read_overruns
from reportgen.write.engine.geometry import read_flow
from reportgen.write.engine.pdf.shared_areas import SharedAreas, drawing_from
from reportgen.write.engine.rendering import Rendering, lay_out
from reportgen.write.engine.shared.layout_state import capture_layout
from reportgen.write.engine.shared.marked import UnfitError
from reportgen.write.engine.shared.shared_layout import SharedPages
from reportgen.write.layout.facts import page_facts
from reportgen.write.render import write_formats

# Warnings about the theme, which are the same for every row.
SHARED_WARNINGS = frozenset({"css-ignored", "font-unreadable", "missing-face"})


# No slots, as in `Rendering`.
@dataclass(frozen=True)
class RowRendering(Rendering):
    """The pages of one row; what Word knows of styles is read once for all rows."""

    cache: StyleCache
    known: PageFacts | None

    @cached_property
    def layout(self) -> Layout:
        """As in every rendering."""
        return read_layout(self.html, self.engine, self.document.theme.faces, self.cache)

    @cached_property
    def facts(self) -> PageFacts:
        """Those of the shared pages, where they show no value and nothing has moved."""
        return page_facts(read_flow(self.engine)) if self.known is None else self.known


class SharedReport:
    """The shared layout of one profile; raises UnfitError where rows cannot share one."""

    def __init__(self, stencil: Stencil, formats: tuple[Format, ...]) -> None:
        with capture_layout() as state:
            self.rendering = lay_out(stencil.document)
        for each in self.rendering.diagnostics:
            if each.code not in SHARED_WARNINGS:
                raise UnfitError(f"a warning may depend on the row: {each.message}")
        if self.rendering.is_scaled:
            raise UnfitError("a picture is scaled to its page, which may depend on the row")
        self.stencil, self.formats = stencil, formats
        self.pages = SharedPages(self.rendering, state, stencil.marks)
        self.areas = SharedAreas(self.pages.still)
        self.cache = StyleCache()
        facts = self.rendering.facts
        texts = " ".join(spot.text for spot in (*facts.stranded, *facts.split))
        # A text that was cut could show more of a shorter value.
        shown = {"…", *(word for mark in stencil.marks.values() for word in mark.split())}
        self.facts = None if any(word in texts for word in shown) else facts

    def render(self, values: Mapping[str, str]) -> tuple[Way, tuple[Artifact, ...]]:
        """The report of one row as a full layout makes it; raises UnfitError where only that can."""
        way, engine = self.pages.show(values)
        if next(read_overruns(engine), None) is not None:
            raise UnfitError("something is too wide for its page")
        document = fill(self.stencil, values)
        base, known = self.rendering, self.facts if way is Way.IN_PLACE else None
        rendering = RowRendering(
            document, base.html, engine, base.diagnostics, base.is_scaled, self.cache, known
        )
        with drawing_from(self.areas):
            return way, write_formats(document, self.formats, rendering)
