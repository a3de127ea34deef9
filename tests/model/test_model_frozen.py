"""A frozen value is what the standard library's frozen dataclass with slots is, only made sooner."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import Any

import pytest

from reportgen.model.frozen import frozen


@frozen
class Place:
    """A value with all kinds of fields."""

    path: str
    line: int = 1
    parts: tuple[str, ...] = ()
    known: Mapping[str, int] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """A property, as classes with slots have them."""
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Model:
    """What the standard library makes of the same fields."""

    path: str
    line: int = 1
    parts: tuple[str, ...] = ()
    known: Mapping[str, int] = field(default_factory=dict)


@frozen
class Only:
    """A value of one field."""

    name: str


GIVEN: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    (("a",), {}),
    (("a", 2), {"parts": ("b",)}),
    ((), {"path": "a", "known": {"b": 1}}),
    (("a", 1, (), {}), {}),
]


@pytest.mark.parametrize(("given", "named"), GIVEN)
def test_it_holds_what_the_standard_library_would_hold(given: Any, named: Any) -> None:
    value, model = Place(*given, **named), Model(*given, **named)

    assert asdict(value) == asdict(model)
    assert repr(value) == repr(model).replace("Model", "Place")
    assert value == Place(*given, **named)
    assert value.words == f"a:{model.line}"


@pytest.mark.parametrize(("given", "named"), [((), {}), (("a",), {"nope": 1}), (("a", 1, (), {}, 5), {})])
def test_it_refuses_the_arguments_that_the_standard_library_refuses(given: Any, named: Any) -> None:
    with pytest.raises(TypeError) as model:
        Model(*given, **named)
    with pytest.raises(TypeError) as value:
        Place(*given, **named)

    assert str(value.value) == str(model.value).replace("Model", "Place")


def test_it_cannot_be_changed() -> None:
    value = Place("a")

    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'line'"):
        value.line = 2  # type: ignore[misc]  # what is tested
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'line'"):
        del value.line
    with pytest.raises(FrozenInstanceError):
        value.other = 2  # type: ignore[attr-defined]  # as above
    assert not hasattr(value, "__dict__")


def test_equal_values_have_equal_hashes_and_other_kinds_are_not_equal() -> None:
    assert hash(Only("a")) == hash(Only("a"))
    assert len({Only("a"), Only("a"), Only("b")}) == 2
    assert Only("a") != Only("b")
    other: object = Model("a")
    assert Place("a") != other


def test_a_value_with_content_that_has_no_hash_has_none() -> None:
    with pytest.raises(TypeError):
        hash(Place("a"))


def test_the_standard_library_takes_it_for_its_own() -> None:
    value = Place("a", 2)

    assert replace(value, line=3) == Place("a", 3)
    assert [each.name for each in fields(value)] == ["path", "line", "parts", "known"]
    assert dataclasses.is_dataclass(Place)


def test_a_default_that_is_made_is_made_for_each() -> None:
    assert Place("a").known is not Place("a").known


def test_it_is_copied_and_pickled() -> None:
    value = Place("a", 2, ("b",), {"c": 3})

    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301  # our own
    assert copy.copy(value) == copy.deepcopy(value) == value


def test_it_matches_by_place() -> None:
    match Place("a", 2):
        case Place(path, line):
            found = (path, line)

    assert found == ("a", 2)


def test_no_name_of_a_field_is_taken() -> None:
    @frozen
    class Held:
        """Fields named as what a constructor may be written with."""

        put: int
        name: str = "a"
        MISSING: int = 3
        default_name: str = "b"
        parts: tuple[str, ...] = field(default_factory=tuple)

    assert asdict(Held(1)) == {"put": 1, "name": "a", "MISSING": 3, "default_name": "b", "parts": ()}


def test_values_without_fields_are_all_equal() -> None:
    @frozen
    class Nothing:
        """Holds nothing."""

    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())
    assert repr(Nothing()).endswith("Nothing()")
