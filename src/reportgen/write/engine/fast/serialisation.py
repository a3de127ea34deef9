"""Numbers, names and texts of a PDF as bytes, told apart by their type at once."""

from __future__ import annotations

from typing import Any

import pydyf

from reportgen.write.engine.fast.step import Step

engine_to_bytes = pydyf._to_bytes


def to_bytes(item: Any) -> Any:
    """What the engine's function of the same name says."""
    kind = type(item)
    if kind is bytes:
        return item
    if kind is str:
        return item.encode("ascii")
    if kind is int:
        return b"%d" % item
    if kind is float:
        return b"%d" % item if item.is_integer() else f"{item:f}".rstrip("0").encode("ascii")
    return engine_to_bytes(item)


STEPS = (Step(pydyf, "_to_bytes", to_bytes, is_local=True),)
