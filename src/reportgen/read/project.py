"""The files of a project → everything its authors wrote, and every mistake in all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from reportgen.errors import ContentError
from reportgen.model.content.block import Block
from reportgen.model.content.claim import Claim
from reportgen.model.content.source import Source
from reportgen.model.diagnostic import Diagnostic, Reporter, Severity
from reportgen.model.frozen import frozen
from reportgen.model.names import AssetName, BlockId, ClaimId, ProfileId, SourceId, ThemeId
from reportgen.model.project import Broken, Project
from reportgen.model.report.theme import Theme
from reportgen.model.span import Span
from reportgen.read.about import ABOUT, read_about
from reportgen.read.broken import find_broken
from reportgen.read.content.blocks import block_id, read_block
from reportgen.read.content.claims import read_claims
from reportgen.read.content.data import DATA_FORMATS, read_data
from reportgen.read.content.glossary import GLOSSARY, read_glossary
from reportgen.read.content.identity import check_file_names, refuse_repeated, written_ids
from reportgen.read.content.source_texts import read_source_texts
from reportgen.read.content.sources import SOURCES, read_sources
from reportgen.read.delivery import read_deliveries
from reportgen.read.fallbacks import with_fallbacks
from reportgen.read.folders import CONTENT, LISTS, TEMPLATES, Folders, sort_files
from reportgen.read.forms.filled import ignore
from reportgen.read.loaded import load_assets, load_texts, load_trees
from reportgen.read.own_words import read_own_words
from reportgen.read.profiles.profiles import read_profiles
from reportgen.read.references import Known, check_blocks, check_claims, check_profiles
from reportgen.read.themes import THEME_SHEET, THEME_TREE, read_themes
from reportgen.read.yaml.nodes import Fields, Node


@frozen
class ReadProject:
    """Everything that could be read, and every mistake, warning and note in the order of their places.

    With mistakes, `project` is there to be judged further, not to be published: what could be read only in
    part stands in it with other values in place of those that were refused, and `project.broken` names it,
    together with what is missing altogether. Naming one of these is no mistake of its own. Whatever stands
    in `project` can be planned and composed: every profile has a theme and a template that are there, every
    block has a text.
    """

    project: Project
    diagnostics: tuple[Diagnostic, ...]

    @property
    def broken(self) -> Broken:
        """The names of what was written and could not, or not wholly, be read."""
        return self.project.broken

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Those diagnostics that stand against publishing anything."""
        return tuple(each for each in self.diagnostics if each.severity is Severity.ERROR)


def read_project(files: Mapping[str, bytes]) -> ReadProject:
    """Read every file of a project, paths relative to its root with forward slashes.

    Raises nothing: a mistake in one file keeps no other from being read.
    """
    reported: list[Diagnostic] = []
    project = _project(files, reported)
    # A mistake in a base is met again in everything that extends it.
    read = ReadProject(project, tuple(sorted(set(reported), key=lambda each: each.sort_key)))
    return replace(read, project=with_fallbacks(project)) if read.errors else read


def read_sound_project(files: Mapping[str, bytes]) -> Project:
    """Read a project as `read_project` does; raises ContentError with every diagnostic after a mistake."""
    read = read_project(files)
    if read.errors:
        raise ContentError(read.diagnostics)
    return read.project


