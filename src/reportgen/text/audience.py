"""Blocks and words → those that one audience reads: `only` and `except`, for blocks and for phrases."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from operator import is_
from typing import TypeVar, cast

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.profile import Profile
from reportgen.model.suggestion import suggestion
from reportgen.model.text.attributes import Attributes
from reportgen.model.text.blocks import Container, Paragraph
from reportgen.model.text.containers import SWITCHES
from reportgen.model.text.inlines import Break, Phrase, Plain
from reportgen.model.text.place import Place
from reportgen.model.text.words import Words
from reportgen.text.walk import Node, attributes_of, children_of, walk, with_attributes, with_children

Kind = TypeVar("Kind", bound=Node)

_NAME = re.compile(r"[^,\s]+")
_SWITCH = re.compile(rf"(?:\{{[^{{}}]*\b|:::[ \t]*)(?:{'|'.join(SWITCHES)})\b")


@frozen
class Audience:
    """`names` are what this profile may be called, `known` what any profile may be called."""

    names: frozenset[str]
    known: frozenset[str]
    report: Callable[[Diagnostic], None]

    def reads(self, nodes: Iterable[Kind]) -> tuple[Kind, ...]:
        """The nodes without what is for others, and without the switches."""
        return cast("tuple[Kind, ...]", tuple(kept for node in nodes for kept in self._kept(node)))

    def _kept(self, node: Node) -> tuple[Node, ...]:
        if isinstance(node, Container) and node.name in SWITCHES:
            for each in node.attributes.all:
                message = f'"{node.name}" takes no "{each.key}"'
                self.report(Diagnostic("unknown-attribute", message, each.place.span))
            opening = node.title.place or node.name_place
            return self.reads(node.children) if self._is_for(node.name, node.title, opening) else ()
        attributes = attributes_of(node)
        switches = [each for each in attributes.all if each.key in SWITCHES]
        for each in switches:
            if not self._is_for(each.key, each.value, each.place):
                return ()
        inside = children_of(node)
        children = self.reads(inside)
        if isinstance(node, Paragraph) and inside and not any(map(_says_something, children)):
            return ()
        is_whole = len(children) == len(inside) and all(map(is_, children, inside))
        if not switches:
            return (node,) if is_whole else (with_children(node, children),)
        rest = Attributes(
            tuple(each for each in attributes.all if each.key not in SWITCHES), attributes.place
        )
        if isinstance(node, Phrase) and not rest:
            return children
        kept = with_children(node, children) if not is_whole else node
        return (with_attributes(kept, rest),)

    def _is_for(self, switch: str, written: Words, place: Place) -> bool:
        found = list(_NAME.finditer(str(written)))
        if not found:
            self.report(Diagnostic("audience-missing", f'"{switch}" names no audience', place.span))
        for each in found:
            name = each[0]
            if name not in self.known:
                message = f'no profile or audience is called "{name}"'
                there = written.cut(*each.span()).place or place
                hint = suggestion(name, self.known, "reportgen list profiles")
                self.report(Diagnostic("unknown-audience", message, there.span, hint))
        is_named = any(each[0] in self.names for each in found)
        return is_named if switch == "only" else not is_named


def audience_of(
    profile: Profile, profiles: Iterable[Profile], report: Callable[[Diagnostic], None]
) -> Audience:
    """Who reads the report of `profile`."""
    known = frozenset(name for each in profiles for name in each.audiences)
    return Audience(profile.audiences, known | profile.audiences, report)


def audience_names(nodes: Iterable[Node]) -> frozenset[str]:
    """Every name in a switch of these nodes; what is read of them depends on no other."""
    names: set[str] = set()
    for node in walk(nodes):
        if isinstance(node, Container) and node.name in SWITCHES:
            names.update(_NAME.findall(str(node.title)))
        for each in attributes_of(node).all:
            if each.key in SWITCHES:
                names.update(_NAME.findall(str(each.value)))
    return frozenset(names)


def has_switch(place: Place | None) -> bool:
    """Whether something there is for some audiences only; where nothing is left, others took it all."""
    return place is not None and _SWITCH.search(place.written) is not None


def _says_something(node: Node) -> bool:
    return not isinstance(node, Break) and not (isinstance(node, Plain) and not str(node.words).strip())
