"""A tagged PDF → its structure tree in plain values, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO
from typing import Any

import pikepdf


@dataclass
class Element:
    """One structure element; `marks` are (page, number), `annotations` the links it owns.

    `parts` are its elements and marks in their order.
    """

    kind: str
    entries: dict[str, str]
    attributes: dict[str, Any]
    kids: list[Element] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    annotations: list[Any] = field(default_factory=list)
    parts: list[Element | tuple[int, int]] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def find(self, *kinds: str) -> list[Element]:
        return [each for each in self.walk() if each.kind in kinds]

    def only(self, kind: str) -> Element:
        (found,) = self.find(kind)
        return found

    @property
    def shape(self) -> str:
        """`L(LI(Lbl LBody))`: the kinds, nested."""
        inner = " ".join(kid.shape for kid in self.kids)
        return f"{self.kind}({inner})" if inner else self.kind


def open_pdf(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))


def read_structure(content: bytes) -> Element:
    pdf = open_pdf(content)
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    (document,) = list(pdf.Root.StructTreeRoot.K)
    return _element(document, pages)


def _element(made: Any, pages: dict[Any, int]) -> Element:
    entries = {key: str(made[f"/{key}"]) for key in ("ID", "Alt", "E", "Lang", "T") if f"/{key}" in made}
    attributes = _plain(made["/A"]) if "/A" in made else {}
    element = Element(str(made["/S"])[1:], entries, attributes)
    page = pages.get(made["/Pg"].objgen) if "/Pg" in made else None
    for kid in made.get("/K", []):
        if isinstance(kid, int):
            assert page is not None
            element.marks.append((page, kid))
            element.parts.append((page, kid))
        elif kid.get("/Type") == "/MCR":
            element.marks.append((pages[kid["/Pg"].objgen], int(kid["/MCID"])))
            element.parts.append(element.marks[-1])
        elif kid.get("/Type") == "/OBJR":
            element.annotations.append(_plain(kid["/Obj"]))
        else:
            element.kids.append(_element(kid, pages))
            element.parts.append(element.kids[-1])
    return element


def _plain(made: Any) -> dict[str, Any]:
    """The entries as numbers, text and lists, which outlive the file."""
    return {
        str(key): [_value(each) for each in value] if isinstance(value, pikepdf.Array) else _value(value)
        for key, value in made.items()
    }


def _value(value: Any) -> Any:
    return float(value) if isinstance(value, int | float | Decimal) else str(value)


def operators(content: bytes, page: int) -> list[tuple[list[Any], str]]:
    """The page's operands and operators."""
    pdf = open_pdf(content)
    return [
        (list(instruction.operands), str(instruction.operator))
        for instruction in pikepdf.parse_content_stream(pdf.pages[page])
    ]


def artifacts(content: bytes, page: int) -> list[str]:
    """The subtypes of the page's artifacts that came from text."""
    return [
        str(operands[1].get("/Subtype", "")) or str(operands[1]["/Type"])
        for operands, operator in operators(content, page)
        if operator == "BDC" and str(operands[0]) == "/Artifact"
    ]
