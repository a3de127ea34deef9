"""Lists → numbering definitions: one per look of a level, one instance per list (ECMA-376 17.9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.write.docx.blocks import Level, Numbering
from reportgen.write.docx.looks import TextLook
from reportgen.write.docx.ooxml import Node, parent, stable_number, twips, w
from reportgen.write.docx.properties import in_run_order, run_properties

LEVELS = 9
CYCLE = ("•", "◦", "▪")
COUNTING = ("decimal", "lowerLetter", "lowerRoman")


@dataclass(slots=True)
class NumberingBook:
    """The definitions met so far. Numbered lists get an instance each, bullets one per definition.

    Ids count on from `taken`, the highest that a template uses already.
    """

    taken: int = 0
    _definitions: dict[tuple[Level, TextLook], int] = field(default_factory=dict)
    _instances: dict[tuple[int, int], tuple[int, int, int | None]] = field(default_factory=dict)

    def number(self, numbering: Numbering, text: TextLook) -> int:
        """The id of the instance for a paragraph of this list, whose own text looks like `text`."""
        level = numbering.level
        definition = self._definitions.setdefault((level, text), self.taken + len(self._definitions) + 1)
        counts = level.format != "bullet"
        key = (numbering.list_id if counts else 0, definition)
        if key not in self._instances:
            start = numbering.start if counts else None
            self._instances[key] = (self.taken + len(self._instances) + 1, level.depth, start)
        return self._instances[key][0]

    def nodes(self, fonts: Mapping[str, str]) -> tuple[list[Node], list[Node]]:
        """The definitions and the instances of `w:numbering`."""
        definitions = [
            _definition(number, level, text, fonts) for (level, text), number in self._definitions.items()
        ]
        instances = [
            _instance(number, definition, depth, start)
            for (_, definition), (number, depth, start) in self._instances.items()
        ]
        return definitions, instances


def _definition(number: int, level: Level, text: TextLook, fonts: Mapping[str, str]) -> Node:
    step = level.left / (level.depth + 1) or 18.0
    return parent_with_id(
        "abstractNum",
        number,
        w("nsid", f"{stable_number(repr((number, level))):08X}"),
        w("multiLevelType", "hybridMultilevel"),
        *(
            _level(level, text, fonts) if depth == level.depth else _further(level, depth, step)
            for depth in range(LEVELS)
        ),
    )


def parent_with_id(tag: str, number: int, *children: Node) -> Node:
    """A definition element with its id attribute."""
    node = w(tag, **{f"{tag}Id": number})
    node.extend(children)
    return node


def _level(level: Level, text: TextLook, fonts: Mapping[str, str]) -> Node:
    look = run_properties(level.look, text, fonts)
    if level.format == "bullet" and not any(node.tag.endswith("}rFonts") for node in look):
        family = fonts.get(level.look.font, level.look.font)
        look.append(w("rFonts", ascii=family, hAnsi=family, eastAsia=family, cs=family))
    node = w("lvl", ilvl=level.depth)
    node.extend(
        [
            w("start", 1),
            w("numFmt", level.format),
            w("lvlText", level.text),
            # Markers end half an em before the text, however wide they are.
            w("lvlJc", "right"),
            parent("pPr", w("ind", left=twips(level.left), hanging=twips(level.hanging))),
            *([in_run_order(look)] if look else []),
        ]
    )
    return node


def _further(level: Level, depth: int, step: float) -> Node:
    """Levels that the document does not use, for those who edit it."""
    counts = level.format != "bullet"
    node = w("lvl", ilvl=depth)
    node.extend(
        [
            w("start", 1),
            w("numFmt", COUNTING[depth % 3] if counts else "bullet"),
            w("lvlText", f"%{depth + 1}." if counts else CYCLE[depth % 3]),
            w("lvlJc", "right"),
            parent("pPr", w("ind", left=twips(step * (depth + 1)), hanging=twips(level.hanging))),
        ]
    )
    return node


def _instance(number: int, definition: int, depth: int, start: int | None) -> Node:
    node = parent_with_id("num", number, w("abstractNumId", definition))
    if start is not None:
        override = w("lvlOverride", ilvl=depth)
        override.append(w("startOverride", max(0, start)))
        node.append(override)
    return node
