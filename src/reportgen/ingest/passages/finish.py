"""What a reader gathered → one Imported: tidy words, nothing empty, every note called from somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgen.ingest.passages.gathering import Gathered
from reportgen.ingest.passages.tidy import UNPRINTABLE, clean, tidy
from reportgen.model.imported import (
    Code,
    Image,
    Imported,
    Note,
    Paragraph,
    Passage,
    Table,
    Words,
    plain,
)


def finish(gathered: Gathered) -> Imported:
    """The document, with its empty passages gone and its uncalled notes as last paragraphs."""
    unprintable = sum(len(UNPRINTABLE.findall(text)) for each in gathered.passages for text in _texts(each))
    if unprintable:
        gathered.warn(
            "unprintable-characters",
            f"{unprintable:,} characters that no report may hold were taken out (controls, text direction)",
        )
    passages = [tidied for each in gathered.passages if (tidied := _tidied(each)) is not None]
    notes = {note.key: note for each in gathered.notes if (note := _note(each)).paragraphs}
    called = dict.fromkeys(run.note for each in passages for run in _runs(each) if run.note is not None)
    passages = [_with_notes(each, notes.keys()) for each in passages]
    uncalled = [
        Paragraph(words, note.place)
        for note in notes.values()
        if note.key not in called
        for words in note.paragraphs
    ]
    title = plain((Words(clean(gathered.title)),)) if gathered.title else ""
    authors = (plain((Words(clean(each)),)) for each in gathered.authors)
    return Imported(
        title or None,
        tuple(name for name in authors if name),
        gathered.language,
        (*passages, *uncalled),
        tuple(notes[key] for key in called if key in notes),
        dict(gathered.images),
        tuple(each for each in gathered.left_out if each.text.strip()),
        tuple(gathered.diagnostics),
        gathered.pages,
    )


def _texts(passage: Passage) -> Iterator[str]:
    if isinstance(passage, Code):
        yield passage.text
    yield from (run.text for run in _runs(passage))


def _runs(passage: Passage) -> Iterable[Words]:
    if isinstance(passage, Table):
        return (run for row in passage.rows for cell in row for run in cell)
    return () if isinstance(passage, Code | Image) else passage.words


def _tidied(passage: Passage) -> Passage | None:
    match passage:
        case Table():
            return _table(passage)
        case Code():
            text = clean(passage.text).expandtabs(4).strip("\n")
            return replace(passage, text=text) if text.strip() else None
        case Image():
            return replace(passage, alt=plain((Words(clean(passage.alt)),)))
        case _:
            words = tidy(passage.words)
            return replace(passage, words=words) if words else None


def _table(table: Table) -> Table | None:
    """Rows and columns that hold nothing are no rows and columns."""
    rows = [tuple(tidy(cell) for cell in row) for row in table.rows]
    rows = [row for row in rows if any(row)]
    columns = max(map(len, rows), default=0)
    filled = [row + ((),) * (columns - len(row)) for row in rows]
    kept = [column for column in range(columns) if any(row[column] for row in filled)]
    narrowed = tuple(tuple(row[column] for column in kept) for row in filled)
    return replace(table, rows=narrowed) if narrowed else None


def _note(note: Note) -> Note:
    """Calls of notes within notes are taken away; the notes they called stay as paragraphs."""
    tidied = (tidy(run for run in words if run.note is None) for words in note.paragraphs)
    return replace(note, paragraphs=tuple(words for words in tidied if words))


def _with_notes(passage: Passage, known: Iterable[str]) -> Passage:
    """The passage without calls of notes that do not exist."""
    if isinstance(passage, Table | Code | Image) or all(run.note is None for run in passage.words):
        return passage
    return replace(
        passage, words=tuple(run for run in passage.words if run.note is None or run.note in known)
    )
