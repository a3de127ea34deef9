"""CSS of a drawing ⇄ its rules and declarations, read by a parser and written anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

# Most styles are names, numbers and colours, in which nothing can hide: they need no parser.
_SIMPLE = re.compile(r"[\w\s:;#.,%+-]*")
# Without one of these words, an escape or an at-sign no address can be written.
_SUSPECT = re.compile(r"url|src|image|cross-fade|expression|[\\@]", re.IGNORECASE)
_INNER = re.compile(r"""url\(\s*(["']?)#[\w.:-]+\1\s*\)""", re.IGNORECASE)
_NAME = re.compile(r"[\w-]+")


MOST_DEPTH = 20
"""Brackets within each other."""


def is_simple(text: str) -> bool:
    """Whether a style needs no parser."""
    return _SIMPLE.fullmatch(text) is not None


def declared(text: str) -> Iterator[tuple[str, str, bool]]:
    """Name, value and importance of each declaration; what CSS ignores is not among them."""
    if not is_simple(text):
        yield from _declared(text)
        return
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon and value.strip() and _NAME.fullmatch(name.strip()):
            yield name.strip().lower(), value.strip(), False


def rules(text: str) -> Iterator[tuple[str, str]]:
    """Selector and declarations of each rule; ValueError says what else a style sheet holds."""
    for rule in _tinycss2().parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule":
            raise ValueError(f"its style sheet holds @{rule.at_keyword}")
        if rule.type != "qualified-rule":
            raise ValueError("its style sheet cannot be read")
        if any(token.type in {"{} block", "at-keyword"} for token in (*rule.prelude, *rule.content)):
            raise ValueError("its style sheet holds rules within rules")
        yield _written(rule.prelude), _written(rule.content)


def rewritten_style(text: str, change: Callable[[str, str], dict[str, str]]) -> str:
    """Declarations of which each is what `change` makes of it."""
    parts: list[str] = []
    for name, value, is_important in declared(text):
        weight = " !important" if is_important else ""
        parts += (f"{new}:{part}{weight};" for new, part in change(name, value).items())
    return "".join(parts)


def rewritten_sheet(text: str, change: Callable[[str, str], dict[str, str]]) -> str:
    """A style sheet with such declarations, and nothing else."""
    return "\n".join(f"{selector}{{{rewritten_style(inner, change)}}}" for selector, inner in rules(text))


def addresses(text: str) -> Iterator[str]:
    """Every address in CSS that leads out of the file, however it is spelled."""
    if _SUSPECT.search(_INNER.sub("", text)):
        yield from _addresses(_tinycss2().parse_component_value_list(text))


def _addresses(tokens: Iterable[Any], depth: int = 0) -> Iterator[str]:
    _check_depth(depth)
    for token in tokens:
        inner = getattr(token, "content", None) or getattr(token, "arguments", None) or ()
        if token.type == "url" and not token.value.startswith("#"):
            yield token.value
        elif token.type == "at-keyword" and token.lower_value in {"import", "font-face", "namespace"}:
            yield f"@{token.value}"
        elif token.type == "error":
            yield token.message
        elif token.type == "function" and token.lower_name in _FETCHING:
            said = [each.value for each in inner if each.type == "string"]
            yield from (each for each in said if not each.startswith("#"))
            yield from () if said else (f"{token.name}(",)
        yield from _addresses([each for each in inner if not isinstance(each, str)], depth + 1)


# CSS Values 4 and CSS Images 4: functions whose strings are addresses; the last runs code in old browsers.
_FETCHING = frozenset({"url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "expression"})


@lru_cache(maxsize=4096)
def _declared(text: str) -> tuple[tuple[str, str, bool], ...]:
    read = _tinycss2().parse_declaration_list(text, skip_comments=True, skip_whitespace=True)
    return tuple(
        (each.lower_name, _written(each.value), bool(each.important))
        for each in read
        if each.type == "declaration"
    )


def _written(tokens: Iterable[Any]) -> str:
    """The text of tokens without their comments."""
    return str(_tinycss2().serialize(_without_comments(tokens))).strip()


def _without_comments(tokens: Iterable[Any], depth: int = 0) -> list[Any]:
    _check_depth(depth)
    found = []
    for token in tokens:
        if token.type == "comment":
            continue
        for name in ("content", "arguments"):
            if isinstance(getattr(token, name, None), list):
                setattr(token, name, _without_comments(getattr(token, name), depth + 1))
        found.append(token)
    return found


def _check_depth(depth: int) -> None:
    if depth > MOST_DEPTH:
        raise ValueError(f"its styles are nested deeper than {MOST_DEPTH}")


def _tinycss2() -> Any:
    import tinycss2  # noqa: PLC0415  # few drawings need it, and it takes as long to load as to compose a page

    return tinycss2
