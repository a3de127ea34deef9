"""A theme of the project → a Word document that holds its styles, for people who write in Word."""

from __future__ import annotations

from pathlib import Path

from reportgen.app.open_project import open_project
from reportgen.compose.page.stylesheet import font_asset, stylesheet
from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import AssetName, ProfileId, ThemeId
from reportgen.model.profile import Paper, Profile
from reportgen.model.project import Project
from reportgen.model.report.composed_page import page_from_html
from reportgen.model.report.document import Document, Metadata
from reportgen.model.report.theme import Theme
from reportgen.model.suggestion import did_you_mean
from reportgen.workspace import publish
from reportgen.write.docx.style.specimen import specimen_page

PAGE = (
    '<!DOCTYPE html><html lang="{language}"><head><title>{title}</title>'
    '<link rel="stylesheet" href="asset:theme.css"></head>'
    '<body data-paper="{paper}">{body}</body></html>'
)


def export_word(start: Path, name: str, output: Path | None) -> Path:
    """Write the theme `name` as a Word document; returns where.

    Raises UsageError for a name that is none, ContentError for a theme that cannot be laid out.
    """
    project = open_project(start).project
    theme = project.themes.get(ThemeId(name))
    if theme is None:
        hint = did_you_mean(name, project.themes) or f"there are: {', '.join(sorted(project.themes))}"
        raise UsageError([Diagnostic("call-unknown-theme", f'no theme is called "{name}"', hint=hint)])
    path = output or Path(f"{name}.docx")
    publish(path.parent, {path.name: _written(_specimen(theme, _first_use(project, theme)))})
    return path


def _written(document: Document) -> bytes:
    from reportgen.write.docx import write_docx  # noqa: PLC0415  # loads the engines
    from reportgen.write.engine.rendering import lay_out  # noqa: PLC0415  # as above

    return write_docx(document, lay_out(document).layout)


def _first_use(project: Project, theme: Theme) -> Profile | None:
    """A profile of this look: its language and paper are those of the theme's readers."""
    uses = (each for each in project.profiles.values() if each.theme == theme.id and not each.is_base)
    return next(uses, None)


def _specimen(theme: Theme, profile: Profile | None) -> Document:
    language, paper = (profile.language, profile.paper) if profile else ("en", Paper.A4)
    title = theme.title.replace("&", "and").replace("<", "")
    body = specimen_page(title)
    html = PAGE.format(language=language, title=title, paper=paper.value, body=body)
    return Document(
        profile=ProfileId(str(theme.id)),
        title=theme.title,
        language=language,
        page=page_from_html(html),
        assets={
            AssetName("theme.css"): stylesheet(theme, paper, html).encode(),
            **{font_asset(face): face.content for face in theme.faces},
        },
        theme=theme,
        paper=paper,
        metadata=Metadata(
            title=theme.title,
            subject="",
            authors=(),
            publisher="",
            keywords=(),
            language=language,
            identifier="",
            created="",
            generator="reportgen",
        ),
        origins={},
    )
