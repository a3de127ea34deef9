"""The text of a cell + the decimal sign that its file declares → the number, or nothing.

Without a declaration a number is `1234.5` or `1,234.5`: whatever might be read in two ways is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from reportgen.model.frozen import frozen

DECIMAL_SIGNS = (".", ",")
_SPACES = "\u00a0\u2009\u202f"
_MOST_DIGITS, _MOST_DECIMALS = 15, 10


@frozen
class WrittenNumber:
    """`text` is the number as written, without its percent sign; `group` parts its thousands, if any does."""

    value: Decimal
    text: str
    decimal: str
    group: str
    suffix: str


def _pattern(decimal: str, groups: str) -> re.Pattern[str]:
    fraction = rf"(?:{re.escape(decimal)}(?P<fraction>\d+))?"
    # No number begins with a nought and goes on with a thousand: 0,123 is another notation.
    grouped = rf"(?!0)\d{{1,3}}(?P<group>[{re.escape(groups)}])\d{{3}}(?:(?P=group)\d{{3}})*"
    return re.compile(rf"(?P<sign>[+\-−]?)(?P<whole>{grouped}|\d+){fraction}(?P<suffix>[{_SPACES} ]?%)?")


# Declared decimal sign → how numbers look.
_PATTERNS: Mapping[str | None, re.Pattern[str]] = {
    None: _pattern(".", f",{_SPACES}"),
    ".": _pattern(".", f",{_SPACES} '’"),
    ",": _pattern(",", f".{_SPACES} '’"),
}


def read_number(text: str, decimal: str | None = None) -> WrittenNumber | None:
    """Read a number of a cell; None where it is none in the declared notation."""
    found = _PATTERNS[decimal].fullmatch(text.strip())
    if found is None or _is_long(found):
        return None
    whole = re.sub(r"\D", "", found["whole"])
    sign = "-" if found["sign"] in {"-", "−"} else ""
    suffix = found["suffix"] or ""
    written = text.strip().removesuffix(suffix)
    value = Decimal(f"{sign}{whole}.{found['fraction'] or ''}")
    return WrittenNumber(value, written, decimal or ".", found["group"] or "", suffix)


def are_unclear(texts: Iterable[str]) -> bool:
    """Whether numbers without a declaration mix `1.500` and `12,500`, and none tells which sign is which."""
    known = tuple(texts)
    is_mixed = all(any(sign in text for text in known) for sign in DECIMAL_SIGNS)
    return is_mixed and all(read_number(text, sign) is not None for text in known for sign in DECIMAL_SIGNS)


def fault_in(text: str, decimal: str | None) -> str:
    """What is wrong with a cell that is no number that can be read."""
    found = _PATTERNS[decimal].fullmatch(text.strip())
    if found is not None and _is_long(found):
        return f"has too many digits: a number has at most {_MOST_DIGITS}, and {_MOST_DECIMALS} decimals"
    return "is no number"


def way_to_write(text: str, decimal: str | None) -> str:
    """What the author of a cell that is no number may do."""
    found = _PATTERNS[decimal].fullmatch(text.strip())
    if found is not None:
        return "round it, or use a larger or smaller unit"
    read = {sign: number for sign in DECIMAL_SIGNS if (number := read_number(text, sign)) is not None}
    if decimal is None and read:
        sign, number = next(iter(read.items()))
        way = f'`decimal: "{sign}"` for the file in content/data/data.yaml'
        return f"write {number.value:f}, or declare {way}"
    if read or (decimal is not None and read_number(text) is not None):
        return f'decimals are declared to follow "{decimal}": write them so in every cell'
    return 'write digits, or "Not stated" where there is none'


def _is_long(found: re.Match[str]) -> bool:
    digits = sum(each.isdigit() for each in found["whole"])
    return digits > _MOST_DIGITS or len(found["fraction"] or "") > _MOST_DECIMALS
