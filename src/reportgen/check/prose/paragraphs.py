"""Printed words → a paragraph with its sentences."""

from __future__ import annotations

from reportgen.check.prose.marks import Kind, Mark
from reportgen.check.prose.printed import Printed
from reportgen.check.prose.prose import Paragraph, Part, Sentence
from reportgen.check.prose.sentences import split_sentences
from reportgen.model.text.place import Place


def make_paragraph(
    part: Part, printed: Printed, within: tuple[str, ...], whole: Place, *, level: int = 0
) -> Paragraph:
    """What checks read of one paragraph, heading, cell or label."""
    words, marks = printed.words, tuple(printed.marks)
    text = str(words)
    sentences = () if part is Part.CODE else _sentences(text, marks)
    return Paragraph(part, level, words, text, marks, sentences, within, whole)


def _sentences(text: str, marks: tuple[Mark, ...]) -> tuple[Sentence, ...]:
    bounds = split_sentences(text)
    own: list[list[Mark]] = [[] for _ in bounds]
    index = 0
    for mark in (each for each in marks if each.kind is Kind.CITATION):
        while index + 1 < len(bounds) and bounds[index + 1][0] < mark.at:
            index += 1
        if own:
            own[index].append(mark)
    covering: tuple[Mark, ...] = ()
    sentences: list[Sentence] = []
    for (start, end), cited in zip(reversed(bounds), reversed(own), strict=True):
        covering = tuple(cited) or covering
        sentences.append(Sentence(text[start:end], start, end, tuple(cited), covering))
    return tuple(reversed(sentences))
