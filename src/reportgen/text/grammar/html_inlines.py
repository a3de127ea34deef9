"""Tokens of HTML and of others' markup inside a line → inlines of ours, or a word to the author."""

from __future__ import annotations

import re
from typing import TypeAlias

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from reportgen.model.text import inlines as model
from reportgen.model.text.attributes import Attribute, Attributes
from reportgen.model.text.inlines import Inline
from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Words, made
from reportgen.text.grammar.notices import Notices
from reportgen.text.grammar.places.content import Content
from reportgen.text.grammar.rules.foreign_rules import ForeignMarkup
from reportgen.text.grammar.rules.html_rules import attribute_of

_Range: TypeAlias = tuple[int, int] | None

_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,32});")
_TAG = re.compile(r"<[^<>]*>")
_ID = re.compile(r"[^\s\"'{}=#.]+")


def as_class(name: str, place: Place) -> Attributes:
    """The attributes of `[words]{.name}`."""
    return Attributes((Attribute("class", made(name, place, Maker.ESCAPE), place),), place)


def html_words(words: Words) -> Words:
    """The words of an element that holds code: tags go, entities are read."""
    words = words.substitute(_TAG, lambda _: "", Maker.ESCAPE)
    return words.substitute(_ENTITY, lambda found: unescapeAll(found[0]), Maker.ESCAPE)


def html_code(token: Token, content: Content) -> Inline:
    """`<code>words</code>`."""
    words = html_words(content.words(*token.meta["inner"]))
    return model.CodeSpan(content.place(*token.meta["at"]), _on_one_line(words))


def html_break(token: Token, content: Content) -> Inline:
    """`<br>`."""
    return model.Break(content.place(*token.meta["at"]), is_hard=True)


def html_image(token: Token, content: Content) -> Inline:
    """`<img src="…" alt="…">`."""
    start, end = token.meta["at"]
    tag = content.text[start:end]
    source, alt, title = (_within(start, attribute_of(tag, name)) for name in ("src", "alt", "title"))
    where = content.place(*(source or (start, end)))
    target = unescapeAll(content.text[slice(*source)]).strip() if source else ""
    words = _value(content, alt)
    spoken = (model.Plain(words.place or where, words),) if words else ()
    inner = content.place(*(alt or (start, start)))
    return model.Image(content.place(start, end), inner, spoken, target, where, _value(content, title))


def html_anchor(token: Token, content: Content, notices: Notices) -> Inline | None:
    """`<a id="name">`: a place that links may lead to."""
    start, end = token.meta["at"]
    tag = content.text[start:end]
    at = _within(start, attribute_of(tag, "id") or attribute_of(tag, "name"))
    name = content.words(*at) if at else Words()
    place = content.place(start, end)
    if not _ID.fullmatch(str(name)):
        report_left_out(token, place, notices)
        return None
    return model.Phrase(place, place, (), Attributes((Attribute("id", name, place),), place))


def report_left_out(token: Token, place: Place, notices: Notices) -> None:
    """A tag without a counterpart."""
    name: str = token.meta["element"]
    if name.endswith("…"):
        message = f"<{name.rstrip('…')}> is left out with all that it holds"
        notices.warn(message, place, "write its words in Markdown")
    else:
        message, hint = f"<{name}> is left out, its words stay", "write it in Markdown, or take it out"
        notices.warn(message, place, hint, is_counted=not token.meta.get("is_end"))


def html_unknown(token: Token, content: Content, notices: Notices) -> Inline:
    """Words in pointed brackets that are no element of HTML."""
    place = content.place(*token.meta["at"])
    message = f"<{token.meta['element']}> is no element of HTML and is printed as it stands"
    hint = "put it between backticks, or write \\<"
    notices.warn(message, place, hint, is_counted=not token.meta.get("is_end"))
    return model.Plain(place, content.words(*token.meta["at"]))


def foreign(token: Token, content: Content, notices: Notices) -> Inline | None:
    """What other programs read."""
    kind: ForeignMarkup = token.meta["kind"]
    place = content.place(*token.meta["at"])
    fate = "printed as it stands" if kind.is_printed else "left out"
    notices.warn(f"{kind.what} is {fate}", place, kind.hint)
    if not kind.is_printed:
        return None
    return model.Plain(place, _on_one_line(content.words(*token.meta["at"])))


def _on_one_line(words: Words) -> Words:
    return words.substitute(_LINE_END, lambda _: " ", Maker.LINE_END)


def _within(start: int, found: _Range) -> _Range:
    return None if found is None else (start + found[0], start + found[1])


def _value(content: Content, at: _Range) -> Words:
    return html_words(content.words(*at)).strip() if at else Words()
