"""The files of a project → everything its authors wrote, or every mistake in all of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from reportgen.errors import ContentError
from reportgen.model.content.block import Block
from reportgen.model.content.claim import Claim
from reportgen.model.diagnostic import Diagnostic, Reporter, Severity
from reportgen.model.names import BlockId, ClaimId, ProfileId, ThemeId
from reportgen.model.project import Project
from reportgen.model.report.theme import Theme
from reportgen.model.span import Span
from reportgen.read.about import ABOUT, read_about
from reportgen.read.content.blocks import block_id, read_block
from reportgen.read.content.claims import read_claims
from reportgen.read.content.glossary import GLOSSARY, read_glossary
from reportgen.read.content.identity import check_file_names, refuse_repeated, written_ids
from reportgen.read.content.source_texts import read_source_texts
from reportgen.read.content.sources import SOURCES, read_sources
from reportgen.read.delivery import read_deliveries
from reportgen.read.folders import CONTENT, TEMPLATES, Folders, sort_files
from reportgen.read.loaded import load_assets, load_texts, load_trees
from reportgen.read.profiles.profiles import read_profiles
from reportgen.read.references import Known, check_blocks, check_claims, check_profiles
from reportgen.read.themes import THEME_SHEET, THEME_TREE, read_themes
from reportgen.read.yaml.nodes import Node


def read_project(files: Mapping[str, bytes]) -> Project:
    """Read every file of a project, paths relative to its root with forward slashes.

    Raises ContentError with every mistake of all files.
    """
    return read_project_with_notes(files)[0]


def read_project_with_notes(files: Mapping[str, bytes]) -> tuple[Project, tuple[Diagnostic, ...]]:
    """Read a project as `read_project` does, and give the warnings and notes beside it."""
    told: list[Diagnostic] = []
    project = _project(files, told.append)
    # A mistake in a base is met again in everything that extends it.
    notes = tuple(sorted(set(told), key=lambda each: each.sort_key))
    if project is None or any(each.severity is Severity.ERROR for each in notes):
        raise ContentError(notes)
    return project, notes


def _project(files: Mapping[str, bytes], tell: Reporter) -> Project | None:
    folders = sort_files(files, tell)
    trees = load_trees(files, (path for path in (ABOUT, SOURCES, GLOSSARY) if path in files), tell)
    claim_trees = load_trees(files, folders.claims, tell)
    profile_trees = load_trees(files, folders.profiles, tell)

    about = read_about(trees[ABOUT], tell) if ABOUT in trees else None
    if ABOUT not in files:
        hint = "a project needs at least `title: …` in it"
        tell(Diagnostic("missing-file", "there is no reportgen.yaml", Span(ABOUT), hint))
    sources = read_sources(trees.get(SOURCES), tell)
    texts = read_source_texts(sources, files, tell)
    terms = read_glossary(trees.get(GLOSSARY), tell)
    claims = _claims(claim_trees, tell)
    blocks = _blocks(files, folders, tell)
    templates = load_texts(files, folders.templates, tell)
    letter_templates = load_texts(files, folders.letter_templates, tell)
    themes = _themes(files, folders, tell)
    trees_of_profiles = {ProfileId(PurePosixPath(path).stem): tree for path, tree in profile_trees.items()}
    profiles = read_profiles(
        trees_of_profiles,
        frozenset(PurePosixPath(path).stem for path in folders.profiles),
        "en" if about is None else about.language,
        tell,
    )

    check_file_names("profile", {path: PurePosixPath(path).stem for path in folders.profiles}, tell)
    check_file_names("theme", {path: PurePosixPath(path).parent.name for path in folders.theme_files}, tell)
    source_ids, claim_ids = written_ids([trees.get(SOURCES)]), written_ids(claim_trees.values())
    refuse_repeated([("source", source_ids), ("claim", claim_ids)], tell)
    refuse_repeated([("term", written_ids([trees.get(GLOSSARY)]))], tell)
    known = Known(
        sources=frozenset(name for name, _ in source_ids),
        claims=frozenset(name for name, _ in claim_ids),
        blocks=frozenset(block_id(path) for path in folders.blocks),
        templates=frozenset(path.removeprefix(TEMPLATES) for path in folders.templates),
        themes=_theme_names(folders),
    )
    for mistakes in (
        check_claims(claims.values(), known, texts),
        check_blocks(blocks, known),
        check_profiles(profiles.values(), known),
    ):
        for mistake in mistakes:
            tell(mistake)
    if about is None:
        return None
    return Project(
        about=about,
        sources=sources,
        claims={name: claim for name, (claim, _) in claims.items()},
        terms=terms,
        blocks=blocks,
        profiles=profiles,
        themes=themes,
        templates={path.removeprefix(TEMPLATES): text for path, text in templates.items()},
        data=load_assets(files, folders.data, CONTENT, tell),
        images=load_assets(files, folders.images, CONTENT, tell),
        source_texts=texts,
        deliveries=read_deliveries(trees[ABOUT], trees_of_profiles, profiles.values()),
        letter_templates={path.removeprefix(TEMPLATES): text for path, text in letter_templates.items()},
    )


def _claims(trees: Mapping[str, Node], tell: Reporter) -> Mapping[ClaimId, tuple[Claim, Node]]:
    claims: dict[ClaimId, tuple[Claim, Node]] = {}
    for path, tree in trees.items():
        for name, claim in read_claims(path, tree, tell).items():
            claims.setdefault(name, claim)
    return claims


def _blocks(files: Mapping[str, bytes], folders: Folders, tell: Reporter) -> Mapping[BlockId, Block]:
    """Give the blocks by id, in the order of their ids; two files with one name are one too many."""
    blocks: dict[BlockId, Block] = {}
    first: dict[BlockId, str] = {}
    for path in folders.blocks:
        owner = first.setdefault(block_id(path), path)
        if owner != path:
            message, hint = f'the name "{block_id(path)}" is taken by {owner}', "rename one of the two files"
            tell(Diagnostic("duplicate-id", message, Span(path), hint))
    for path, text in load_texts(files, first.values(), tell).items():
        block = read_block(path, text, tell)
        if block is not None:
            blocks[block.id] = block
    return dict(sorted(blocks.items()))


def _theme_names(folders: Folders) -> frozenset[str]:
    return frozenset(
        PurePosixPath(path).parent.name for path in folders.theme_files if path.endswith(THEME_TREE)
    )


def _themes(files: Mapping[str, bytes], folders: Folders, tell: Reporter) -> Mapping[ThemeId, Theme]:
    trees = load_trees(files, (path for path in folders.theme_files if path.endswith(THEME_TREE)), tell)
    sheets = load_texts(files, (path for path in folders.theme_files if path.endswith(THEME_SHEET)), tell)
    return read_themes(
        {ThemeId(PurePosixPath(path).parent.name): tree for path, tree in trees.items()},
        {ThemeId(PurePosixPath(path).parent.name): sheet for path, sheet in sheets.items()},
        files,
        _theme_names(folders),
        tell,
    )
