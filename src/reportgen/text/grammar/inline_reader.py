"""Inline tokens and their content → inlines of the author's text, found through one table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol, TypeAlias

from markdown_it.token import Token

from reportgen.model.text import inlines as model
from reportgen.model.text.attributes import Attributes
from reportgen.model.text.inlines import Inline
from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Words, joined, made
from reportgen.text.grammar.attributes import HOW, attributes_at
from reportgen.text.grammar.cited_items import cited_items
from reportgen.text.grammar.html_inlines import (
    as_class,
    foreign,
    html_anchor,
    html_break,
    html_code,
    html_image,
    html_unknown,
    report_left_out,
)
from reportgen.text.grammar.notices import Notices
from reportgen.text.grammar.places.content import Content
from reportgen.text.grammar.rules.html_elements import BLOCKS
from reportgen.text.grammar.rules.html_rules import CLASSES
from reportgen.text.grammar.targets import target_of
from reportgen.text.grammar.tidy import without_gaps

_INDENTED_CONTAINER = re.compile(r":{3,}\s*(?:[\w{]|$)")
_BROKEN_LINK = re.compile(r"\]\([^()\s]*\)?")
_BROKEN_ATTRIBUTES = re.compile(r"\]\{[^{}]*\}?")
_MARKS: Mapping[str, type[model.Styled]] = {
    "em": model.Emphasis,
    "strong": model.Strong,
    "s": model.Deleted,
    "marked": model.Marked,
    "sub": model.Subscript,
    "sup": model.Superscript,
}


class Notes(Protocol):
    """What the words of a line need from the text they stand in."""

    @property
    def labels(self) -> frozenset[str]:
        """The labels of footnotes that the line may call and that stand elsewhere."""

    @property
    def notices(self) -> Notices:
        """Takes mistakes and warnings."""

    def report(self, code: str, message: str, place: Place, hint: str) -> None:
        """Take a mistake."""

    def note(self, number: int, place: Place) -> tuple[Inline, ...]:
        """The words of the footnote with this number."""


_Make: TypeAlias = Callable[[Token, Content, Notes], Inline | None]


def read_inlines(tokens: Iterable[Token], content: Content, notes: Notes) -> tuple[Inline, ...]:
    """What the tokens of one line say."""
    found = list(_read(iter(tokens), content, notes))
    kept = tuple([each for each in found if each is not None])
    return kept if len(kept) == len(found) else without_gaps(kept)


def _read(tokens: Iterator[Token], content: Content, notes: Notes) -> Iterator[Inline | None]:
    for token in tokens:
        if token.nesting > 0:
            yield _nested(token, tokens, content, notes)
        else:
            yield _SINGLE[token.type](token, content, notes)
            if token.meta.get("element") in BLOCKS:  # its words stay apart from those beside it
                yield model.Break(content.place(*token.meta["at"]), is_hard=False)


def _nested(opening: Token, tokens: Iterator[Token], content: Content, notes: Notes) -> Inline:
    children: list[Token] = []
    depth = 1
    closing = opening
    for closing in tokens:
        depth += closing.nesting
        if depth == 0:
            break
        children.append(closing)
    start, first = opening.meta["at"]
    after, end = closing.meta["at"]
    place, inner = content.place(start, end), content.place(first, after)
    read = read_inlines(children, content, notes)
    kind = opening.type.removesuffix("_open")
    if kind == "link":
        target = target_of(opening, content, (first, after), end)
        return model.Link(
            place, inner, read, target.address, target.place, target.title, _attributes(opening, content)
        )
    if kind in CLASSES:
        return model.Phrase(place, inner, read, as_class(kind, place))
    if kind == "span":
        return model.Phrase(place, inner, read, _attributes(opening, content))
    return _MARKS[kind](place, inner, read)


def _attributes(token: Token, content: Content) -> Attributes:
    found = attributes_at(content, token.meta["braces"]) if "braces" in token.meta else None
    return found[0] if found is not None else Attributes()


def words_of(token: Token, content: Content) -> Words:
    """The characters of a token of text, each with its origin."""
    parts = token.meta["parts"]
    if len(parts) == 1 and parts[0][2] is None:
        return content.words(parts[0][0], parts[0][1])
    return joined(
        content.words(first, after) if text is None else made(text, content.place(first, after), Maker.ESCAPE)
        for first, after, text in parts
    )


def _text(token: Token, content: Content, notes: Notes) -> Inline | None:
    words = words_of(token, content)
    place = content.place(*token.meta["at"])
    if "]" in token.content:
        _report_leftovers(words, place, notes)
    if ":::" in token.content and _INDENTED_CONTAINER.match(place.written) and _opens_a_line(place):
        message = "this line opens or closes a container and is set in too far to be read as one"
        notes.report("indented-container", message, place, "begin the line with the colons")
    return model.Plain(place, words) if words else None


def _opens_a_line(place: Place) -> bool:
    before = place.source.text[: place.start]
    return not before or before[-1] in " \t\n>"


def _report_leftovers(words: Words, place: Place, notes: Notes) -> None:
    """Brackets that mean something and were not understood would be printed as they stand."""
    text = str(words)
    if broken := _BROKEN_ATTRIBUTES.search(text):
        there = words.cut(broken.start() + 1, broken.end()).place or place
        notes.report("broken-attributes", f"these attributes cannot be read: {broken[0][1:]}", there, HOW)
    if broken := _BROKEN_LINK.search(text):
        there = words.cut(broken.start() + 1, broken.end()).place or place
        hint = "a link holds words, no citation, term or other link; its address holds no space"
        notes.report("broken-link", f"this link cannot be read: {broken[0][1:]}", there, hint)


def _code(token: Token, content: Content, _notes: Notes) -> Inline:
    start, end = token.meta["at"]
    first = start + len(token.markup)
    if content.text[first : first + len(token.content) + 1].replace("\n", " ") != token.content + "`":
        first += 1
    after = first + len(token.content)
    pieces: list[Words] = []
    at = first
    for found in re.finditer("\n", content.text[first:after]):
        line_end = first + found.start()
        pieces += [
            content.words(at, line_end),
            made(" ", content.place(line_end, line_end + 1), Maker.LINE_END),
        ]
        at = line_end + 1
    words = joined([*pieces, content.words(at, after)])
    return model.CodeSpan(content.place(start, end), words, _attributes(token, content))


def _image(token: Token, content: Content, notes: Notes) -> Inline:
    start, end = token.meta["at"]
    first, after = start + 2, start + 2 + len(token.content)
    target = target_of(token, content, (first, after), end)
    return model.Image(
        content.place(start, end),
        content.place(first, after),
        read_inlines(token.children or (), content.cut(first, after), notes),
        target.address,
        target.place,
        target.title,
        _attributes(token, content),
    )


def _citation(token: Token, content: Content, _notes: Notes) -> Inline:
    start, end = token.meta["at"]
    return model.Citation(
        content.place(start, end), token.content, cited_items(content.cut(start + 1, end - 1))
    )


def _mention(token: Token, content: Content, _notes: Notes) -> Inline:
    start, end = token.meta["at"]
    term, bar, _ = content.text[start + 2 : end - 2].partition("|")
    after = start + 2 + len(term)
    shown = content.words(after + 1, end - 2).strip() if bar else Words()
    return model.Mention(content.place(start, end), content.words(start + 2, after).strip(), shown)


def _value(token: Token, content: Content, _notes: Notes) -> Inline:
    return model.ValueCall(content.place(*token.meta["at"]), token.content)


def _note_call(token: Token, content: Content, notes: Notes) -> Inline:
    place = content.place(*token.meta["at"])
    return model.NoteCall(place, str(token.meta["label"]), notes.note(int(token.meta["id"]), place))


def _lost_note(token: Token, content: Content, notes: Notes) -> Inline | None:
    if token.content in notes.labels:
        return model.NoteCall(content.place(*token.meta["at"]), token.content, ())
    notes.report(
        "unknown-footnote",
        f"no footnote is called {token.content!r}",
        content.place(*token.meta["at"]),
        f"write its text on a line of its own: [^{token.content}]: …",
    )
    return None


def _lost_picture(token: Token, content: Content, notes: Notes) -> None:
    message, hint = f"this picture has no address: {token.content}", "write ![words](images/name.png)"
    notes.report("broken-link", message, content.place(*token.meta["at"]), hint)


def _break(token: Token, content: Content, _notes: Notes) -> Inline:
    return model.Break(content.place(*token.meta["at"]), is_hard=token.type == "hardbreak")


def _left_out(token: Token, content: Content, notes: Notes) -> None:
    report_left_out(token, content.place(*token.meta["at"]), notes.notices)


def _unclosed_comment(token: Token, content: Content, notes: Notes) -> None:
    message, hint = "this comment is never closed", "close it with -->; within a paragraph it ends there"
    notes.report("unclosed-comment", message, content.place(*token.meta["at"]), hint)


_SINGLE: Mapping[str, _Make] = {
    "text": _text,
    "code_inline": _code,
    "image": _image,
    "citation": _citation,
    "term": _mention,
    "value": _value,
    "footnote_ref": _note_call,
    "lost_footnote": _lost_note,
    "lost_picture": _lost_picture,
    "softbreak": _break,
    "hardbreak": _break,
    "comment": lambda *_: None,
    "unclosed_comment": _unclosed_comment,
    "html_left_out": _left_out,
    "html_unknown": lambda token, content, notes: html_unknown(token, content, notes.notices),
    "html_code": lambda token, content, _: html_code(token, content),
    "html_break": lambda token, content, _: html_break(token, content),
    "html_image": lambda token, content, _: html_image(token, content),
    "html_anchor": lambda token, content, notes: html_anchor(token, content, notes.notices),
    "foreign": lambda token, content, notes: foreign(token, content, notes.notices),
}
