"""The readers of foreign documents by the ending of a file's name, and those that others bring."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points

from reportgen.errors import UsageError
from reportgen.ingest.importer import Importer
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.suggestion import did_you_mean

GROUP = "reportgen.importers"

# Ending → module and class, imported when a document of that kind is read.
BUILT_IN: Mapping[str, str] = {
    ".txt": "reportgen.ingest.plain_text:PlainText",
    ".text": "reportgen.ingest.plain_text:PlainText",
    ".md": "reportgen.ingest.markdown:Markdown",
    ".markdown": "reportgen.ingest.markdown:Markdown",
    ".html": "reportgen.ingest.html.page:WebPage",
    ".htm": "reportgen.ingest.html.page:WebPage",
    ".xhtml": "reportgen.ingest.html.page:WebPage",
    ".docx": "reportgen.ingest.docx.reading:WordDocument",
    ".docm": "reportgen.ingest.docx.reading:WordDocument",
    ".dotx": "reportgen.ingest.docx.reading:WordDocument",
    ".dotm": "reportgen.ingest.docx.reading:WordDocument",
    ".odt": "reportgen.ingest.odt.reading:OpenDocument",
    ".ott": "reportgen.ingest.odt.reading:OpenDocument",
    ".epub": "reportgen.ingest.epub:Epub",
    ".pdf": "reportgen.ingest.pdf.reading:Pdf",
}


def importer_for(name: str) -> Importer:
    """The reader for a file called `name`; raises UsageError where nobody reads its kind."""
    ending = ending_of(name)
    foreign = foreign_importers()
    for each in foreign:
        if ending in each.endings:
            return each
    if ending in BUILT_IN:
        module, _, made = BUILT_IN[ending].partition(":")
        reader: Importer = getattr(import_module(module), made)()
        return reader
    known = sorted({*BUILT_IN, *(known for each in foreign for known in each.endings)})
    message = f'nobody reads "{ending or name}"'
    near = did_you_mean(ending, known)
    hint = f"{near}; import reads {', '.join(known)}" if near else f"import reads {', '.join(known)}"
    raise UsageError([Diagnostic("unknown-document-kind", message, None, hint)])


def ending_of(name: str) -> str:
    """The ending of a file's name, in lower case with its dot."""
    head, dot, ending = name.rpartition(".")
    return f"{dot}{ending}".lower() if head and "/" not in ending else ""


def foreign_importers() -> tuple[Importer, ...]:
    """Readers that installed packages register, by name."""
    return load_importers(entry_points(group=GROUP))


def load_importers(entries: Iterable[EntryPoint]) -> tuple[Importer, ...]:
    """The readers behind entry points; everything that cannot be loaded is told at once."""
    loaded: list[Importer] = []
    mistakes: list[Diagnostic] = []
    for entry in sorted(entries, key=lambda each: each.name):
        try:
            made = entry.load()
            found = made() if isinstance(made, type) else made
        except (ImportError, AttributeError, TypeError) as wrong:
            mistakes.append(_mistake(entry, f"cannot be loaded: {wrong}"))
            continue
        if isinstance(found, Importer):
            loaded.append(found)
        else:
            mistakes.append(_mistake(entry, "has no name, endings and read"))
    if mistakes:
        raise UsageError(mistakes)
    return tuple(loaded)


def _mistake(entry: EntryPoint, what: str) -> Diagnostic:
    return Diagnostic(
        "broken-plug-in",
        f'the importer "{entry.name}" ({entry.value}) {what}',
        hint="update or remove the package that brings it",
    )
