"""Everything read → a diagnostic for each name in one file that nothing in another answers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportgen.model.content.block import Block
from reportgen.model.content.claim import Claim
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId, SourceId
from reportgen.model.profile import Profile
from reportgen.model.span import Span
from reportgen.read.content.locators import lines_of
from reportgen.read.suggestion import suggestion
from reportgen.read.yaml.nodes import Node, span_at


@frozen
class Known:
    """Names that were written anywhere, also in entries with mistakes of their own."""

    sources: frozenset[str]
    claims: frozenset[str]
    blocks: frozenset[str]
    templates: frozenset[str]
    themes: frozenset[str]


def check_claims(
    claims: Iterable[tuple[Claim, Node]], known: Known, texts: Mapping[SourceId, str]
) -> Iterator[Diagnostic]:
    """Say which claims cite unknown sources or places, or contradict unknown claims or themselves."""
    last_line = {source: text.count("\n") + (not text.endswith("\n")) for source, text in texts.items()}
    for claim, node in claims:
        for position, cite in enumerate(claim.cites):
            if cite.source not in known.sources:
                message = f'no source is called "{cite.source}"'
                span = span_at(node, "cites", position, "source")
                yield Diagnostic("unknown-source", message, span, suggestion(cite.source, known.sources))
            elif cite.label == "line":
                span = span_at(node, "cites", position, "locator")
                yield from _check_lines(cite.locator, last_line.get(cite.source), cite.source, span)
        for position, other in enumerate(claim.contradicts):
            span = span_at(node, "contradicts", position)
            if other == claim.id:
                message = f'the claim "{other}" contradicts itself'
                yield Diagnostic("self-contradiction", message, span, "name the other claim")
            elif other not in known.claims:
                message = f'no claim is called "{other}"'
                yield Diagnostic("unknown-claim", message, span, suggestion(other, known.claims))


def _check_lines(locator: str, last: int | None, source: SourceId, span: Span) -> Iterator[Diagnostic]:
    lines = lines_of(locator)
    if lines is None:
        message, hint = f'"{locator}" names no line', "write it as `L16`, `L16.2` (sentence 2) or `L16-L18`"
        yield Diagnostic("malformed-locator", message, span, hint)
    elif last is not None and not all(1 <= line <= last for line in lines):
        message = f'"{locator}" lies outside "{source}", which has {last:,} lines'
        yield Diagnostic("unknown-place", message, span, "look the place up again in the source's file")


def check_blocks(blocks: Mapping[BlockId, Block], known: Known) -> Iterator[Diagnostic]:
    """Say which blocks require unknown blocks, or each other in a circle."""
    for block in blocks.values():
        for needed, span in zip(block.requires, block.requires_spans, strict=True):
            if needed not in known.blocks:
                message = f'"{block.id}" requires "{needed}", and no block is called so'
                hint = suggestion(needed, known.blocks)
                yield Diagnostic("block-unknown-requirement", message, span, hint)
    yield from _circles(blocks)


def _circles(blocks: Mapping[BlockId, Block]) -> Iterator[Diagnostic]:
    """Walk the requirements depth first without recursion; each circle is said once, where it closes."""
    finished: set[BlockId] = set()
    for start in blocks:
        path: list[BlockId] = []
        on_path: set[BlockId] = set()
        waiting: list[tuple[BlockId, int]] = [(start, 0)]
        while waiting:
            name, position = waiting.pop()
            if position == 0:
                if name in finished:
                    continue
                path.append(name)
                on_path.add(name)
            needs = blocks[name].requires if name in blocks else ()
            if position == len(needs):
                finished.add(name)
                on_path.discard(path.pop())
                continue
            waiting.append((name, position + 1))
            needed = needs[position]
            if needed in on_path:
                circle = " → ".join((*path[path.index(needed) :], needed))
                message = f"blocks require each other in a circle: {circle}"
                span = blocks[name].requires_spans[position]
                yield Diagnostic("circular-requirement", message, span, "take one of the requirements away")
            else:
                waiting.append((needed, 0))


def check_profiles(profiles: Iterable[Profile], known: Known) -> Iterator[Diagnostic]:
    """Say which profiles name unknown templates or themes."""
    for profile in profiles:
        for kind, name, names in (
            ("template", profile.template, known.templates),
            ("theme", profile.theme, known.themes),
        ):
            # A base need not name what only the profiles built on it use.
            if name in names or (profile.is_base and kind not in profile.origins):
                continue
            span = profile.origins.get(kind, profile.span)
            yield Diagnostic(
                f"unknown-{kind}", f'no {kind} is called "{name}"', span, suggestion(name, names)
            )
