"""A house template as it was opened → the same without what fetches, runs or says what a look does not need.

A document takes styles, numbering, theme, heads and pages from its template. Everything that could lead a
reader's program to another file, host or program stays behind, whatever part it stands in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from reportgen.write.docx.ooxml import Node, name

# Relationships of the package that come along, by the last part of their type.
PACKAGE = frozenset({"officeDocument", "core-properties"})
# Links that nothing follows until a reader clicks.
CLICKED = ("http://", "https://", "mailto:")
# Fields that look into their own document only (ECMA-376 17.16.5); of all others the last result stays.
FIELDS = frozenset(
    [
        "=", "AUTHOR", "COMMENTS", "CREATEDATE", "DATE", "DOCPROPERTY", "IF", "KEYWORDS", "NUMPAGES", "PAGE",
        "QUOTE", "REF", "SAVEDATE", "SECTION", "SECTIONPAGES", "SEQ", "STYLEREF", "SUBJECT", "SYMBOL", "TIME",
        "TITLE",
    ]
)  # fmt: skip
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE_LINK = "{urn:schemas-microsoft-com:office:office}href"
# Elements that are another document, or bring one.
_BRINGERS = frozenset(name(tag) for tag in ("w:altChunk", "w:subDoc", "w:object", "w:control"))
# Parts that a look is made of: the rest of a template is left out unsaid, as its own text is.
_SAID_KINDS = {
    "custom-properties": "custom properties",
    "extended-properties": "application properties",
    "thumbnail": "the thumbnail",
    "extensibility": "changes to Word's menus",
    "userCustomization": "changes to Word's menus",
    "webSettings": "web settings",
    "attachedTemplate": "the attached template",
    "attachedToolbars": "toolbars",
    "vbaProject": "macros",
}


def admit(opened: Any, kinds: frozenset[str]) -> tuple[str, ...]:
    """Leave an opened template `kinds` of parts without what stays behind; say in words what that was."""
    said: list[str] = []
    package = opened.part.package
    _drop(package.rels, lambda kind, _: kind not in PACKAGE, said)
    opened.core_properties._element[:] = []  # noqa: SLF001  # python-docx is pinned
    lost = _drop(opened.part.rels, lambda kind, _: kind not in kinds, said, says_addresses=False)
    for part in list(package.iter_parts()):
        missing = _drop(part.rels, lambda kind, relation: not _may_stay(kind, relation), said)
        missing |= lost if part is opened.part else frozenset()
        root = _root_of(part)
        if root is None:
            continue
        is_changed = _free_references(root, missing)
        is_changed |= _free_fields(root, said)
        if is_changed and not hasattr(part, "element"):
            part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001  # as above
    return tuple(dict.fromkeys(said))


def _may_stay(kind: str, relation: Any) -> bool:
    if kind == "webSettings":
        return False
    if not relation.is_external:
        return kind not in _SAID_KINDS
    return kind == "hyperlink" and str(relation.target_ref).lower().startswith(CLICKED)


def _drop(
    relations: Any, is_dropped: Callable[[str, Any], bool], said: list[str], *, says_addresses: bool = True
) -> frozenset[str]:
    dropped = set()
    for number, relation in list(relations.items()):
        kind = relation.reltype.rpartition("/")[2]
        if is_dropped(kind, relation):
            dropped.add(number)
            del relations[number]
            if kind in _SAID_KINDS:
                said.append(_SAID_KINDS[kind])
            elif relation.is_external and says_addresses:
                said.append(f"what leads to {str(relation.target_ref)[:80]}")
    return frozenset(dropped)


def _root_of(part: Any) -> Node | None:
    """The tree of a part that is XML; that of the part itself where python-docx reads it."""
    element = getattr(part, "element", None)
    if element is not None:
        return element
    if not str(part.content_type).endswith("xml"):
        return None
    try:
        return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None


def _free_references(root: Node, lost: frozenset[str]) -> bool:
    """Take out what needs a relationship that stays behind, and documents within the document."""
    found = [each for each in root.iter("*") if each.tag in _BRINGERS or _references(each) & lost]
    found += [each for each in root.iter("*") if _OFFICE_LINK in each.attrib or _is_vml_source(each)]
    for each in dict.fromkeys(found):
        if each.tag in {name("w:hyperlink"), name("w:attachedTemplate")}:
            _unwrap(each)
            continue
        for key in [key for key in each.attrib if str(key).startswith(_RELATIONS)]:
            if str(each.get(key)) in lost:
                del each.attrib[key]
        for key in (_OFFICE_LINK, "src"):
            each.attrib.pop(key, None)
        if each.tag in _BRINGERS or not _references(each):
            _remove(_drawn_by(each))
    return bool(found)


def _is_vml_source(element: Node) -> bool:
    return str(element.tag).startswith(_VML) and "src" in element.attrib


def _references(element: Node) -> set[str]:
    return {str(value) for key, value in element.attrib.items() if str(key).startswith(_RELATIONS)}


def _drawn_by(element: Node) -> Node:
    """The run that a picture or an object stands in; a link on a picture is only itself."""
    if etree.QName(element).localname in {"hlinkClick", "hlinkHover"}:
        return element
    run = next(element.iterancestors(name("w:r")), None)
    return element if run is None else run


def _free_fields(root: Node, said: list[str]) -> bool:
    """Leave the last results of fields that could fetch or run in their place."""
    is_changed = False
    for simple in list(root.iter(name("w:fldSimple"))):
        instruction = str(simple.get(name("w:instr"), ""))
        if not _stays_inside(instruction):
            kind = _kind(instruction)
            said.append(f"a field {kind}")
            _unwrap(simple)
            is_changed = True
    for instruction, marks in list(_fields(root)):
        if not _stays_inside(instruction):
            said.append(f"a field {_kind(instruction)}")
            for each in marks:
                _remove(each)
            is_changed = True
    for mark in root.iter(name("w:fldChar"), name("w:fldSimple")):
        is_changed |= mark.attrib.pop(name("w:dirty"), None) is not None
    return is_changed


def _fields(root: Node) -> Iterator[tuple[str, list[Node]]]:
    """The instruction of each field and the elements that make it one: its marks and its instruction."""
    open_fields: list[tuple[list[str], list[Node], list[bool]]] = []
    for each in root.iter(name("w:fldChar"), name("w:instrText"), name("w:delInstrText")):
        if each.tag != name("w:fldChar"):
            if not open_fields:
                yield str(each.text or ""), [each]
                continue
            words, marks, is_result = open_fields[-1]
            if not is_result:
                words.append(str(each.text or ""))
            marks.append(each)
            continue
        kind = each.get(name("w:fldCharType"))
        if kind == "begin":
            open_fields.append(([], [each], []))
        elif open_fields:
            open_fields[-1][1].append(each)
            if kind == "separate":
                open_fields[-1][2].append(True)
            if kind == "end":
                words, marks, _ = open_fields.pop()
                yield "".join(words), marks
    for words, marks, _ in open_fields:
        yield "".join(words), marks


def _stays_inside(instruction: str) -> bool:
    """Whether a field looks into its own document only, or is a link for a reader to click."""
    words = instruction.replace('"', " ").split()
    is_link = _kind(instruction) == "HYPERLINK" and len(words) > 1 and words[1].lower().startswith(CLICKED)
    return is_link or _kind(instruction) in FIELDS


def _kind(instruction: str) -> str:
    word = next(iter(instruction.split()), "")
    return "=" if word.startswith("=") else word.upper()[:40]


def _unwrap(element: Node) -> None:
    parent = element.getparent()
    if parent is not None:
        place = parent.index(element)
        parent[place : place + 1] = list(element)


def _remove(element: Node) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
