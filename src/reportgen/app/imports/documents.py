"""Documents → a source, draft blocks and the draft profile in the project, and what went where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from reportgen.app.imports.grade import grade_english, grade_unknown
from reportgen.app.imports.reader import PATIENCE, read_document
from reportgen.app.imports.trial import try_drafts
from reportgen.app.imports.update import Update, update
from reportgen.app.open_project import open_project
from reportgen.check.prose.sentences import split_sentences
from reportgen.check.words.stop_words import STOP_WORDS
from reportgen.errors import UsageError
from reportgen.ingest.draft.claims import DraftClaim, claims_file, draft_claims
from reportgen.ingest.draft.drafts import DraftBlock, DraftSettings, draft_blocks
from reportgen.ingest.draft.files import PROFILE, SOURCES, with_section, with_source
from reportgen.ingest.draft.locators import Text, locate
from reportgen.ingest.draft.names import slug
from reportgen.ingest.draft.sections import WAYS, is_way, split_sections
from reportgen.ingest.importer import Changes, ReadOptions
from reportgen.ingest.limits import MAX_DOCUMENT_BYTES
from reportgen.ingest.refusal import too_heavy
from reportgen.ingest.table import ending_of
from reportgen.model.content.source import Source
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.imported import Imported, LeftOut
from reportgen.model.names import SourceId
from reportgen.model.project import Project
from reportgen.workspace import publish
from reportgen.workspace.output.built import load_file
from reportgen.workspace.saved_page_pictures import pictures_beside

WEB_PAGES = frozenset({".html", ".htm", ".xhtml"})
# Ending → the CSL type of such a document, where it says more than `document`.
_TYPES: Mapping[str, str] = {
    ".pdf": "report",
    ".html": "webpage",
    ".htm": "webpage",
    ".xhtml": "webpage",
    ".mhtml": "webpage",
    ".mht": "webpage",
    ".epub": "book",
}


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """How documents are to be taken in; `source` names one document's source, else its file does."""

    split: str = "heading"
    changes: Changes = Changes.STOP
    source: str | None = None
    wants_claims: bool = False
    is_dry_run: bool = False
    patience: float = PATIENCE


@dataclass(frozen=True, slots=True)
class ImportResult:
    """One document taken in: its drafts, what was left out and why, and the files written for it.

    `update` says what changed where the project knew an older version of the document.
    """

    document: str
    source: str
    title: str
    passages: int
    blocks: tuple[DraftBlock, ...]
    claims: tuple[DraftClaim, ...]
    left_out: tuple[LeftOut, ...]
    files: tuple[str, ...]
    update: Update | None
    diagnostics: tuple[Diagnostic, ...]


def import_documents(
    start: Path,
    paths: tuple[Path, ...],
    request: ImportRequest,
    today: date,
    on_progress: Callable[[str], None],
) -> tuple[ImportResult, ...]:
    """Take every document into the project at `start`, one after the other.

    Nothing is written on a dry run, nor of a document whose drafts the project could not read.
    """
    if not is_way(request.split):
        hint = f"split by {', '.join(WAYS)}; N from 1 to 6"
        message = f'nobody can split by "{request.split}"'
        raise UsageError([Diagnostic("call-unknown-split", message, None, hint)])
    if request.source is not None and len(paths) > 1:
        message, hint = "one source was named for several documents", "import them one by one"
        raise UsageError([Diagnostic("call-one-source", message, None, hint)])
    return tuple(_take_in(start, path, request, today, on_progress) for path in paths)


def _take_in(
    start: Path, path: Path, request: ImportRequest, today: date, on_progress: Callable[[str], None]
) -> ImportResult:
    opened = open_project(start)
    project = opened.project
    if path.is_file() and path.stat().st_size > MAX_DOCUMENT_BYTES:
        raise too_heavy(f"more than {MAX_DOCUMENT_BYTES:,} bytes")
    on_progress(f"reading {path.name}")
    beside = pictures_beside(path) if ending_of(path.name) in WEB_PAGES else {}
    options = ReadOptions(
        request.changes, beside, lambda share: on_progress(f"reading {path.name}: {share:.0%}")
    )
    document = read_document(path.name, load_file(path), options, request.patience)
    source = request.source or slug(path.stem)
    if source != slug(source):
        message, hint = f'"{source}" is no id of a source', f'try "{slug(source)}"'
        raise UsageError([Diagnostic("call-malformed-id", message, None, hint)])
    on_progress(f"drafting {source}")
    drafted = _draft(document, source, path, project, request, opened.files, today)
    files = {**opened.files, **drafted.files}
    diagnostics = (*document.diagnostics, *drafted.result.diagnostics, *try_drafts(files, PROFILE))
    if not request.is_dry_run:
        on_progress(f"writing {len(drafted.files)} files")
        publish(opened.root, drafted.files)
    return replace(drafted.result, diagnostics=diagnostics)


@dataclass(frozen=True, slots=True)
class _Drafted:
    result: ImportResult
    files: Mapping[str, bytes]


