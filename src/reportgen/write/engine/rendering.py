"""Document → pages laid out by the engine, from bytes in memory only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from reportgen.errors import ContentError, EngineError
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.report.document import Document
from reportgen.write.engine.breaks.introductions import keep_introductions
from reportgen.write.engine.breaks.marker_lines import add_marker_lines
from reportgen.write.engine.fonts import first_face, private_fontconfig
from reportgen.write.engine.imports.weasyprint import load_engine
from reportgen.write.engine.log_messages import collect_diagnostics
from reportgen.write.layout.facts import page_facts
from reportgen.write.layout.misplaced_notes import doubled_notes, find_notes, lost_notes
from reportgen.write.layout.missing_faces import missing_faces
from reportgen.write.layout.small_text import small_text_warnings
from reportgen.write.layout.too_wide import too_wide

if TYPE_CHECKING:
    from reportgen.model.report.layout import Layout
    from reportgen.model.report.page_facts import PageFacts

IMAGE = "<img"
MOST_ROUNDS = 4  # of scaling pictures


# No slots: the layout is read once, when a writer first asks for it.
@dataclass(frozen=True)
class Rendering:
    """One document on pages. `html` and `engine` are the engine's own objects, private to `write`.

    `is_scaled` says that pictures were made smaller to fit on their pages.
    """

    document: Document
    html: Any
    engine: Any
    diagnostics: tuple[Diagnostic, ...]
    is_scaled: bool

    @property
    def pages(self) -> int:
        """How many pages the document takes."""
        return len(self.engine.pages)

    @cached_property
    def layout(self) -> Layout:
        """Page numbers, used widths and computed styles as plain values."""
        from reportgen.write.engine.cascade import read_layout  # noqa: PLC0415  # only Word asks for it

        return read_layout(self.html, self.engine, self.document.theme.faces)

    @cached_property
    def facts(self) -> PageFacts:
        """What an editor wants to know of the pages."""
        from reportgen.write.engine.geometry import read_flow  # noqa: PLC0415  # loads the engine

        return page_facts(read_flow(self.engine))


def lay_out(document: Document) -> Rendering:
    """Lay the document out; the same pages on every machine with the same engine.

    Raises ContentError for images, fonts and addresses that cannot be read and for what does not fit its
    page, EngineError if the engine gives up. What it merely ignored is in `Rendering.diagnostics`.
    """
    rendering = _with_small_texts(render_page(document, document.html))
    from reportgen.write.engine.face_requests import asked_fonts  # noqa: PLC0415  # loads the engine
    from reportgen.write.engine.fitting.overruns import read_overruns  # noqa: PLC0415  # loads the engine

    missing = missing_faces(document.theme, asked_fonts(rendering.engine))
    rendering = replace(rendering, diagnostics=(*rendering.diagnostics, *missing))
    root = rendering.html.etree_element
    if wide := tuple(too_wide(root, read_overruns(rendering.engine), document.origins)):
        raise ContentError(wide)
    if not find_notes(root):
        return rendering
    from reportgen.write.engine.geometry import printed_notes, shown_elements  # noqa: PLC0415  # loads the engine

    if lost := tuple(lost_notes(root, shown_elements(rendering.engine), document.origins)):
        raise ContentError(lost)
    doubled = doubled_notes(root, printed_notes(rendering.engine), document.origins)
    return replace(rendering, diagnostics=(*rendering.diagnostics, *doubled))


def _with_small_texts(rendering: Rendering) -> Rendering:
    document = rendering.document
    if IMAGE not in document.html:
        return rendering
    from reportgen.write.engine.pictures.small_text import READABLE, small_texts  # noqa: PLC0415  # as above

    found = tuple(small_text_warnings(small_texts(rendering.engine), READABLE, document.origins))
    return replace(rendering, diagnostics=(*rendering.diagnostics, *found)) if found else rendering


def render_page(document: Document, html: str) -> Rendering:
    """Lay out other HTML (a probe page, say) with the document's theme, fonts and assets."""
    if not document.theme.faces:
        raise ContentError([_no_font(document)])
    try:
        load_engine()
    except (ImportError, OSError) as error:
        raise EngineError([_engine_missing(error)]) from error
    from weasyprint import CSS, HTML  # noqa: PLC0415  # loaded just now
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415  # as above

    from reportgen.write.engine.fetch import AssetFetcher  # noqa: PLC0415  # as above
    from reportgen.write.engine.mends import mend_engine  # noqa: PLC0415  # as above

    with private_fontconfig():
        fonts = FontConfiguration()
    mend_engine()
    # Fonts come with the stylesheet, by `@font-face` and addresses of assets.
    rule, asset = first_face(document.theme.faces)
    fetcher = AssetFetcher({**{str(name): content for name, content in document.assets.items()}, **asset})
    with collect_diagnostics(document) as found:
        try:
            page = HTML(string=html, base_url="asset:", url_fetcher=fetcher)
            keep_introductions(page.etree_element)
            add_marker_lines(page.etree_element)
            rules = CSS(string=rule, url_fetcher=fetcher, font_config=fonts)
            render = partial(
                page.render,
                font_config=fonts,
                stylesheets=[rules],
                presentational_hints=True,
                pdf_variant="pdf/a-3a",
            )
            engine, is_scaled = render(), False
            if IMAGE in html:
                engine, is_scaled = _with_fitting_pictures(engine, render, found)
        except RecursionError as error:
            raise EngineError([_too_deep(document)]) from error
    _raise_errors(found)
    return Rendering(document, page, engine, tuple(found), is_scaled)


def _with_fitting_pictures(
    engine: Any, render: Callable[[], Any], found: list[Diagnostic]
) -> tuple[Any, bool]:
    """The pages once every picture fits on its own, and whether one had to be scaled."""
    from reportgen.write.engine.pictures.picture_fit import fitting_sizes, put_sizes  # noqa: PLC0415  # as above

    # A picture that becomes smaller may move to a page of another kind.
    for round_ in range(MOST_ROUNDS):
        sizes = fitting_sizes(engine)
        if not sizes:
            return engine, round_ > 0
        put_sizes(sizes)
        found.clear()
        engine = render()
    return engine, True


def _raise_errors(found: list[Diagnostic]) -> None:
    errors = [each for each in found if each.severity is Severity.ERROR]
    if any(each.code == "engine-complaint" for each in errors):
        raise EngineError(errors)
    if errors:
        raise ContentError(errors)


def _no_font(document: Document) -> Diagnostic:
    return Diagnostic(
        "theme-without-font",
        f"the theme {document.theme.id!r} brings no font, and those of this machine are not used",
        document.theme.span,
        "name font files under fonts in theme.yaml, or extend a theme that does",
    )


def _engine_missing(error: Exception) -> Diagnostic:
    return Diagnostic(
        "engine-missing",
        f"the PDF engine cannot be loaded: {str(error).splitlines()[0]}",
        hint="install Pango and HarfBuzz: on Debian apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
        "libharfbuzz-subset0, on macOS brew install pango",
    )


def _too_deep(document: Document) -> Diagnostic:
    return Diagnostic(
        "report-too-deep",
        f"the report {document.profile!r} nests elements too deeply to be laid out",
        hint="lists, quotations and containers within each other have a limit",
    )
