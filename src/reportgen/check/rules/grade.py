"""Reading grade: how many school years the prose asks of its reader.

What      The Flesch-Kincaid grade of every report and of every section of at least a hundred words
          is held against `reading.grade` (a target) and `reading.grade_max` (a limit). Headings,
          tables, captions, footnotes and lists of names do not count as prose.
Why       Long words and long sentences lose readers before the content does. The formula is blunt,
          so the grade after Coleman and Liau, which counts letters and not syllables, is told
          beside it: where both are high, the text is hard.
Example   `the text reads at grade 12.1, its limit is 9`
Way out   Split the hardest sentences (the hint names the worst block), prefer short words, or
          choose a `plain` version of that block for this profile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.check.finding import Check, Finding
from reportgen.check.manuscripts import CheckInput, Manuscript, Passage, make_check_input
from reportgen.check.prose.measures import Tally
from reportgen.model.diagnostic import Severity
from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId, ProfileId
from reportgen.model.plan import Plan
from reportgen.model.project import Project

LEAST_WORDS = 100  # below this the formulas say nothing
_ABOVE_LIMIT = "grade-above-limit"
_SECTION = "section-above-limit"
_ABOVE_TARGET = "grade-above-target"
_NOT_MEASURED = "grade-not-measured"


@frozen
class Grade:
    """How hard one report reads: `grade` after Flesch and Kincaid, `letters` after Coleman and Liau."""

    words: int
    sentences: int
    grade: float
    letters: float
    sentence_mean: float
    worst_block: BlockId | None
    worst_grade: float


def grades(project: Project, plans: Mapping[ProfileId, Plan]) -> Mapping[ProfileId, Grade]:
    """The grade of every report, for summaries."""
    from datetime import date  # noqa: PLC0415  # what checks are given has a date that grades do not look at

    given = make_check_input(project, plans, today=date.min, pages={}, documents={})
    return {each.profile.id: _grade(each.passages) for each in given.manuscripts}


def _look(given: CheckInput) -> Iterable[Finding]:
    for manuscript in given.manuscripts:
        profile = manuscript.profile
        reading = profile.reading
        if reading.grade is None and reading.grade_max is None:
            continue
        if not profile.language.lower().startswith("en"):
            yield Finding(
                _NOT_MEASURED,
                f"the formulas count English; {profile.language} is not measured",
                profile.origins.get("language", profile.span),
                None,
                profile.id,
            )
            continue
        yield from _whole(manuscript)
        yield from _sections(manuscript)


def _whole(manuscript: Manuscript) -> Iterable[Finding]:
    profile = manuscript.profile
    measured = _grade(manuscript.passages)
    if measured.words < LEAST_WORDS:
        return
    for code, key, word, bound in (
        (_ABOVE_LIMIT, "grade_max", "limit", profile.reading.grade_max),
        (_ABOVE_TARGET, "grade", "target", profile.reading.grade),
    ):
        if bound is not None and measured.grade > bound:
            yield Finding(
                code,
                f"the text reads at grade {measured.grade:.1f} ({measured.letters:.1f} by letters),"
                f" its {word} is {bound:g}",
                profile.origins.get(f"reading.{key}", profile.span),
                f'"{measured.worst_block}" is the hardest block, at {measured.worst_grade:.1f}',
                profile.id,
            )
            return


def _sections(manuscript: Manuscript) -> Iterable[Finding]:
    profile = manuscript.profile
    bound = profile.reading.grade_max
    within: dict[str, list[Passage]] = {}
    for passage in manuscript.passages:
        within.setdefault(passage.section.id, []).append(passage)
    for section in manuscript.sections():
        measured = _grade(within.get(section.id, ()))
        if bound is not None and measured.words >= LEAST_WORDS and measured.grade > bound:
            yield Finding(
                _SECTION,
                f'section "{section.title or section.id}" reads at grade {measured.grade:.1f}'
                f" ({measured.letters:.1f} by letters), the limit is {bound:g}",
                section.span,
                f'"{measured.worst_block}" is its hardest block, at {measured.worst_grade:.1f}',
                profile.id,
            )


def _grade(passages: Iterable[Passage]) -> Grade:
    whole = Tally()
    worst: tuple[float, BlockId | None] = (0.0, None)
    for passage in passages:
        part = passage.tally
        whole += part
        if part.words >= 30:
            worst = max(worst, (part.grade, passage.block.id), key=lambda each: each[0])
    return Grade(
        whole.words, whole.sentences, whole.grade, whole.coleman_liau, whole.sentence_mean, worst[1], worst[0]
    )


CHECK = Check(
    name="reading grade",
    codes={
        _ABOVE_LIMIT: Severity.ERROR,
        _SECTION: Severity.ERROR,
        _ABOVE_TARGET: Severity.WARNING,
        _NOT_MEASURED: Severity.NOTE,
    },
    look=_look,
)
