"""Nodes → the nodes that one audience reads: `only` and `except`, for paragraphs and for phrases."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from operator import is_

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.profile import Profile
from reportgen.model.suggestion import suggestion
from reportgen.text.tree import Node

SWITCHES = ("only", "except")


@frozen
class Audience:
    """`names` are what this profile may be called, `known` what any profile may be called."""

    names: frozenset[str]
    known: frozenset[str]
    say: Callable[[Diagnostic], None]

    def reads(self, nodes: Iterable[Node]) -> tuple[Node, ...]:
        """The nodes without what is for others, and without the switches."""
        return tuple(kept for node in nodes for kept in self._kept(node))

    def _kept(self, node: Node) -> tuple[Node, ...]:
        if node.kind == "container" and node.text in SWITCHES:
            names = re.split(r"[,\s]+", node.attributes[":words"].strip())
            for name in node.attributes:
                if name != ":words":
                    self.say(Diagnostic("unknown-attribute", f'"{node.text}" takes no "{name}"', node.place))
            return self.reads(node.children) if self._is_for(node.text, names, node) else ()
        switches = [switch for switch in SWITCHES if switch in node.attributes]
        for switch in switches:
            names = re.split(r"[,\s]+", node.attributes[switch].strip())
            if not self._is_for(switch, names, node):
                return ()
        children = self.reads(node.children)
        is_whole = len(children) == len(node.children) and all(map(is_, children, node.children))
        if node.kind == "paragraph" and node.children and not any(_says_something(each) for each in children):
            return ()
        if is_whole and not switches:
            return (node,)
        rest = {key: value for key, value in node.attributes.items() if key not in SWITCHES}
        if switches and node.kind == "span" and not rest:
            return children
        return (replace(node, attributes=rest, children=children),)

    def _is_for(self, switch: str, names: list[str], node: Node) -> bool:
        names = [name for name in names if name]
        if not names:
            self.say(Diagnostic("audience-missing", f'"{switch}" names no audience', node.place))
        for name in names:
            if name not in self.known:
                self.say(
                    Diagnostic(
                        "unknown-audience",
                        f'no profile or audience is called "{name}"',
                        node.place,
                        suggestion(name, self.known, "reportgen list profiles"),
                    )
                )
        is_named = any(name in self.names for name in names)
        return is_named if switch == "only" else not is_named


def audience_of(profile: Profile, profiles: Iterable[Profile], say: Callable[[Diagnostic], None]) -> Audience:
    """Who reads the report of `profile`."""
    known = frozenset(name for each in profiles for name in each.audiences)
    return Audience(profile.audiences, known | profile.audiences, say)


def _says_something(node: Node) -> bool:
    return node.kind not in {"softbreak", "hardbreak"} and not (node.kind == "text" and not node.text.strip())
