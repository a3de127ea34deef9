"""The readers of foreign documents by the ending of a file's name, and those that others bring."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from reportgen.errors import UsageError
from reportgen.ingest.importer import Importer
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.suggestion import did_you_mean
from reportgen.plug_ins import Door, plug_ins

DOOR: Door[Importer] = Door(
    "reportgen.importers",
    Importer,  # type: ignore[type-abstract]  # only asked whether something keeps it
    "importer",
    "name, endings and read",
)

# Ending → module and class, imported when a document of that kind is read.
BUILT_IN: Mapping[str, str] = {
    ".txt": "reportgen.ingest.plain_text:PlainText",
    ".text": "reportgen.ingest.plain_text:PlainText",
    ".md": "reportgen.ingest.markdown:Markdown",
    ".markdown": "reportgen.ingest.markdown:Markdown",
    ".html": "reportgen.ingest.html.page:WebPage",
    ".htm": "reportgen.ingest.html.page:WebPage",
    ".xhtml": "reportgen.ingest.html.page:WebPage",
    ".mhtml": "reportgen.ingest.html.mhtml:WebArchive",
    ".mht": "reportgen.ingest.html.mhtml:WebArchive",
    ".docx": "reportgen.ingest.docx.reader:WordDocument",
    ".docm": "reportgen.ingest.docx.reader:WordDocument",
    ".dotx": "reportgen.ingest.docx.reader:WordDocument",
    ".dotm": "reportgen.ingest.docx.reader:WordDocument",
    ".odt": "reportgen.ingest.odt.reader:OpenDocument",
    ".ott": "reportgen.ingest.odt.reader:OpenDocument",
    ".epub": "reportgen.ingest.epub:Epub",
    ".pdf": "reportgen.ingest.pdf.reader:Pdf",
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
    return plug_ins(DOOR)
