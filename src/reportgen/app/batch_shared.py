"""Rows of one profile → their reports from one shared layout, proved against a full one before it is used."""

from __future__ import annotations

import queue
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from reportgen.app.batch_stencil import cut_stencil
from reportgen.app.change_bars import wants_bars
from reportgen.app.engines import engines
from reportgen.compose.characters import forbidden_characters
from reportgen.compose.glyphs import missing_glyphs
from reportgen.errors import ReportgenError
from reportgen.model.artifact import Artifact
from reportgen.model.document import Document
from reportgen.model.plan import Plan
from reportgen.model.profile import Format
from reportgen.model.project import Project
from reportgen.model.stencil import Stencil, Way, fill
from reportgen.plan.measure import Measure, excesses
from reportgen.read.rows import Row
from reportgen.record import count_words
from reportgen.record.passages import passages_in

if TYPE_CHECKING:
    from reportgen.write.box.rows import Ask

Values = Mapping[str, str]

FORMATS = frozenset({Format.PDF, Format.DOCX, Format.HTML})
PAGED = frozenset({Format.PDF, Format.DOCX})
# Fewer rows are laid out one by one before a shared layout is made and proved.
FEWEST = 4
# After so many rows a worker makes room for a new one.
CHUNK = 1000

# The engine folds, drops or hides other space and invisible signs, each in its own way.
_ODD_SPACE = re.compile(r"^\s|\s$|\s\s|[^\S ]")
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Task:
    """What all rows have in common: the report, its formats, the call's values, how one row is composed."""

    project: Project
    plan: Plan
    formats: tuple[Format, ...]
    values: Values
    composed: Callable[[Values], Document]

    @property
    def tells_changes(self) -> bool:
        """Whether the report says what changed since an earlier edition."""
        shows = any(part.generate == "changes" for section in self.plan.sections for part in section.walk())
        return shows and bool(self.project.editions)

    @property
    def has_bars(self) -> bool:
        """Whether bars mark what changed since an earlier edition."""
        return bool(self.project.editions) and wants_bars(
            self.project.profiles[self.plan.profile], self.values
        )


@dataclass(slots=True)
class Seat:
    """One worker that is free, and how many rows it has made."""

    ask: Ask
    hold: ExitStack
    rows: int = 0


class SharedRows:
    """Asks free workers, opening up to `jobs` of them; safe to call from several threads."""

    def __init__(self, task: Task, stencil: Stencil) -> None:
        self.stencil, self.formats = stencil, task.formats
        self.limit = task.project.profiles[task.plan.profile].limit
        self.free: queue.SimpleQueue[Seat] = queue.SimpleQueue()
        self.lock = Lock()
        self.held: set[ExitStack] = set()
        self.is_over = False

    def make(self, values: Values) -> tuple[Way, tuple[Artifact, ...]] | None:
        """The report of one row as a full layout would make it; None where only that can."""
        if not self._suits(values):
            return None
        columns = self.stencil.columns
        answer = self._ask({name: value for name, value in values.items() if name in columns})
        return answer if answer is not None and self._keeps_limit(values, answer[1]) else None

    def _ask(self, values: Values) -> tuple[Way, tuple[Artifact, ...]] | None:
        # A worker that was killed is replaced once: values that kill it need a full layout, in its limits.
        for _ in range(2):
            seat = self._seat()
            if seat is None:
                return None
            try:
                answer = seat.ask(values)
            except ConnectionError:
                self._let_go(seat.hold)
                continue
            seat.rows += 1
            if seat.rows < CHUNK:
                self.free.put(seat)
            else:
                self._let_go(seat.hold)
            return answer
        return None

    def _seat(self) -> Seat | None:
        try:
            return self.free.get_nowait()
        except queue.Empty:
            return None if self.is_over else self._open()

    def close(self) -> None:
        """End all workers, and open no more."""
        self.is_over = True
        for hold in tuple(self.held):
            self._let_go(hold)

    def _open(self) -> Seat | None:
        from reportgen.write.box.rows import rows_in_box  # noqa: PLC0415  # not where there is no box

        hold = ExitStack()
        with self.lock:
            self.held.add(hold)
        ask = hold.enter_context(rows_in_box(self.stencil, self.formats))
        if ask is None:
            self._let_go(hold)
            return None
        return Seat(ask, hold)

    def _let_go(self, hold: ExitStack) -> None:
        with self.lock:
            self.held.discard(hold)
        hold.close()

    def _suits(self, values: Values) -> bool:
        faces = self.stencil.document.theme.faces
        return values.keys() == self.stencil.marks.keys() and all(
            is_plain(values[name])
            and not any(forbidden_characters(values[name]))
            and not missing_glyphs(values[name], faces)
            for name in self.stencil.columns
        )

    def _keeps_limit(self, values: Values, artifacts: tuple[Artifact, ...]) -> bool:
        if self.limit.pages is None and self.limit.words is None:
            return True
        pages = max((each.pages for each in artifacts if each.pages is not None), default=0)
        return not any(excesses(Measure(pages, count_words(fill(self.stencil, values).html)), self.limit))


