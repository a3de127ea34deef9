"""Paragraphs that look like headings though no style says so → headings, marked as guessed."""

from __future__ import annotations

from reportgen.ingest.docx.body import Body
from reportgen.ingest.shape import looks_like_heading
from reportgen.model.imported import Heading, Paragraph, plain

LARGER = 1.5
"""Points by which the words of a heading are larger than those of the body."""


def recognise_headings(body: Body) -> None:
    """Turn short paragraphs that are all bold, or larger than the rest, into headings."""
    passages = body.gathered.passages
    found: dict[int, tuple[float, bool]] = {}
    for position, (size, is_bold) in body.looks.items():
        passage = passages[position]
        following = passages[position + 1] if position + 1 < len(passages) else None
        if not isinstance(passage, Paragraph) or following is None or passage.is_quoted:
            continue
        words = plain(passage.words)
        stands_out = size >= body.styles.size + LARGER or is_bold
        if stands_out and looks_like_heading(words, "Any following paragraph."):
            found[position] = (size, is_bold)
    looks = sorted(set(found.values()), key=lambda each: (-each[0], not each[1]))
    styled = [each.level for each in passages if isinstance(each, Heading)]
    deepest = max(styled, default=0)
    for position, look in found.items():
        passage = passages[position]
        if isinstance(passage, Paragraph):
            level = min(deepest + 1 + looks.index(look), 6)
            passages[position] = Heading(passage.words, level, passage.place, is_guessed=True)
