"""The inline content of a Word paragraph → words, pictures and text boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from reportgen.ingest.addresses import NOWHERE, leads_outside, shown_link
from reportgen.ingest.docx.formulas import formula_text
from reportgen.ingest.docx.names import MC, WP, A, M, R, V, W, is_on, value
from reportgen.ingest.docx.notes import is_raised_link
from reportgen.ingest.docx.package import Relation
from reportgen.ingest.docx.styles import Styles
from reportgen.ingest.limits import MAX_DEPTH
from reportgen.model.imported import Words

_RAISED = {"superscript": "sup", "subscript": "sub"}
_LINK_FIELD = re.compile(r'\s*HYPERLINK\s+"([^"]*)"', re.IGNORECASE)
_NOTE_FIELD = re.compile(r"\s*NOTEREF\s+(\S+)", re.IGNORECASE)
# Characters of symbol fonts in the private area that everybody writes → what they look like.
_SYMBOLS = {
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF0E0: "→",
    0xF0DF: "←",
    0xF0FC: "✓",
    0xF0B0: "°",
    0xF0B4: "×",
    0xF06D: "μ",
}


@dataclass(frozen=True, slots=True)
class RunContext:
    """What the elements around a run say."""

    address: str | None = None
    depth: int = 0


@dataclass(slots=True)
class Inline:
    """One paragraph on its way to words. `pictures` are relation and alternative text, `boxes` text boxes."""

    styles: Styles
    relations: Mapping[str, Relation]
    leave_out: Callable[[str, str], None]
    listed_notes: frozenset[str] = frozenset()
    repeated_calls: Mapping[str, str] = field(default_factory=dict)
    words: list[Words] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    breaks: int = 0
    sizes: list[tuple[int, float | None, bool]] = field(default_factory=list)
    fields: list[list[str | bool | None]] = field(default_factory=list)

    def read(self, element: etree._Element, context: RunContext | None = None) -> None:
        """Add what stands within `element`."""
        context = context or RunContext()
        if context.depth > MAX_DEPTH:
            self.words.append(Words("".join(each.text or "" for each in element.iter(W + "t"))))
            return
        deeper = replace(context, depth=context.depth + 1)
        for child in element:
            handler = _HANDLERS.get(child.tag)
            if handler is not None:
                handler(self, child, deeper)

    def _run(self, run: etree._Element, context: RunContext) -> None:
        properties = run.find(W + "rPr")
        style = self.styles.get(value(properties, "rStyle"))
        if _either(is_on(properties, "vanish"), style.is_hidden):
            self.leave_out("".join(each.text or "" for each in run.iter(W + "t")), "hidden text")
            return
        marks = set()
        if _either(is_on(properties, "b"), style.is_bold):
            marks.add("strong")
        if _either(is_on(properties, "i"), style.is_italic):
            marks.add("em")
        if _either(is_on(properties, "strike"), is_on(properties, "dstrike")):
            marks.add("del")
        raised = value(properties, "vertAlign") or ("superscript" if style.is_raised else None)
        if raised in _RAISED:
            marks.add(_RAISED[raised])
        if style.is_code:
            marks.add("code")
        again = self._called_again()
        if again is not None and run.find(W + "t") is not None:
            self.words.append(Words("", note=again))
            return
        address = context.address or self._field_address()
        before = len(self.words)
        for text in self._texts(run, context):
            self.words.append(text if text.note else Words(text.text, frozenset(marks), address))
        written = sum(len(each.text.strip()) for each in self.words[before:])
        size = value(properties, "sz")
        points = int(size) / 2 if size and size.isascii() and size.isdigit() else style.size
        self.sizes.append((written, points, "strong" in marks))

    def _texts(self, run: etree._Element, context: RunContext) -> Iterator[Words]:  # noqa: PLR0912  # one row per element of a run
        for each in run:
            if each.tag in {W + "t", W + "delText"}:
                yield Words((each.text or "").replace("\n", " "))
            elif each.tag in {W + "tab", W + "ptab"}:
                yield Words(" ")
            elif each.tag in {W + "br", W + "cr"}:
                is_page = each.get(W + "type") in {"page", "column"}
                yield Words(" " if is_page else "\n")
            elif each.tag == W + "lastRenderedPageBreak":
                self.breaks += 1
            elif each.tag == W + "noBreakHyphen":
                yield Words("\u2011")
            elif each.tag == W + "sym":
                yield Words(self._symbol(each))
            elif each.tag in {W + "footnoteReference", W + "endnoteReference"}:
                kind = "f" if each.tag == W + "footnoteReference" else "e"
                yield Words("", note=f"{kind}{each.get(W + 'id')}")
            elif each.tag == W + "fldChar":
                self._field(each.get(W + "fldCharType"))
            elif each.tag == W + "instrText":
                if self.fields:
                    self.fields[-1][0] = f"{self.fields[-1][0] or ''}{each.text or ''}"
            elif each.tag in {W + "drawing", W + "pict", W + "object"}:
                self._drawing(each)
            elif each.tag == MC + "AlternateContent":
                self._alternate(each)
            elif each.tag == W + "ruby":
                inner = Inline(self.styles, self.relations, self.leave_out)
                for part in each:
                    inner.read(part, context)
                yield from inner.words

    def _symbol(self, symbol: etree._Element) -> str:
        written = symbol.get(W + "char") or ""
        code = int(written, 16) if re.fullmatch("[0-9A-Fa-f]{1,6}", written) else 0
        if code in _SYMBOLS or 0xE000 <= code <= 0xF8FF or not 0 < code < 0x110000:
            if code not in _SYMBOLS:
                self.leave_out(f"character {written} of {symbol.get(W + 'font')}", "a sign of a symbol font")
            return _SYMBOLS.get(code, "")
        return chr(code)

    def _field(self, kind: str | None) -> None:
        """Complex fields: the instruction is no text, what comes after `separate` is."""
        if kind == "begin":
            self.fields.append(["", False])
        elif kind == "separate" and self.fields:
            self.fields[-1][1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _field_address(self) -> str | None:
        for instruction, is_result in self.fields:
            found = _LINK_FIELD.match(str(instruction)) if is_result else None
            if found is not None and leads_outside(found[1]):
                return found[1]
        return None

    def _called_again(self) -> str | None:
        """The note that a field around the run calls a second time."""
        for instruction, is_result in self.fields:
            found = _NOTE_FIELD.match(str(instruction)) if is_result else None
            if found is not None and found[1] in self.repeated_calls:
                return self.repeated_calls[found[1]]
        return None

    def _link(self, link: etree._Element, context: RunContext) -> None:
        anchor = link.get(W + "anchor") or ""
        if anchor in self.listed_notes and is_raised_link(link, self.styles):
            self.words.append(Words("", note=anchor))
            return
        relation = self.relations.get(link.get(R + "id") or "")
        address = relation.target if relation is not None and relation.is_external else None
        if address is not None and not leads_outside(address):
            self.leave_out(shown_link(address), NOWHERE)
            address = None
        self.read(link, replace(context, address=address or context.address))

    def _alternate(self, element: etree._Element, _context: RunContext | None = None) -> None:
        """The first alternative that holds something; the others repeat it for other programs."""
        for choice in (*element.iter(MC + "Choice"), *element.iter(MC + "Fallback")):
            before = (len(self.pictures), len(self.boxes), len(self.words))
            for part in choice:
                if part.tag in {W + "drawing", W + "pict", W + "object"}:
                    self._drawing(part)
                elif part.tag in _HANDLERS:
                    _HANDLERS[part.tag](self, part, RunContext())
            if before != (len(self.pictures), len(self.boxes), len(self.words)):
                return

    def _drawing(self, drawing: etree._Element) -> None:
        described = next(drawing.iter(WP + "docPr"), None)
        alt = "" if described is None else described.get("descr") or described.get("title") or ""
        if described is None:
            shape = next(drawing.iter(V + "shape"), None)
            alt = "" if shape is None else shape.get("alt") or ""
        for blip in drawing.iter(A + "blip"):
            self.pictures.append((blip.get(R + "embed") or blip.get(R + "link") or "", alt))
        for image in drawing.iter(V + "imagedata"):
            self.pictures.append((image.get(R + "id") or "", alt))
        outer = list(drawing.iter(W + "txbxContent"))
        self.boxes += [each for each in outer if not any(above in outer for above in each.iterancestors())]
        if not outer:
            words = " ".join(each.text for each in drawing.iter(A + "t") if each.text)
            self.leave_out(words, "the text of a drawing")

    def _formula(self, formula: etree._Element, context: RunContext) -> None:
        self.words.append(Words(formula_text(formula), frozenset(), context.address))

    def _control(self, control: etree._Element, context: RunContext) -> None:
        for content in control.iterchildren(W + "sdtContent"):
            self.read(content, context)


_HANDLERS: Mapping[str, Callable[[Inline, etree._Element, RunContext], None]] = {
    W + "r": Inline._run,  # noqa: SLF001  # the table of this class
    W + "hyperlink": Inline._link,  # noqa: SLF001  # as above
    W + "sdt": Inline._control,  # noqa: SLF001  # as above
    M + "oMath": Inline._formula,  # noqa: SLF001  # as above
    M + "oMathPara": Inline._formula,  # noqa: SLF001  # as above
    MC + "AlternateContent": Inline._alternate,  # noqa: SLF001  # as above
    **dict.fromkeys(
        [
            W + name
            for name in (
                "smartTag",
                "customXml",
                "fldSimple",
                "dir",
                "bdo",
                "rt",
                "rubyBase",
                "ins",
                "moveTo",
            )
        ],
        Inline.read,
    ),
}


def _either(own: bool | None, inherited: bool | None) -> bool:  # noqa: FBT001  # two toggles of the format
    return bool(inherited) if own is None else own
