"""The kinds of single values, each refusing with words that an author understands."""

from __future__ import annotations

import math
import re
from datetime import date

from reportgen.model.content.block import FieldValue
from reportgen.read.forms.kinds import Kind, Schema, printed, scalar
from reportgen.read.forms.refusal import RefusedError, refusal
from reportgen.read.yaml.nodes import Raw
from reportgen.read.yaml.scalars import free_value, meaning

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)

_ANY_TEXT: Schema = {"type": "string"}
_SOME_TEXT: Schema = {"type": "string", "minLength": 1}
_DATE: Schema = {"type": "string", "format": "date"}


def _text(value: Raw) -> str:
    if not isinstance(value, str):
        raise refusal("text", value)
    return value.strip()


def _prose(value: Raw) -> str:
    text = _text(value)
    if not text:
        raise refusal("text", None)
    return text


def _line(value: Raw) -> str:
    text = _prose(value)
    if "\n" in text:
        raise RefusedError("must stand on one line")
    return text


def _word(value: Raw) -> str:
    text = _line(value)
    if len(text.split()) > 1 or "," in text:
        raise refusal("one word", value)
    return text


def _whole(value: Raw) -> int:
    number = meaning(value) if isinstance(value, str) else None
    if isinstance(number, bool) or not isinstance(number, int):
        raise refusal("a whole number", value)
    return int(number)


def _number(value: Raw) -> float:
    number = meaning(value) if isinstance(value, str) else None
    if isinstance(number, bool) or not isinstance(number, int | float) or not math.isfinite(number):
        raise refusal("a number", value)
    return float(number)


def _flag(value: Raw) -> bool:
    truth = meaning(value) if isinstance(value, str) else None
    if not isinstance(truth, bool):
        raise refusal("true or false", value)
    return truth


def _day(value: Raw) -> date:
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise refusal("a day of the calendar", value) from error
    raise refusal("a date like 2027-05-21", value)


def _iso_day(value: Raw) -> str:
    _day(value)
    return _text(value)


def _matching(pattern: re.Pattern[str], expected: str) -> Kind[str]:
    def read(value: Raw) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise refusal(expected, value)
        return str(value)

    return scalar(read, {"type": "string", "pattern": f"^{pattern.pattern}$"})


TEXT = scalar(_text, _ANY_TEXT)
"""Text, perhaps empty."""

LINE = scalar(_line, _SOME_TEXT)
"""Text on one line, not empty."""

WORD = scalar(_word, _SOME_TEXT)
"""Text without spaces and commas, so that lists of such words can be written in a line."""

PROSE = scalar(_prose, _SOME_TEXT)
"""Text on any number of lines, not empty."""

WHOLE = scalar(_whole, {"type": "integer"})
NUMBER = scalar(_number, {"type": "number"})
FLAG = scalar(_flag, {"type": "boolean"})
DAY = scalar(_day, _DATE)

ISO_DAY = scalar(_iso_day, _DATE)
"""A date that stays text, because it is only printed."""

IDENTIFIER = _matching(_ID, "an id of letters, digits and hyphens")
LANGUAGE = _matching(_LANGUAGE, "a language code like en-GB")

PRINTED = printed()
"""Anything that is only printed, as it is typed."""

FREE: Kind[FieldValue] = scalar(free_value, {})
"""Anything: scalars with their meaning, lists as tuples."""
