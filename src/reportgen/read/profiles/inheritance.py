"""Trees that extend each other → one merged tree each, with its ancestors."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.frozen import frozen
from reportgen.model.span import Span
from reportgen.read.limits import MAX_ANCESTORS
from reportgen.read.suggestion import suggestion
from reportgen.read.yaml.nodes import Field, Fields, Node, child, span_at, text_of

EXTENDS = "extends"


@frozen
class Merged:
    """A tree with everything it inherits; `ancestors` nearest first."""

    node: Fields
    ancestors: tuple[str, ...]


def inherit(
    kind: str, trees: Mapping[str, Node], known: frozenset[str], report: Reporter
) -> Mapping[str, Merged]:
    """Merge each tree over those it extends.

    `known` are all names there are, also of files that could not be read: what extends
    one of those is left out in silence, for its mistake is reported already.
    """
    merged = {}
    for name, node in trees.items():
        chain = _chain(kind, name, trees, known, report)
        if chain is None or not isinstance(node, Fields):
            continue
        result = node
        for ancestor in chain:
            base = trees[ancestor]
            if isinstance(base, Fields):
                result = _merge(base, result)
        merged[name] = Merged(result, chain)
    return merged


def _chain(
    kind: str, name: str, trees: Mapping[str, Node], known: frozenset[str], report: Reporter
) -> tuple[str, ...] | None:
    chain: list[str] = []
    current = name
    while (base := text_of(child(trees[current], EXTENDS))) is not None:
        span = span_at(trees[current], EXTENDS)
        if base not in known:
            if current == name:
                message = f'no {kind} is called "{base}"'
                report(Diagnostic(f"unknown-{kind}", message, span, suggestion(base, known - {name})))
            return None
        if base == name or base in chain:
            if base == name:
                report(_cycle(kind, (name, *chain, base), span))
            return None
        if base not in trees:
            return None
        chain.append(base)
        current = base
        if len(chain) > MAX_ANCESTORS:
            message = f"{kind}s extend each other more than {MAX_ANCESTORS} deep"
            report(
                Diagnostic("too-deep-nesting", message, span, "extend one nearer to the start of the chain")
            )
            return None
    return tuple(chain)


def _cycle(kind: str, names: tuple[str, ...], span: Span) -> Diagnostic:
    path = " → ".join(names)
    hint = "one of them must stop extending the other"
    return Diagnostic("circular-extends", f"{kind}s extend each other in a circle: {path}", span, hint)


def _merge(base: Fields, own: Fields) -> Fields:
    """Take mappings together key by key; anything else replaces."""
    fields = {name: field for name, field in base.fields.items() if name != EXTENDS}
    for name, field in own.fields.items():
        inherited = fields.get(name)
        node = field.node
        if inherited is not None and isinstance(inherited.node, Fields) and isinstance(node, Fields):
            node = _merge(inherited.node, node)
        fields[name] = Field(field.key, node)
    return Fields(fields, own.span)
