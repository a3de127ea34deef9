"""Documents made in code, and what an importer reads in them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from reportgen.ingest.importer import Changes, ReadOptions
from reportgen.ingest.table import importer_for
from reportgen.model.imported import Imported, lines_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def read(name: str, content: bytes | str, changes: Changes = Changes.STOP) -> Imported:
    """What the importer of `name` reads."""
    raw = content.encode() if isinstance(content, str) else content
    return importer_for(name).read(raw, ReadOptions(changes))


def lines(document: Imported) -> list[str]:
    """The plain text, line by line, notes last."""
    return [line for each in (*document.passages, *document.notes) for line in lines_of(each)]


def words(document: Imported) -> list[str]:
    """Every word, in order."""
    return " ".join(lines(document)).split()


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of these files."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, **parts: str | bytes) -> bytes:
    """A Word document with this body; `parts` are further files of word/, by kind."""
    related = "".join(
        f'<Relationship Id="r{number}" Type="{_TYPE}/{kind}" Target="{kind}.xml"/>'
        for number, kind in enumerate(parts)
    )
    main = f'<Relationship Id="m" Type="{_TYPE}/officeDocument" Target="word/document.xml"/>'
    return archive(
        {
            "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">{main}</Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{related}</Relationships>',
            "word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>",
            **{f"word/{kind}.xml": content for kind, content in parts.items()},
        }
    )


def paragraph(text: str, *, style: str = "", look: str = "") -> str:
    """One Word paragraph of one run."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r></w:p>"
