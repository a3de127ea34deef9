"""The kinds of fields that forms are made of, each refusing with words that an author understands."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import Annotated, TypeAlias, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from reportgen.model.block import FieldValue
from reportgen.read.meaning import free_value, meaning

WRONG = "wrong"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)


class Form(BaseModel):
    """A mapping whose keys are all known; `description` of each field feeds the schemas."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def kind_of(value: object) -> str:
    """Name what an author wrote instead of what was expected."""
    if value is None:
        return "empty"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    text = str(value)
    return f'"{text if len(text) <= 40 else text[:40] + "…"}"'


def _refusal(expected: str, value: object) -> PydanticCustomError:
    # The words stand in the context, because pydantic would read braces in a message as its own.
    return PydanticCustomError(WRONG, "{words}", {"words": f"must be {expected}, not {kind_of(value)}"})


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _refusal("text", value)
    return str(value).strip()


def _line(value: object) -> str:
    text = _text(value)
    if not text:
        raise _refusal("text", None)
    if "\n" in text:
        raise PydanticCustomError(WRONG, "{words}", {"words": "must stand on one line"})
    return text


def _word(value: object) -> str:
    text = _line(value)
    if len(text.split()) > 1 or "," in text:
        raise _refusal("one word", value)
    return text


def _prose(value: object) -> str:
    text = _text(value)
    if not text:
        raise _refusal("text", None)
    return text


def _whole(value: object) -> int:
    number = meaning(value) if isinstance(value, str) else None
    if isinstance(number, bool) or not isinstance(number, int):
        raise _refusal("a whole number", value)
    return number


def _number(value: object) -> float:
    number = meaning(value) if isinstance(value, str) else None
    if isinstance(number, bool) or not isinstance(number, int | float) or not math.isfinite(number):
        raise _refusal("a number", value)
    return float(number)


def _flag(value: object) -> bool:
    truth = meaning(value) if isinstance(value, str) else None
    if not isinstance(truth, bool):
        raise _refusal("true or false", value)
    return truth


def _day(value: object) -> date:
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise _refusal("a day of the calendar", value) from error
    raise _refusal("a date like 2027-05-21", value)


def _matching(value: object, pattern: re.Pattern[str], expected: str) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise _refusal(expected, value)
    return str(value)


def _identifier(value: object) -> str:
    return _matching(value, _ID, "an id of letters, digits and hyphens")


def _language(value: object) -> str:
    return _matching(value, _LANGUAGE, "a language code like en-GB")


def _iso_day(value: object) -> str:
    return _day(value).isoformat()


Text: TypeAlias = Annotated[str, BeforeValidator(_text)]
"""Text, perhaps empty."""

Line: TypeAlias = Annotated[str, BeforeValidator(_line), Field(min_length=1)]
"""Text on one line, not empty."""

Word: TypeAlias = Annotated[str, BeforeValidator(_word), Field(min_length=1)]
"""Text without spaces and commas, so that lists of such words can be written in a line."""

Prose: TypeAlias = Annotated[str, BeforeValidator(_prose), Field(min_length=1)]
"""Text on any number of lines, not empty."""

Whole: TypeAlias = Annotated[int, BeforeValidator(_whole)]
Number: TypeAlias = Annotated[float, BeforeValidator(_number)]
Flag: TypeAlias = Annotated[bool, BeforeValidator(_flag)]
Day: TypeAlias = Annotated[date, BeforeValidator(_day)]

IsoDay: TypeAlias = Annotated[
    str, BeforeValidator(_iso_day), WithJsonSchema({"type": "string", "format": "date"})
]
"""A date that stays text, because it is only printed."""

Identifier: TypeAlias = Annotated[
    str, BeforeValidator(_identifier), WithJsonSchema({"type": "string", "pattern": f"^{_ID.pattern}$"})
]
Language: TypeAlias = Annotated[
    str, BeforeValidator(_language), WithJsonSchema({"type": "string", "pattern": f"^{_LANGUAGE.pattern}$"})
]


Member = TypeVar("Member")


def _not_empty(members: tuple[Member, ...]) -> tuple[Member, ...]:
    if not members:
        raise PydanticCustomError(WRONG, "{words}", {"words": "must not be empty"})
    return members


# Checked after the members: pydantic's own least length also counts members with mistakes as missing.
Some: TypeAlias = Annotated[
    tuple[Member, ...], AfterValidator(_not_empty), Field(json_schema_extra={"minItems": 1})
]
"""A list that holds something."""


def _free(value: object) -> FieldValue:
    return free_value(value)  # type: ignore[arg-type]  # pydantic hands over what `raw` made


Free: TypeAlias = Annotated[object, AfterValidator(_free), WithJsonSchema({})]
"""Anything: scalars with their meaning, lists as tuples."""
