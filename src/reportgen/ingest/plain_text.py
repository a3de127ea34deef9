"""A plain text → passages: paragraphs by blank lines or by lines, headings and lists by shape."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.ingest.decoding import decode
from reportgen.ingest.importer import ReadOptions
from reportgen.ingest.passages.finish import finish
from reportgen.ingest.passages.gathering import Gathered
from reportgen.ingest.shape import is_item, level_of, looks_like_heading
from reportgen.model.imported import Heading, Imported, Item, Paragraph, Place, Words

WRAPPED_AT = 100
"""Lines of wrapped text are shorter than this; longer lines are paragraphs of their own."""

_UNDERLINE = re.compile(r"={3,}|-{3,}|~{3,}|\*{3,}")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]")


class PlainText:
    """Reads `.txt`: headings are recognised by shape and marked as a guess."""

    name = "plain text"
    endings = frozenset({".txt", ".text"})

    def read(self, content: bytes, options: ReadOptions) -> Imported:  # noqa: ARG002  # a text tracks no changes
        """Everything the text says, line for line."""
        text, guessed = decode(content)
        gathered = Gathered()
        if guessed:
            gathered.warn("guessed-encoding", f"the text names no encoding; it was read as {guessed}")
        page = 1 if "\f" in text else None
        for number, part in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\f")):
            _read_page(part, Place(number + 1 if page else None), gathered)
        if page:
            gathered.pages = text.count("\f") + 1
        first = gathered.passages[0] if gathered.passages else None
        if isinstance(first, Heading):
            gathered.title = first.words[0].text
        return finish(gathered)


def _read_page(text: str, place: Place, gathered: Gathered) -> None:
    paragraphs = list(_paragraphs(text))
    for position, (paragraph, is_marked) in enumerate(paragraphs):
        following = paragraphs[position + 1][0] if position + 1 < len(paragraphs) else None
        words = (Words(paragraph),)
        opened = is_item(paragraph)
        if is_marked or looks_like_heading(paragraph, following):
            is_first = not gathered.passages
            level = 1 if is_first else level_of(paragraph, 2)
            gathered.add(Heading(words, level, place, is_guessed=not is_marked))
        elif opened is not None:
            number = _NUMBER.match(paragraph)
            # A letter as in "b)" is no number that a list could count on: it stays.
            kept = paragraph if paragraph[:2].strip("(")[:1].isalpha() else paragraph[opened.end() :]
            gathered.add(Item((Words(kept),), 0, int(number[1]) if number else None, place))
        else:
            gathered.add(Paragraph(words, place))


def _paragraphs(text: str) -> Iterator[tuple[str, bool]]:
    """Each paragraph on one line, and whether it is underlined as a heading."""
    lines = [line.strip() for line in text.strip().split("\n")]
    filled = [line for line in lines if line]
    is_wrapped = bool(filled) and max(map(len, filled)) <= WRAPPED_AT and len(filled) < len(lines)
    gathered: list[str] = []
    for position, line in enumerate(lines):
        if _UNDERLINE.fullmatch(line):
            if len(gathered) == 1:
                yield gathered.pop(), True
            continue
        is_headed = position + 1 < len(lines) and _UNDERLINE.fullmatch(lines[position + 1]) is not None
        if gathered and (not line or not is_wrapped or is_headed or is_item(line)):
            yield " ".join(gathered), False
            gathered = []
        if line:
            gathered.append(line)
    if gathered:
        yield " ".join(gathered), False