def _draft(  # noqa: PLR0917  # one document and all it is held against
    document: Imported,
    source: str,
    path: Path,
    project: Project,
    request: ImportRequest,
    old: Mapping[str, bytes],
    today: date,
) -> _Drafted:
    text = locate(document)
    title = document.title or path.stem
    files: dict[str, bytes] = {}
    known = project.sources.get(SourceId(source))
    place = f"sources/{source}.txt"
    diagnostics: list[Diagnostic] = []
    changed: Update | None = None
    passages = text.passages
    if known is not None:
        if known.file != place or place not in old or not _is_imported(project, known):
            message = f'the project has a source "{source}" that no import made'
            hint = "name another one: --source NAME"
            raise UsageError([Diagnostic("call-source-taken", message, None, hint)])
        changed = update(project, SourceId(source), old, text, today)
        files.update(changed.files)
        diagnostics += changed.diagnostics
        passages = tuple(each for each in passages if each.first in changed.new_passages)
    language = document.language if _is_language(document.language) else project.about.language
    language = language or project.about.language
    images = {key: f"{source}-{key}" for key in document.images}
    sections = split_sections(passages, request.split, title)
    settings = DraftSettings(
        source,
        language,
        frozenset(project.blocks),
        images,
        STOP_WORDS,
        grade_english if language.lower().startswith("en") else grade_unknown,
        1 + len(project.blocks) if changed is not None else 1,
    )
    blocks = draft_blocks(document, text, sections, settings)
    for block in blocks:
        files[f"content/blocks/{source}/{block.id}.md"] = block.content.encode()
        files.update({f"content/data/{name}": content for name, content in block.data.items()})
    if blocks:
        files.update({f"content/images/{images[key]}": each for key, each in document.images.items()})
    claims: tuple[DraftClaim, ...] = ()
    if request.wants_claims:
        claims = draft_claims(passages, source, split_sentences, frozenset(project.claims))
        if claims:
            taken = f"content/claims/{source}.yaml"
            files[taken] = claims_file(old.get(taken), claims)
    files[place] = text.text.encode()
    diagnostics += _remarks(document, blocks)
    files.update(
        _project_files(document, source, title, path, text, old, today, known is not None, diagnostics)
    )
    result = ImportResult(
        path.name,
        source,
        title,
        len(document.passages) + len(document.notes),
        blocks,
        claims,
        document.left_out,
        tuple(sorted(files)),
        changed,
        tuple(diagnostics),
    )
    return _Drafted(result, files)


def _project_files(  # noqa: PLR0917  # as above
    document: Imported,
    source: str,
    title: str,
    path: Path,
    text: Text,
    old: Mapping[str, bytes],
    today: date,
    is_known: bool,  # noqa: FBT001  # one more plain fact
    diagnostics: list[Diagnostic],
) -> Iterator[tuple[str, bytes]]:
    digest = sha256(text.text.encode()).hexdigest()
    sources = old[SOURCES].decode() if SOURCES in old else None
    if not is_known:
        fields: dict[str, str | bool | list[str] | None] = {
            "id": source,
            "type": _TYPES.get(ending_of(path.name), "document"),
            "title": title,
            "author": list(document.authors) or None,
            "accessed": None,
            "language": document.language if _is_language(document.language) else None,
            "file": f"sources/{source}.txt",
            "sha256": digest,
            "tier": "secondary-unsourced",
            "reliability": "F",
            "descriptor": f"Imported from {path.name} on {today.isoformat()}; nobody has rated it yet.",
        }
        yield SOURCES, with_source(sources, dict(fields)).encode()
    profile = old[PROFILE].decode() if PROFILE in old else None
    extended = with_section(profile, source, title)
    if extended is None:
        hint = f"add a section with `select: {{x-source: {source}}}` to a profile that says draft: true"
        message = f"{PROFILE} is your own by now, so the drafts of {source} are in no profile"
        diagnostics.append(Diagnostic("draft-without-profile", message, None, hint, Severity.WARNING))
    elif extended != profile:
        yield PROFILE, extended.encode()


def _remarks(document: Imported, blocks: tuple[DraftBlock, ...]) -> Iterator[Diagnostic]:
    pictures = sum(each.undescribed for each in blocks)
    if pictures:
        message = f"{pictures} pictures have no description; the drafts say so in its place"
        hint = "say between the brackets of ![…](…) what each shows"
        yield Diagnostic("undescribed-picture", message, None, hint, Severity.WARNING)
    cells = sum(each.empty_cells for each in blocks)
    if cells:
        message = f"{cells} empty cells of tables were filled with a dash"
        yield Diagnostic("filled-cell", message, None, 'write "Not stated", or what it means', Severity.NOTE)
    if not document.passages:
        message = "the document holds no text"
        yield Diagnostic(
            "document-without-text", message, None, "look at what was left out", Severity.WARNING
        )


def _is_imported(project: Project, source: Source) -> bool:
    is_drafted = any(each.fields.get("x-source") == source.id for each in project.blocks.values())
    return is_drafted or source.descriptor.startswith("Imported from ")


def _is_language(language: str | None) -> bool:
    parts = (language or "").split("-")
    return (
        2 <= len(parts[0]) <= 3
        and parts[0].isalpha()
        and all(2 <= len(p) <= 8 and p.isalnum() for p in parts[1:])
    )
