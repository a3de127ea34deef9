"""A firm's template as German Word saves one: own styles, numbered headings, a cover, heads with a logo."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportgen.write.docx.package.blank import zip_members

FOLDER = Path(__file__).parent / "corporate"
# Names that a file of a repository cannot well have.
NAMES = {"content-types.xml": "[Content_Types].xml", "package.rels": "_rels/.rels"}


@cache
def corporate_template() -> bytes:
    """The bytes of the .dotx, from its parts in `corporate/`."""
    files = {str(path.relative_to(FOLDER)): path for path in FOLDER.rglob("*") if path.is_file()}
    return zip_members({NAMES.get(name, name): path.read_bytes() for name, path in files.items()})
