"""What a style should look like, and what it would inherit → a style that says the difference."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.write.docx.house.cascade import TOGGLES, Slot, Slots
from reportgen.write.docx.ooxml import Node, name, parent, w
from reportgen.write.docx.package.repair import sort_properties
from reportgen.write.docx.style.properties import shading

# What Word takes where nothing is said (ECMA-376 17.3.1 and 17.3.2), in the units of each.
NEUTRAL: Mapping[Slot, str] = {
    **{("pPr", "spacing", each): "0" for each in (
        "before", "after", "beforeLines", "afterLines", "beforeAutospacing", "afterAutospacing",
    )},
    ("pPr", "spacing", "line"): "240 auto",
    **{("pPr", "ind", each): "0" for each in (
        "left", "right", "firstLine", "leftChars", "rightChars", "firstLineChars",
    )},
    ("pPr", "jc"): "left",
    ("pPr", "shd"): "auto",
    ("pPr", "outlineLvl"): "9",
    ("pPr", "textAlignment"): "auto",
    ("pPr", "numPr", "numId"): "0",
    ("pPr", "widowControl"): "1",
    ("pPr", "snapToGrid"): "1",
    ("rPr", "snapToGrid"): "1",
    ("rPr", "shd"): "auto",
    ("rPr", "color"): "auto",
    ("rPr", "u"): "none",
    ("rPr", "vertAlign"): "baseline",
    ("rPr", "position"): "0",
    ("rPr", "spacing"): "0",
    ("rPr", "kern"): "0",
    ("rPr", "w"): "100",
    ("rPr", "highlight"): "none",
    ("rPr", "effect"): "none",
    ("rPr", "em"): "none",
    ("rPr", "bdr"): "none",
    ("rPr", "sz"): "20",
    ("rPr", "szCs"): "20",
}  # fmt: skip
BORDER_SIDES = ("top", "left", "bottom", "right", "between", "bar")
SAME_ALIGNMENT = {"start": "left", "end": "right"}


def differing(wanted: Slots, inherited: Slots) -> dict[Slot, str]:
    """The slots to say so that a style which inherits these becomes what is wanted.

    What Word has no word against stays as it is inherited.
    """
    found: dict[Slot, str] = {}
    for slot in dict.fromkeys([*wanted, *inherited]):
        want, have = (_value(slots, slot) for slots in (wanted, inherited))
        if want is not None and want != have:
            found[slot] = want
    return found


def complete(style: Node, slots: Slots) -> None:
    """Let a style say these slots, too."""
    for group in ("pPr", "rPr"):
        said: dict[str, dict[str, str]] = {}
        for (of, tag, *part), value in slots.items():
            if of == group:
                said.setdefault(tag, {})["".join(part)] = value
        if not said:
            continue
        properties = style.find(name(f"w:{group}"))
        if properties is None:
            properties = parent(group)
            after = style.find(name("w:rPr")) if group == "pPr" else None
            style.insert(len(style) if after is None else style.index(after), properties)
        for tag, parts in said.items():
            made, present = _element(tag, parts), properties.find(name(f"w:{tag}"))
            if present is None:
                properties.append(made)
            else:
                present.attrib.update(made.attrib)
                present.extend(made)
    sort_properties(style)


PARTS: Mapping[str, Callable[[dict[str, str]], list[Node]]] = {
    "tabs": lambda said: [w("tab", said[each], pos=each) for each in sorted(said, key=int)],
    "numPr": lambda said: [w(each, value) for each, value in said.items()],
    # Nothing else is ever added to a border: what a style draws it says itself.
    "pBdr": lambda said: [w(each, "nil") for each in BORDER_SIDES if each in said],
}


def _value(slots: Slots, slot: Slot) -> str | None:
    if slot[1] in TOGGLES:
        return slots.get(slot, NEUTRAL.get(slot, "0"))
    if slot[:2] == ("pPr", "tabs"):
        return slots.get(slot, "clear")
    if slot[:2] == ("pPr", "pBdr"):
        return slots.get(slot, "val=nil")
    value = slots.get(slot, NEUTRAL.get(slot))
    return SAME_ALIGNMENT.get(value, value) if value is not None and slot[1] == "jc" else value


def _element(tag: str, said: dict[str, str]) -> Node:
    if "" in said:
        if tag == "shd":
            return shading(None if said[""] == "auto" else said[""])
        return w(tag) if tag in TOGGLES and said[""] == "1" else w(tag, said[""])
    if tag in {"tabs", "numPr", "pBdr"}:
        return parent(tag, *PARTS[tag](said))
    line = said.pop("line", None) if tag == "spacing" else None
    if line is not None:
        said["line"], said["lineRule"] = line.split()
    if said.get("firstLine", "0").startswith("-"):
        said["hanging"] = said.pop("firstLine").removeprefix("-")
    if said.get("firstLineChars", "0").startswith("-"):
        said["hangingChars"] = said.pop("firstLineChars").removeprefix("-")
    return w(tag, **said)
