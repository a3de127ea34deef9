"""Paragraphs that look like headings though no style says so → headings, marked as guessed."""

from __future__ import annotations

from reportgen.ingest.docx.body import Body
from reportgen.ingest.shape import looks_like_heading
from reportgen.model.imported import Heading, Paragraph, plain

LARGER = 1.5
"""Points by which the words of a heading are larger than those of the body."""

STYLED = 3
"""Headings by style from which on a document is taken to use styles."""


def recognise_headings(body: Body) -> None:
    """Turn short paragraphs that are all bold, or larger than the rest, into headings."""
    passages = body.gathered.passages
    found: dict[int, tuple[float, bool]] = {}
    styled = [each.level for each in passages if isinstance(each, Heading)]
    for position, look in body.looks.items():
        # Whoever uses styles for headings means something else by a style of another name.
        if len(styled) >= STYLED and not look.is_body:
            continue
        passage = passages[position]
        following = passages[position + 1] if position + 1 < len(passages) else None
        if not isinstance(passage, Paragraph) or following is None or passage.is_quoted:
            continue
        words = plain(passage.words)
        stands_out = look.size >= body.styles.size + LARGER or look.is_bold
        if stands_out and looks_like_heading(words, "Any following paragraph."):
            found[position] = (look.size, look.is_bold)
    looks = sorted(set(found.values()), key=lambda each: (-each[0], not each[1]))
    deepest = max(styled, default=0)
    for position, size_and_weight in found.items():
        passage = passages[position]
        if isinstance(passage, Paragraph):
            level = min(deepest + 1 + looks.index(size_and_weight), 6)
            passages[position] = Heading(passage.words, level, passage.place, is_guessed=True)
