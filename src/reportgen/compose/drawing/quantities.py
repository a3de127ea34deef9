"""A number and how its author wrote it → the same number on bars, in sums and in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from reportgen.model.frozen import frozen


@frozen
class NumberStyle:
    """How a chart writes numbers that nobody typed: the sign before decimals, and what parts thousands."""

    decimal: str = "."
    group: str = ","
    suffix: str = ""

    def write(self, value: Decimal) -> str:
        """Write every digit of a number."""
        whole, _, decimals = f"{abs(value):,f}".partition(".")
        sign = "−" if value < 0 else ""
        fraction = f"{self.decimal}{decimals}" if decimals else ""
        return f"{sign}{whole.replace(',', self.group)}{fraction}{self.suffix}"


@frozen
class Quantity:
    """`text` is what readers see, without a unit."""

    value: Decimal
    text: str

    @property
    def length(self) -> float:
        """The number for geometry."""
        return float(self.value)


PLAIN = NumberStyle()


def quantity(value: float, style: NumberStyle = PLAIN) -> Quantity:
    """A number that was counted or marks an axis; fifteen digits take away what binary fractions add."""
    exact = Decimal(f"{value:.15g}")
    # 1E+3 is 1000, and 12.0 is 12.
    exact = exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact
    return Quantity(exact, style.write(exact))


def total(values: Iterable[Quantity | None], style: NumberStyle) -> Quantity:
    """The sum of what there is, with as many decimals as its most exact part."""
    added = sum((each.value for each in values if each is not None), Decimal(0))
    return Quantity(added, style.write(added))