def is_plain(value: str) -> bool:
    """Whether a value is words and single spaces, which the engine takes as they are."""
    return (
        bool(value)
        and _ODD_SPACE.search(value) is None
        and not any(unicodedata.category(sign) in _INVISIBLE for sign in value)
    )


def _stands_in_blocks(stencil: Stencil) -> bool:
    """Whether a value is in words that editions record, so that what changed depends on it."""
    texts = [text for _, _, text in passages_in(stencil.document.html)]
    return any(mark in text for mark in stencil.marks.values() for text in texts)


@contextmanager
def sharing(
    task: Task, rows: Sequence[Row], render_full: Callable[[Values], tuple[Artifact, ...]]
) -> Iterator[SharedRows | None]:
    """The shared layout of these rows; None where they are few, or where it is not proved to be the same.

    The proof is one row, none of whose values is a mark: `render_full` must make the same bytes of it.
    """
    wanted = set(task.formats)
    is_fit = wanted <= FORMATS and bool(wanted & PAGED) and not task.has_bars
    if len(rows) < FEWEST or not is_fit or not _has_box():
        yield None
        return
    values = [row.values for row in rows]
    template = task.project.profiles[task.plan.profile].template
    stencil = cut_stencil(task.composed, task.project.templates, template, values)
    if stencil is None or (task.tells_changes and _stands_in_blocks(stencil)):
        yield None
        return
    shared = SharedRows(task, stencil)
    try:
        yield shared if _is_proved(shared, values, render_full) else None
    finally:
        shared.close()


def _has_box() -> bool:
    if sys.platform == "win32":
        return False
    from reportgen.write.box.door import render_in_box  # noqa: PLC0415  # not where there is no box

    return engines() is render_in_box


def _is_proved(
    shared: SharedRows, rows: Sequence[Values], render_full: Callable[[Values], tuple[Artifact, ...]]
) -> bool:
    """Whether a row that is set into pages comes out as its full layout does.

    It is the second: what the first has drawn is only used again from then on. Its full layout is made
    while a worker makes the shared one.
    """
    with ThreadPoolExecutor(max_workers=1) as pool:
        early = pool.submit(render_full, rows[1])
        was_drawn = False
        for number, values in enumerate(rows[:FEWEST]):
            answer = shared.make(values)
            if answer is not None and was_drawn:
                try:
                    return _same(answer[1], early.result() if number == 1 else render_full(values))
                except ReportgenError:
                    # The row will be told when it is its turn.
                    return False
            was_drawn = was_drawn or answer is not None
    return False


def _same(made: tuple[Artifact, ...], full: tuple[Artifact, ...]) -> bool:
    by_format = {each.format: each for each in full}
    return all(
        (each.content, each.pages) == (by_format[each.format].content, by_format[each.format].pages)
        for each in made
    )
