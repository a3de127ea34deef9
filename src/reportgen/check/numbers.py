"""Text → the numbers that it prints, each with what it is worth: `10^6`, 10⁶ and "a million" are 1000000."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportgen.model.frozen import frozen

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_POWER = r"(?:\^[-−+]?\d+|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
_NUMBER = re.compile(
    rf"(?<![\w.,^])(?P<number>\d+(?:[.,:]\d+)*)(?P<power>{_POWER})?(?:\s?[×·]\s?10(?P<scale>{_POWER}))?"
)
_SCALES: Mapping[str, int] = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_SCALE = re.compile(rf"\s({'|'.join(_SCALES)})s?\b")
_SINGLE = re.compile(rf"\b(?:an?|one)\s({'|'.join(_SCALES)})\b", re.IGNORECASE)
# "COVID-19", "F-16": part of a name. "Mid-2026" is none.
_NAMED = re.compile(r"(?<![\w-])(?!(?:Early|Late|Mid|Non|Post|Pre|Under|Over)-)[A-Z]\w*[-‐‑]$")
_LARGEST = 30  # powers above it stay as they are written
_GROUPED = re.compile(r",(?=\d{3}(?:\D|$))")


@frozen
class PrintedNumber:
    """`text` as it is printed from `start` on; `worth` are the values that it may stand for."""

    start: int
    text: str
    worth: frozenset[str]


def numbers_in(text: str) -> Iterator[PrintedNumber]:
    """Every number of a text that is not part of a name."""
    for found in _NUMBER.finditer(text):
        if _NAMED.search(text, max(0, found.start() - 40), found.start()):
            continue
        written = found.group().rstrip(".,:")
        worth = {normal_number(written)}
        if not found["power"] and not found["scale"]:
            named = _SCALE.match(text, found.end())
            if named is not None:
                worth.add(_scaled(written, _SCALES[named[1]]))
        yield PrintedNumber(found.start(), written, frozenset(worth))


def values_in(text: str) -> frozenset[str]:
    """What the numbers of a text are worth, those in words too."""
    values = {each for number in numbers_in(text) for each in number.worth}
    return frozenset(values | {_scaled("1", _SCALES[found[1].lower()]) for found in _SINGLE.finditer(text)})


def normal_number(text: str) -> str:
    """`1,900` and `1900` are one number, `10^6` is 1000000; `16.2` stays."""
    found = _NUMBER.fullmatch(text)
    if found is None or not (found["power"] or found["scale"]):
        return _GROUPED.sub("", text).rstrip(".,:")
    whole, _, part = normal_number(found["number"]).replace(",", ".").replace(":", ".").partition(".")
    power, scale = _exponent(found["power"] or "1"), _exponent(found["scale"] or "0")
    if max(abs(power), abs(scale)) > _LARGEST or not (power >= 0 or whole == "10"):
        return text
    if power < 0:
        return _shifted(1, power + scale)
    return _shifted(int((whole + part).replace(".", "")) ** power, scale - len(part) * power)


def _exponent(written: str) -> int:
    return int(written.translate(_RAISED).removeprefix("^").replace("−", "-"))


def _scaled(number: str, zeros: int) -> str:
    normal = normal_number(number)
    whole, _, part = normal.partition(".")
    is_plain = whole.isdigit() and (part.isdigit() or not part)
    return _shifted(int(whole + part), zeros - len(part)) if is_plain else normal


def _shifted(digits: int, zeros: int) -> str:
    """`digits` with as many zeros behind it, or with its point so far to the left."""
    if zeros >= 0:
        return f"{digits}{'0' * zeros if digits else ''}"
    written = str(digits).rjust(1 - zeros, "0")
    part = written[zeros:].rstrip("0")
    return f"{written[:zeros]}.{part}" if part else written[:zeros]
