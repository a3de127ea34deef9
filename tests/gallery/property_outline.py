"""A Word file → what its parts say of looks, one line for each thing that is said.

python -m gallery.property_outline > docx/goldens/gallery-properties.txt   in tests/, after a change is wanted
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

from gallery.word_reading import Opened, gallery, open_docx

STORIES = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
PROPERTIES = (
    *("w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblGrid", "w:sectPr"),
    *("wp:extent", "w:instrText"),
)


def property_outline(file: Opened) -> str:
    """Styles, lists and settings in order; of texts each different set of properties, with its count."""
    return "\n".join(_lines(file)) + "\n"


def _lines(file: Opened) -> Iterator[str]:
    for part in ("word/styles.xml", "word/numbering.xml", "word/settings.xml"):
        yield f"# {part}"
        yield from (written(each) for each in file.root(part))
    for part in STORIES:
        if part in file.parts:
            yield f"# {part}"
            for kind in PROPERTIES:
                found = Counter(written(each) for each in file.find(f"//{kind}[not(ancestor::w:pPr)]", part))
                yield from (f"{count} × {line}" for line, count in sorted(found.items()))
    for part in sorted(each for each in file.parts if each.startswith(("word/header", "word/footer"))):
        yield f"# {part}"
        yield from (written(each) for each in file.root(part))


def written(node: Any) -> str:
    """An element on one line: name[attribute=value …]text(children …)."""
    attributes = " ".join(f"{_local(key)}={value}" for key, value in node.attrib.items())
    children = " ".join(written(child) for child in node)
    text = (node.text or "").strip()
    return (
        _local(node.tag)
        + (f"[{attributes}]" if attributes else "")
        + (f'"{text}"' if text else "")
        + (f"({children})" if children else "")
    )


def _local(name: str) -> str:
    return str(etree.QName(name).localname)


if __name__ == "__main__":
    print(property_outline(open_docx(gallery().content)), end="")  # noqa: T201  # the golden, to be judged by eye
