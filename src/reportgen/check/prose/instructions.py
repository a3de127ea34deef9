"""A passage → what in it tells readers what to do: it states nothing, and its numbers need no claim."""

from __future__ import annotations

import re

from reportgen.check.prose.prose import TASK, Paragraph, Part, Prose, Sentence, Table
from reportgen.check.words.doses import heads_doses, is_dose
from reportgen.check.words.imperatives import tells_what_to_do

# Kinds of blocks and names of containers that set a task: their small numbers count steps and lines.
SETTING_TASKS = frozenset({"activity", "objectives"})
INSTRUCTION = "instruction"
_ORDINAL = re.compile(r"(?:No\.? ?|#)?\d{1,3}[.)]?")


def is_instruction(paragraph: Paragraph, sentence: Sentence) -> bool:
    """Whether a sentence, if it rests on no claim of its own, asks for something or gives a dose."""
    if TASK in paragraph.within:
        return not sentence.citations
    if paragraph.lead and tells_what_to_do(paragraph.lead) and not sentence.citations:
        return True
    return tells_what_to_do(sentence.text) or is_dose(sentence.text)


def instructed_cells(prose: Prose) -> frozenset[int]:
    """The identities of cells that hold doses or count rows."""
    cells: set[int] = set()
    for table in prose.tables:
        cells.update(id(cell) for cell in _counting(table))
        doses = any(heads_doses(title.text) for title in table.head)
        cells.update(id(cell) for row in table.rows if doses for cell in row)
    return frozenset(cells)


def sentence_at(paragraph: Paragraph, at: int) -> Sentence | None:
    """The sentence of a paragraph of prose in which a character stands."""
    if paragraph.part is Part.CODE:
        return None
    return next((each for each in paragraph.sentences if each.start <= at < each.end), None)


def _counting(table: Table) -> tuple[Paragraph, ...]:
    """The first column, where it numbers the rows one after the other."""
    first = tuple(row[0] for row in table.rows if row)
    written = [each.text.strip() for each in first]
    if not all(map(_ORDINAL.fullmatch, written)):
        return ()
    numbers = [int(re.sub(r"\D", "", each)) for each in written]
    return first if numbers == list(range(numbers[0], numbers[0] + len(numbers))) else ()
