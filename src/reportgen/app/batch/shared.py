"""The stencil of one profile → the reports of its rows, from workers that hold its layout."""

from __future__ import annotations

import queue
import re
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from reportgen.app.history.change_bars import wants_bars
from reportgen.compose.glyphs.characters import forbidden_characters
from reportgen.compose.glyphs.glyphs import missing_glyphs
from reportgen.fonts.emoji import find_emoji
from reportgen.model.plan import Plan
from reportgen.model.profile import Format
from reportgen.model.project import Project
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.change_bars import AS_PROFILED
from reportgen.model.report.document import Document
from reportgen.model.report.stencil import Stencil, fill
from reportgen.model.report.unshareable import Refusal
from reportgen.plan.limit.measure import Measure, excesses
from reportgen.record import count_words

if TYPE_CHECKING:
    from reportgen.write.worker.row_client import Answer, Ask

Values = Mapping[str, str]

# After so many rows a worker makes room for a new one.
CHUNK = 1000
# After so many rows one after another that met a fault the next ones are not tried.
MOST_FAULTS = 3

# The engine folds, drops or hides other space and invisible signs, each in its own way.
_ODD_SPACE = re.compile(r"^\s|\s$|\s\s|[^\S ]")
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})

ODD_VALUE = Refusal("a value is missing, is empty, or has odd space, emoji or signs that cannot be seen")
OVER_LIMIT = Refusal("it may be over its limit")
ENDED = Refusal("two workers were ended at it", is_fault=True)
ALL_OVER = Refusal("the run is ending")
GIVEN_UP = Refusal("the shared layout was given up after faults at other rows", is_fault=True)


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
            self.project.profiles[self.plan.profile], AS_PROFILED
        )


@dataclass(slots=True)
class Seat:
    """One worker that is free, and how many rows it has made."""

    ask: Ask
    hold: ExitStack
    rows: int = 0


class SharedRows:
    """Asks free workers, opening another where none is free; safe to call from several threads."""

    def __init__(self, task: Task, stencil: Stencil) -> None:
        self.stencil, self.formats = stencil, task.formats
        self.limit = task.project.profiles[task.plan.profile].limit
        self.free: queue.SimpleQueue[Seat] = queue.SimpleQueue()
        self.lock = Lock()
        self.held: set[ExitStack] = set()
        self.faults = 0
        self.is_over = False

    def open_first(self) -> Refusal | None:
        """Lay out what rows share, in a first worker; why not, where it cannot be done."""
        seat = self._open()
        if isinstance(seat, Refusal):
            return seat
        self.free.put(seat)
        return None

    def make(self, values: Values) -> Answer | Refusal:
        """The report of one row as a full layout would make it; why not, where only that can."""
        if not self._suits(values):
            return ODD_VALUE
        if self.faults >= MOST_FAULTS:
            return GIVEN_UP
        columns = self.stencil.columns
        answer = self._ask({name: value for name, value in values.items() if name in columns})
        # Faults that other threads meet at the same time may count once; the number only ends waste.
        self.faults = self.faults + 1 if isinstance(answer, Refusal) and answer.is_fault else 0
        if isinstance(answer, Refusal) or self._keeps_limit(values, answer[1]):
            return answer
        return OVER_LIMIT

    def _ask(self, values: Values) -> Answer | Refusal:
        # A worker that was killed is replaced once: values that kill it need a full layout, in its limits.
        for _ in range(2):
            seat = self._seat()
            if isinstance(seat, Refusal):
                return seat
            try:
                answer = seat.ask(values)
            except ConnectionError:
                self._let_go(seat.hold)
                continue
            seat.rows += 1
            is_done = seat.rows >= CHUNK or (isinstance(answer, Refusal) and answer.is_fault)
            if is_done:
                self._let_go(seat.hold)
            else:
                self.free.put(seat)
            return answer
        return ALL_OVER if self.is_over else ENDED

    def _seat(self) -> Seat | Refusal:
        try:
            return self.free.get_nowait()
        except queue.Empty:
            return ALL_OVER if self.is_over else self._open()

    def close(self) -> None:
        """End all workers, and open no more."""
        self.is_over = True
        for hold in tuple(self.held):
            self._let_go(hold)

    def _open(self) -> Seat | Refusal:
        from reportgen.write.worker.row_client import rows_in_worker  # noqa: PLC0415  # not where there is no box

        hold = ExitStack()
        with self.lock:
            self.held.add(hold)
        ask = hold.enter_context(rows_in_worker(self.stencil, self.formats))
        if isinstance(ask, Refusal):
            self._let_go(hold)
            return ask
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
            and not any(find_emoji(values[name]))
            for name in self.stencil.columns
        )

    def _keeps_limit(self, values: Values, artifacts: tuple[Artifact, ...]) -> bool:
        if self.limit.pages is None and self.limit.words is None:
            return True
        pages = max((each.pages for each in artifacts if each.pages is not None), default=0)
        return not any(
            excesses(Measure(pages, count_words(fill(self.stencil, values).page.root)), self.limit)
        )


def is_plain(value: str) -> bool:
    """Whether a value is words and single spaces, which the engine takes as they are."""
    return (
        bool(value)
        and _ODD_SPACE.search(value) is None
        and not any(unicodedata.category(sign) in _INVISIBLE for sign in value)
    )
