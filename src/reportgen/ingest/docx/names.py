"""Names of WordprocessingML (ECMA-376, transitional and strict) that the reader looks for."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"

# Strict documents (ECMA-376 part 1) use other addresses for the same names.
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.strip("{}").encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R.strip("{}").encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A.strip("{}").encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP.strip("{}").encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M.strip("{}").encode()),
)

_OFF = frozenset({"0", "false", "off", "none"})


def value(parent: etree._Element | None, name: str) -> str | None:
    """`w:val` of the child `name`."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else child.get(W + "val")


def is_on(parent: etree._Element | None, name: str) -> bool | None:
    """Whether a toggle property is set; None where it is not mentioned (ECMA-376 17.7.3)."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else child.get(W + "val", "true").lower() not in _OFF


def is_raised(properties: etree._Element | None) -> bool:
    """Whether run properties raise the letters."""
    return value(properties, "vertAlign") == "superscript" or number(value(properties, "position")) > 0


def number(text: str | None, usual: int = 0) -> int:
    """A whole number as Word writes it, or `usual`."""
    try:
        return int(text) if text is not None and len(text) < 12 else usual
    except ValueError:
        return usual
