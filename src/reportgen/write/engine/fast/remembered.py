"""A question about a style → the same question, answered once by each style.

Asked only when boxes are laid out, after which styles stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

Answer = TypeVar("Answer")


def remembered(find: Callable[[Any], Answer]) -> Callable[[Any], Answer]:
    """`find`, whose answer is kept with the style."""
    name = f"reportgen_{find.__module__}_{find.__name__}"

    @wraps(find)
    def answer(style: Any) -> Answer:
        kept: dict[str, Answer] = style.__dict__
        if name not in kept:
            kept[name] = find(style)
        return kept[name]

    return answer
