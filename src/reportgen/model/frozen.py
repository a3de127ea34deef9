"""A class of fields → a frozen value with slots: what `dataclass(frozen=True, slots=True)` makes, far sooner.

`dataclass` writes and compiles eight methods of every class while it is imported. That takes 0.8 ms, a call
of reportgen meets two hundred classes, and it makes values of half of them. Here `__init__` is written when
the first value is made, and nothing else has to be.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

Value = TypeVar("Value")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Value]) -> type[Value]:
    """The class as a value; `fields`, `replace`, `asdict` and `pickle` take it for any other dataclass."""
    # For a class without words `dataclass` would write a signature, which takes longer than all the rest.
    cls.__doc__ = cls.__doc__ or cls.__name__
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    content = attrgetter(*made.__match_args__) if made.__match_args__ else lambda _: ()

    def begin(value: Any, *given: Any, **named: Any) -> None:
        made.__init__ = _written_init(made)
        made.__init__(value, *given, **named)

    def equals(value: Any, other: object) -> bool:
        return bool(content(value) == content(other)) if other.__class__ is made else NotImplemented

    made.__init__ = begin
    made.__eq__ = equals
    made.__hash__ = lambda value: hash(content(value))
    made.__repr__ = _told
    made.__getstate__, made.__setstate__ = _state, _restore
    made.__setattr__, made.__delattr__ = _refuse_to_change, _refuse_to_drop
    kept: type[Value] = made
    return kept


def _written_init(made: Any) -> Callable[..., None]:
    """A function that takes each field at its place or by its name."""
    known: dict[str, Any] = {"_MISSING": MISSING}
    arguments, lines = ["self"], ["  pass"]
    for each in fields(made):
        argument, content = _argument(each, known)
        arguments.append(argument)
        # The slot itself takes a value in half of the time of `object.__setattr__`.
        known[f"_put_{each.name}"] = getattr(made, each.name).__set__
        lines.append(f"  _put_{each.name}(self, {content})")
    exec("\n".join((f"def __init__({', '.join(arguments)}):", *lines)), known)  # noqa: S102  # as `dataclass` does, from names of fields
    written: Callable[..., None] = known["__init__"]
    written.__qualname__ = f"{made.__qualname__}.__init__"
    return written


def _argument(each: Field[Any], known: dict[str, Any]) -> tuple[str, str]:
    """One argument as it is written, and what the field is set to; `known` gets what both name."""
    name = each.name
    if each.default is not MISSING:
        known[f"_default_{name}"] = each.default
        return f"{name}=_default_{name}", name
    if each.default_factory is not MISSING:
        known[f"_new_{name}"] = each.default_factory
        return f"{name}=_MISSING", f"_new_{name}() if {name} is _MISSING else {name}"
    return name, name


def _told(value: Any) -> str:
    content = ", ".join(f"{name}={getattr(value, name)!r}" for name in value.__match_args__)
    return f"{value.__class__.__qualname__}({content})"


def _state(value: Any) -> list[Any]:
    return [getattr(value, name) for name in value.__match_args__]


def _restore(value: Any, state: list[Any]) -> None:
    for name, content in zip(value.__match_args__, state, strict=True):
        object.__setattr__(value, name, content)


def _refuse_to_change(_value: object, name: str, _content: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_drop(_value: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
