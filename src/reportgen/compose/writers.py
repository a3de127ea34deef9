"""Project and plan → the writers of one report, each with what it needs and no more."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.compose.blocks import BlockWriter
from reportgen.compose.citing.anchors import Anchors
from reportgen.compose.citing.bibliography import Bibliography
from reportgen.compose.citing.citations import CitationRegister
from reportgen.compose.citing.cite import CitationWriter
from reportgen.compose.citing.note import NoteWriter
from reportgen.compose.citing.references import ReferenceWriter
from reportgen.compose.containers import ContainerWriter
from reportgen.compose.figures.captions import CaptionWriter
from reportgen.compose.figures.data import DataFiles
from reportgen.compose.figures.figures import FigureWriter
from reportgen.compose.figures.tables import TableWriter
from reportgen.compose.generators.key_judgements import JudgementWriter
from reportgen.compose.glyphs.printable import PrintableWords
from reportgen.compose.manuscript import ManuscriptReader
from reportgen.compose.mistakes import Mistakes
from reportgen.compose.page.parts import Parts
from reportgen.compose.pictures.drawings.faces import drawing_faces
from reportgen.compose.pictures.images import ImageWriter
from reportgen.compose.terms import TermRegister, TermWriter, term_names
from reportgen.compose.titles import TitleWriter
from reportgen.compose.values import Values, value_table
from reportgen.compose.wanted_sections import generates
from reportgen.compose.words.inline import InlineWriter
from reportgen.model.frozen import frozen
from reportgen.model.plan import Plan
from reportgen.model.project import Project
from reportgen.text.audience import audience_of
from reportgen.wording import wording_of


@frozen
class Writers:
    """`citations`, `terms` and `images` grow while the others write."""

    manuscript: ManuscriptReader
    blocks: BlockWriter
    judgements: JudgementWriter
    titles: TitleWriter
    printable: PrintableWords
    data: DataFiles
    notes: NoteWriter
    citations: CitationRegister
    terms: TermRegister
    images: ImageWriter
    mistakes: Mistakes


def make_writers(
    project: Project, plan: Plan, given: Mapping[str, str], parts: Parts, mistakes: Mistakes
) -> Writers:
    """The writers of one report; `given` are the values of the call."""
    profile = project.profiles[plan.profile]
    theme = project.themes[profile.theme]
    citations, terms, anchors = CitationRegister(), TermRegister(term_names(project.terms)), Anchors()
    wording = wording_of(str(profile.language), project.words)
    values = Values(value_table(project.about, profile, given), wording, mistakes)
    printable = PrintableWords(str(theme.id), theme.all_faces, mistakes)
    data = DataFiles(project.data, mistakes)
    images = ImageWriter(project.images, {}, drawing_faces(theme), printable, mistakes)
    bibliography = Bibliography(wording)
    notes = NoteWriter(project.sources, profile.evidence, bibliography, generates(plan.sections, "sources"))
    words = InlineWriter(
        values,
        printable,
        CitationWriter(project.claims, project.sources, profile.citations, notes, citations, mistakes),
        TermWriter(profile.glossary, terms, mistakes),
        ReferenceWriter(profile.id, anchors, plan.left_out, project.blocks, mistakes),
        images,
        mistakes,
    )
    captions = CaptionWriter(words, anchors, wording)
    tables, figures = TableWriter(captions, data), FigureWriter(captions, theme, data, project.claims)
    containers = ContainerWriter(words, tables, figures, parts, wording, mistakes)
    blocks = BlockWriter(words, tables, figures, containers, mistakes)
    titles = TitleWriter(values, printable)
    audience = audience_of(profile, project.profiles.values(), mistakes.add)
    return Writers(
        ManuscriptReader(project.blocks, audience, titles, anchors, wording, mistakes),
        blocks,
        JudgementWriter(blocks, titles, project.claims, profile.evidence, bibliography, parts, mistakes),
        titles,
        printable,
        data,
        notes,
        citations,
        terms,
        images,
        mistakes,
    )
