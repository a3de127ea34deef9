"""Letters + everybody on the list → whose name or address stands in a letter to somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from reportgen.model.delivery import Recipient
from reportgen.model.frozen import frozen
from reportgen.proof.search import Leak
from reportgen.proof.strings.strings import Strings
from reportgen.proof.words.spelling import words_of_text

_TOKEN = re.compile(r"[^\s<>()\[\]{},;:\"'|?&=/]+")


@frozen
class Readers:
    """`addresses` in lower case and `names` of two words or more, as words, each with who is behind it."""

    addresses: Mapping[str, Recipient]
    names: Mapping[tuple[str, ...], Recipient]


def readers_of(recipients: Iterable[Recipient], known: str) -> Readers:
    """Who is on the list; `known` is what anybody may read: a contact, an author."""
    addresses = {each.address.casefold(): each for each in recipients}
    public = _addresses_in(known)
    words = words_of_text(known)
    names = {
        tuple(spelled.split()): each
        for each in addresses.values()
        if (spelled := words_of_text(each.name)) not in words and len(spelled.split()) > 1
    }
    return Readers({key: each for key, each in addresses.items() if key not in public}, names)


def find_readers(strings: Strings, readers: Readers, own: Recipient | None) -> Iterator[Leak]:
    """Everybody on the list whose address or name stands there and not in the row of `own`, each once."""
    found: dict[str, Leak] = {}
    longest = max(map(len, readers.names), default=0)
    mine = "" if own is None else "\n".join((own.address, own.name, *own.values.values()))
    own_words, own_addresses = words_of_text(mine), _addresses_in(mine)
    for part, text in strings.texts:
        for address in _addresses_in(text):
            other = readers.addresses.get(address)
            if other is not None and address not in own_addresses:
                found.setdefault(other.address, Leak("the address", other.address, part, other.span))
        words = words_of_text(text).split()
        for at in range(len(words)):
            for count in range(2, min(longest, len(words) - at) + 1):
                name = tuple(words[at : at + count])
                if name in readers.names and f" {' '.join(name)} " not in own_words:
                    other = readers.names[name]
                    found.setdefault(other.address, Leak("the name", other.name, part, other.span))
    yield from found.values()


def _addresses_in(text: str) -> frozenset[str]:
    tokens = (each.strip(".").casefold() for each in _TOKEN.findall(unquote(text)))
    return frozenset(each for each in tokens if "@" in each)
