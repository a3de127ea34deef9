"""`{#id .class key="value"}` as the author wrote it."""

from __future__ import annotations

from reportgen.model.frozen import frozen
from reportgen.model.text.place import Place
from reportgen.model.text.words import Words


@frozen
class Attribute:
    """`place` is the whole of it, `value` knows its own characters; `#x` has the key `id`, `.x` `class`."""

    key: str
    value: Words
    place: Place


@frozen
class Attributes:
    """In the order of the file; `place` runs from brace to brace, None where there are none."""

    all: tuple[Attribute, ...] = ()
    place: Place | None = None

    def get(self, key: str) -> str | None:
        """The value of `key`; several values of one key are joined by spaces, so that no value fits."""
        values = [str(each.value) for each in self.all if each.key == key]
        return " ".join(values) if values else None

    def words(self, key: str) -> Words:
        """The value of `key` with its characters; empty where there is none."""
        return next((each.value for each in self.all if each.key == key), Words())

    def __contains__(self, key: str) -> bool:
        return any(each.key == key for each in self.all)

    def __bool__(self) -> bool:
        return bool(self.all)


NONE = Attributes()
