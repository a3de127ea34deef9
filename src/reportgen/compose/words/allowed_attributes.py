"""Which attributes an author may give to what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.compose.mistakes import Mistakes
from reportgen.model.suggestion import suggestion
from reportgen.model.text.attributes import Attribute, Attributes
from reportgen.model.text.containers import ANYWHERE, CONTAINERS, SWITCHES
from reportgen.model.text.words import Words

SIDES = ("left", "center", "right")
SPAN_CLASSES = {"kbd": "kbd", "q": "q", "cite": "cite", "ins": "ins"}

# What is no container and takes others than everything else does.
ALLOWED: Mapping[str, frozenset[str]] = {
    "span": ANYWHERE | {"class"},
    "link": frozenset({"class"}),
    "image": frozenset({"id", "source", "align"}),
    "code": frozenset(),
    "abbreviation": frozenset(),
} | {name: kind.attributes for name, kind in CONTAINERS.items()}

CLASSES: Mapping[str, frozenset[str]] = {
    "span": frozenset(SPAN_CLASSES),
    "link": frozenset({"page"}),
}


def check_attributes(kind: str, attributes: Attributes, mistakes: Mistakes) -> None:
    """Report the attributes of a node that nobody knows."""
    allowed = ALLOWED.get(kind, ANYWHERE)
    for each in attributes.all:
        if each.key in SWITCHES:
            message = f'"{each.key}" chooses no words of captions, labels and data files'
            way = "give each audience its own table, picture or box within ::: only and ::: except"
            mistakes.report("unknown-attribute", message, each.place, way)
        elif each.key not in allowed:
            message, hint = f'"{kind}" takes no attribute "{each.key}"', _listed(allowed)
            mistakes.report("unknown-attribute", message, each.place, suggestion(each.key, allowed, hint))
        elif each.key == "class":
            _check_classes(kind, each, mistakes)
        elif each.key == "align" and kind == "image" and str(each.value) not in SIDES:
            hint = ", ".join(SIDES)
            mistakes.report("unknown-attribute", f'"{each.value}" is no side of the page', each.place, hint)
        elif each.key == "dir" and str(each.value) not in {"ltr", "rtl", "auto"}:
            mistakes.report(
                "unknown-attribute", f'"{each.value}" is no direction', each.place, "ltr, rtl or auto"
            )


def kept_attributes(attributes: Attributes) -> dict[str, Words | str | None]:
    """Id, language and direction, which any element of the page may have."""
    return {name: attributes.words(name) for name in ("id", "lang", "dir") if name in attributes}


def _check_classes(kind: str, attribute: Attribute, mistakes: Mistakes) -> None:
    known = CLASSES[kind]
    for name in str(attribute.value).split():
        if name not in known:
            message, hint = f'"{kind}" knows no class "{name}"', _listed(f".{each}" for each in known)
            mistakes.report("unknown-class", message, attribute.place, suggestion(name, known, hint))


def _listed(names: Iterable[str]) -> str | None:
    words = ", ".join(sorted(names))
    return f"it takes {words}" if words else None
