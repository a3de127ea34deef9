"""Runs of marked content → the words of one paragraph."""

from __future__ import annotations

from reportgen.ingest.pdf.drawn.hyphens import Vocabulary, continued, settled
from reportgen.ingest.pdf.tagged.marked_content import Run
from reportgen.model.imported import Words


class Inline:
    """Grows run by run; `known` are the words that the document writes on one line."""

    def __init__(self, known: Vocabulary) -> None:
        self.size = 0.0
        self._known = known
        self._words: list[Words] = []
        self._parts: list[str] = []
        self._address: str | None = None
        self._look: frozenset[str] = frozenset()
        self._last: tuple[int, int] | None = None

    def add(self, page: int, run: Run) -> None:
        """The next run in reading order."""
        gap = self._gap(page, run)
        if (run.address, run.look) != (self._address, self._look):
            self._close()
            self._address, self._look = run.address, run.look
        if not self._parts:
            self._parts.append(f" {run.text}" if gap and self._words else run.text)
        elif gap == "\n":
            self._parts[-1] = continued(self._parts[-1], run.text, self._known)
        else:
            self._parts += [gap, run.text] if gap else [run.text]
        self._last, self.size = (page, run.place), run.size

    def add_text(self, text: str) -> None:
        """Words that stand on no page."""
        self._parts.append(f" {text}" if self._parts or self._words else text)
        self._last = None

    def call(self, key: str, page: int, last: Run) -> None:
        """The call of a note, whose own sign ends with the run `last`."""
        self._close()
        self._words.append(Words("", note=key))
        self._last = (page, last.place)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was added yet."""
        return not self._parts and not self._words

    def take(self) -> tuple[Words, ...]:
        """Everything added since the last time."""
        self._close()
        words, self._words, self._last, self._address = tuple(self._words), [], None, None
        return words

    def _gap(self, page: int, run: Run) -> str:
        if self._last is None:
            return "" if self.is_empty else " "
        if self._last == (page, run.place - 1):
            return run.gap
        return "\n" if self._last[0] != page or run.place < self._last[1] else " "

    def _close(self) -> None:
        text = settled("".join(self._parts))
        if text:
            self._words.append(Words(text, self._look, self._address))
        self._parts = []
