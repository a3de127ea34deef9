"""A task + its rows → the layout they share, proved against a full one, or why there is none."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from reportgen.app.batch.shared import SharedRows, Task, Values
from reportgen.app.batch.stencil import cut_stencil
from reportgen.app.history.change_bars import bars_depend_on
from reportgen.app.machines.engines import engines
from reportgen.errors import ReportgenError
from reportgen.model.editions.passages import Passage
from reportgen.model.profile import Format
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.change_bars import AS_PROFILED
from reportgen.model.report.stencil import Stencil
from reportgen.model.report.unshareable import Refusal
from reportgen.read.rows.batch_rows import BatchRow
from reportgen.record.editions.passages import passages_in

FORMATS = frozenset({Format.PDF, Format.DOCX, Format.HTML})
PAGED = frozenset({Format.PDF, Format.DOCX})
# Fewer rows are laid out one by one before a shared layout is made and proved.
FEWEST = 4


@contextmanager
def sharing(
    task: Task, rows: Sequence[BatchRow], render_full: Callable[[Values], tuple[Artifact, ...]]
) -> Iterator[SharedRows | Refusal]:
    """The shared layout of these rows; why not, where they are few or where it is not proved to be the same.

    The proof is one row, none of whose values is a mark: `render_full` must make the same bytes of it.
    """
    stencil = _stencil(task, rows)
    if isinstance(stencil, Refusal):
        yield stencil
        return
    shared = SharedRows(task, stencil)
    try:
        yield _doubt(shared, [row.values for row in rows], render_full) or shared
    finally:
        shared.close()


def _stencil(task: Task, rows: Sequence[BatchRow]) -> Stencil | Refusal:
    if (early := _refusal(task, rows)) is not None:
        return early
    template = task.project.profiles[task.plan.profile].template
    values = [row.values for row in rows]

    def doubt(stencil: Stencil) -> Refusal | None:
        return _dependence(task, _passages_with_values(stencil))

    return cut_stencil(task.composed, task.project.templates, template, values, doubt=doubt)


def _dependence(task: Task, touched: tuple[Passage, ...]) -> Refusal | None:
    """Why what changed since an edition depends on the row, where values stand in passages."""
    if task.tells_changes and touched:
        return Refusal(f"what changed depends on the row: a value stands in {_named(touched[0])}")
    if task.has_bars:
        found = bars_depend_on(task.project, task.plan.profile, AS_PROFILED, touched)
        if found is not None:
            return Refusal(f"change bars depend on the row: a value stands in {_named(found)}")
    return None


def _named(passage: Passage) -> str:
    return f"the recorded {passage.kind.value} {passage.name!r}"


def _refusal(task: Task, rows: Sequence[BatchRow]) -> Refusal | None:
    """What can be said without composing."""
    wanted = set(task.formats)
    if not wanted <= FORMATS:
        return Refusal("a redline compares each row with its edition")
    if not wanted & PAGED:
        return Refusal("no format that is asked for has pages")
    if len(rows) < FEWEST:
        return Refusal(f"there are fewer than {FEWEST} rows to make")
    return None if _has_box() else Refusal("no worker can hold a layout on this system")


def _passages_with_values(stencil: Stencil) -> tuple[Passage, ...]:
    """The passages in whose words, as editions record them, a value stands."""
    marks = stencil.marks.values()
    passages = passages_in(stencil.document.page.root)
    return tuple(each for each in passages if any(mark in each.text for mark in marks))


def _has_box() -> bool:
    if sys.platform == "win32":
        return False
    from reportgen.write.worker.client import render_in_worker  # noqa: PLC0415  # not where there is no box

    return engines() is render_in_worker


def _doubt(
    shared: SharedRows, rows: Sequence[Values], render_full: Callable[[Values], tuple[Artifact, ...]]
) -> Refusal | None:
    """Why a row that is set into pages does not come out as its full layout does; None where it does.

    It is the second: what the first has drawn is only used again from then on. Its full layout is made
    while a worker makes the shared one.
    """
    with ThreadPoolExecutor(max_workers=1) as pool:
        early = pool.submit(render_full, rows[1])
        if (refused := shared.open_first()) is not None:
            return refused
        refused, was_drawn = Refusal("of the first rows only one could be set into its pages"), False
        for number, values in enumerate(rows[:FEWEST]):
            answer = shared.make(values)
            if isinstance(answer, Refusal):
                refused = refused if refused.is_fault else answer
            elif was_drawn:
                try:
                    full = early.result() if number == 1 else render_full(values)
                except ReportgenError:
                    return Refusal("the row that would be the proof cannot be made")
                return None if _are_same(answer[1], full) else Refusal(UNLIKE, is_fault=True)
            was_drawn = was_drawn or not isinstance(answer, Refusal)
    return refused


UNLIKE = "a row set into shared pages was not, byte for byte, what its full layout is"


def _are_same(made: tuple[Artifact, ...], full: tuple[Artifact, ...]) -> bool:
    by_format = {each.format: each for each in full}
    return all(
        (each.content, each.pages) == (by_format[each.format].content, by_format[each.format].pages)
        for each in made
    )
