"""Values → YAML as the project's reader takes it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Value: TypeAlias = str | int | float | bool | Sequence[str] | None

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[ -][A-Za-z0-9]+)*")
# Words that YAML 1.2, or a reader of 1.1, takes for something else.
_MEANT = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"})


def mapping(fields: Mapping[str, Value], indent: str = "") -> str:
    """One line for each field that is not None."""
    return "".join(
        f"{indent}{name}: {scalar(value)}\n" for name, value in fields.items() if value is not None
    )


def item(fields: Mapping[str, Value], indent: str = "") -> str:
    """The fields as one member of a list."""
    return f"{indent}- {mapping(fields, f'{indent}  ').removeprefix(f'{indent}  ')}"


def scalar(value: Value) -> str:
    """One value on one line."""
    if isinstance(value, str):
        is_plain = _PLAIN.fullmatch(value) is not None and value.lower() not in _MEANT
        return value if is_plain else json.dumps(value, ensure_ascii=False)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)
    return f"[{', '.join(scalar(each) for each in value)}]"
