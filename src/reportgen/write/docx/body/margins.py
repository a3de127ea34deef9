"""Margins → the gaps between blocks, collapsed as CSS 2.2, 8.3.1 says."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.write.docx.values.blocks import Block, Paragraph, Table
from reportgen.write.docx.values.replace import replace


@dataclass(slots=True)
class Flow:
    """Blocks in order; what is added takes the margins that were met since the block before."""

    blocks: list[Block] = field(default_factory=list)
    _margins: list[float] = field(default_factory=list)
    _solid: float = 0.0
    _starts_page: bool = False
    _is_at_top: bool = False

    def margin(self, length: float) -> None:
        """Meet one margin; it collapses with its neighbours, or with the top of the page."""
        if not self._is_at_top:
            self._margins.append(length)

    def pad(self, length: float) -> None:
        """Meet padding or a border; margins before and after it do not collapse."""
        if length:
            self._is_at_top = False
            self._solid += self._collapsed() + length
            self._margins.clear()

    def start_page(self) -> None:
        """Let the next block begin a page; margins before the break are gone."""
        if self.blocks:
            self._starts_page = True
        self.forget()

    def turn_page(self) -> None:
        """Go on at the top of the next page, where the text would have gone by itself (CSS Break 3, 5.2)."""
        self.forget()
        self._is_at_top = True

    def forget(self) -> None:
        """Drop the margins met so far."""
        self._margins.clear()
        self._solid = 0.0

    def take_gap(self) -> float:
        """The space between the block before and the next one."""
        gap = round(self._solid + self._collapsed(), 2)
        self.forget()
        return gap

    @property
    def awaits_page(self) -> bool:
        """Whether the next block begins a page."""
        return self._starts_page

    def page_started(self) -> None:
        """A section break has begun the page already."""
        self._starts_page = False

    def add(self, block: Paragraph | Table, *, gap: float | None = None) -> None:
        """Add a block at the gap met so far."""
        block = replace(block, gap=self.take_gap() if gap is None else gap, starts_page=self._starts_page)
        self._starts_page = self._is_at_top = False
        self.blocks.append(block)

    def keep_with_next(self) -> None:
        """Keep the last paragraph on the page of what follows."""
        last = self.blocks[-1] if self.blocks else None
        if isinstance(last, Paragraph):
            self.blocks[-1] = replace(last, look=replace(last.look, keeps_next=True))

    def _collapsed(self) -> float:
        return max([0.0, *self._margins]) + min([0.0, *self._margins])