def _project(files: Mapping[str, bytes], reported: list[Diagnostic]) -> Project:
    report = reported.append
    folders = sort_files(files, report)
    trees = load_trees(files, (path for path in LISTS if path in files), report)
    claim_trees = load_trees(files, folders.claims, report)
    profile_trees = load_trees(files, folders.profiles, report)

    if ABOUT not in files:
        hint = "a project needs at least `title: …` in it"
        report(Diagnostic("missing-file", "there is no reportgen.yaml", Span(ABOUT), hint))
    nothing = Fields({}, Span(ABOUT))
    images = {
        **load_assets(files, folders.template_pictures, "", report),
        **load_assets(files, folders.images, CONTENT, report),
    }
    about = read_about(trees.get(ABOUT, nothing), images, report if ABOUT in trees else ignore)
    sources = read_sources(trees.get(SOURCES), report)
    texts = read_source_texts(sources, files, report)
    terms = read_glossary(trees.get(GLOSSARY), report)
    claims = _claims(claim_trees, sources, report)
    blocks = _blocks(files, folders, report)
    templates = load_texts(files, folders.templates, report)
    letter_templates = load_texts(files, folders.letter_templates, report)
    themes = _themes(files, folders, images, report)
    trees_of_profiles = {ProfileId(PurePosixPath(path).stem): tree for path, tree in profile_trees.items()}
    profiles = read_profiles(
        trees_of_profiles,
        frozenset(PurePosixPath(path).stem for path in folders.profiles),
        about.language,
        report,
    )
    languages = (str(each.language) for each in profiles.values())
    words = read_own_words(load_trees(files, folders.words, report), languages, report)
    contents = load_assets(files, folders.data, CONTENT, report)
    data = read_data(contents, trees.get(DATA_FORMATS), about.decimal, report)
    lists = (*LISTS, *folders.claims)
    read = {*trees, *claim_trees, *profile_trees, *templates, *(block.span.path for block in blocks.values())}
    written = {each for each in lists if each in files} | {*folders.profiles, *folders.templates}
    broken = find_broken(
        files, folders, {**trees, **claim_trees}, (written | {*folders.blocks}) - read, reported
    )

    check_file_names("profile", {path: PurePosixPath(path).stem for path in folders.profiles}, report)
    check_file_names("theme", {path: PurePosixPath(path).parent.name for path in folders.theme_files}, report)
    source_ids, claim_ids = written_ids([trees.get(SOURCES)]), written_ids(claim_trees.values())
    refuse_repeated([("source", source_ids), ("claim", claim_ids)], report)
    refuse_repeated([("term", written_ids([trees.get(GLOSSARY)]))], report)
    known = Known(
        sources=broken.sources.union(name for name, _ in source_ids),
        claims=broken.claims.union(name for name, _ in claim_ids),
        blocks=frozenset(block_id(path) for path in folders.blocks),
        templates=frozenset(path.removeprefix(TEMPLATES) for path in folders.templates),
        themes=_theme_names(folders),
    )
    for mistakes in (
        check_claims(claims.values(), known, texts),
        check_blocks(blocks, known),
        check_profiles(profiles.values(), known),
    ):
        reported.extend(mistakes)
    return Project(
        about=about,
        sources=sources,
        claims={name: claim for name, (claim, _) in claims.items()},
        terms=terms,
        blocks=blocks,
        profiles=profiles,
        themes=themes,
        templates={path.removeprefix(TEMPLATES): text for path, text in templates.items()},
        data=data,
        images=images,
        source_texts=texts,
        deliveries=read_deliveries(trees.get(ABOUT, nothing), trees_of_profiles, profiles.values()),
        letter_templates={path.removeprefix(TEMPLATES): text for path, text in letter_templates.items()},
        broken=broken,
        words=words,
    )


def _claims(
    trees: Mapping[str, Node], sources: Mapping[SourceId, Source], report: Reporter
) -> Mapping[ClaimId, tuple[Claim, Node]]:
    claims: dict[ClaimId, tuple[Claim, Node]] = {}
    for path, tree in trees.items():
        for name, claim in read_claims(path, tree, sources, report).items():
            claims.setdefault(name, claim)
    return claims


def _blocks(files: Mapping[str, bytes], folders: Folders, report: Reporter) -> Mapping[BlockId, Block]:
    """Give the blocks by id, in the order of their ids; two files with one name are one too many."""
    blocks: dict[BlockId, Block] = {}
    first: dict[BlockId, str] = {}
    for path in folders.blocks:
        owner = first.setdefault(block_id(path), path)
        if owner != path:
            message, hint = f'the name "{block_id(path)}" is taken by {owner}', "rename one of the two files"
            report(Diagnostic("duplicate-id", message, Span(path), hint))
    for path, text in load_texts(files, first.values(), report).items():
        block = read_block(path, text, report)
        if block is not None:
            blocks[block.id] = block
    return dict(sorted(blocks.items()))


def _theme_names(folders: Folders) -> frozenset[str]:
    return frozenset(
        PurePosixPath(path).parent.name for path in folders.theme_files if path.endswith(THEME_TREE)
    )


def _themes(
    files: Mapping[str, bytes], folders: Folders, pictures: Mapping[AssetName, bytes], report: Reporter
) -> Mapping[ThemeId, Theme]:
    trees = load_trees(files, (path for path in folders.theme_files if path.endswith(THEME_TREE)), report)
    sheets = load_texts(files, (path for path in folders.theme_files if path.endswith(THEME_SHEET)), report)
    return read_themes(
        {ThemeId(PurePosixPath(path).parent.name): tree for path, tree in trees.items()},
        {ThemeId(PurePosixPath(path).parent.name): sheet for path, sheet in sheets.items()},
        files,
        pictures,
        known=_theme_names(folders),
        report=report,
    )
