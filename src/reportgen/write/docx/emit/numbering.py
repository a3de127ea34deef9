"""Lists → numbering definitions: one per look of a level, one instance per list (ECMA-376 17.9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reportgen.write.docx.ooxml import Node, parent, stable_number, twips, w
from reportgen.write.docx.style.properties import in_run_order, run_properties
from reportgen.write.docx.values.blocks import Level, Numbering

LEVELS = 9
CYCLE = ("•", "◦", "▪")
COUNTING = ("decimal", "lowerLetter", "lowerRoman")


@dataclass(slots=True)
class NumberingBook:
    """The definitions met so far. Numbered lists get an instance each, bullets one per definition.

    Ids count on from `taken`, the highest that a template uses already.
    """

    taken: int = 0
    _definitions: dict[Level, int] = field(default_factory=dict)
    _instances: dict[tuple[int, int], tuple[int, int, Level, int | None]] = field(default_factory=dict)

    def number(self, numbering: Numbering) -> tuple[int, float]:
        """The id of the instance for an item of this list, and how far from the left its text stands."""
        level = numbering.level
        counts = level.format != "bullet"
        # The first item decides for its list: a list in two definitions would begin to count again.
        key = (numbering.list_id, level.depth) if counts else (0, self._define(level))
        if key not in self._instances:
            start = numbering.start if counts else None
            number = self.taken + len(self._instances) + 1
            self._instances[key] = (number, self._define(level), level, start)
        number, _, first, _ = self._instances[key]
        return number, first.left

    def _define(self, level: Level) -> int:
        return self._definitions.setdefault(level, self.taken + len(self._definitions) + 1)

    def nodes(self, fonts: Mapping[str, str]) -> tuple[list[Node], list[Node]]:
        """The definitions and the instances of `w:numbering`."""
        definitions = [_definition(number, level, fonts) for level, number in self._definitions.items()]
        instances = [
            _instance(number, definition, level.depth, start)
            for number, definition, level, start in self._instances.values()
        ]
        return definitions, instances


def _definition(number: int, level: Level, fonts: Mapping[str, str]) -> Node:
    step = level.left / (level.depth + 1) or 18.0
    return parent_with_id(
        "abstractNum",
        number,
        w("nsid", f"{stable_number(repr((number, level))):08X}"),
        w("multiLevelType", "hybridMultilevel"),
        *(
            _level(level, fonts) if depth == level.depth else _further(level, depth, step)
            for depth in range(LEVELS)
        ),
    )


def parent_with_id(tag: str, number: int, *children: Node) -> Node:
    """A definition element with its id attribute."""
    node = w(tag, **{f"{tag}Id": number})
    node.extend(children)
    return node


def _level(level: Level, fonts: Mapping[str, str]) -> Node:
    # A marker looks the same whatever style its item's first paragraph has, so it says everything itself.
    other = replace(
        level.look,
        font="",
        size=0.0,
        color="",
        is_bold=not level.look.is_bold,
        is_italic=not level.look.is_italic,
    )
    look = run_properties(level.look, other, fonts)
    node = w("lvl", ilvl=level.depth)
    node.extend(
        [
            w("start", 1),
            w("numFmt", level.format),
            w("lvlText", level.text),
            # Markers end where the hanging part begins, however wide they are.
            w("lvlJc", "right"),
            parent("pPr", w("ind", left=twips(level.left), hanging=twips(level.hanging))),
            in_run_order(look),
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
