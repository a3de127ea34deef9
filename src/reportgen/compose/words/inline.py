"""Words of the author → HTML in the vocabulary, found through one table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from reportgen.compose.citing.cite import cite, footnote_in_place, note_call
from reportgen.compose.citing.references import refer
from reportgen.compose.draft import Draft, Setting
from reportgen.compose.figures.images import use_image
from reportgen.compose.glyphs.characters import character_name, forbidden_characters
from reportgen.compose.glyphs.glyphs import missing_glyphs
from reportgen.compose.markup import element, text
from reportgen.compose.terms import expand, mention
from reportgen.compose.values import fill_in
from reportgen.compose.words.allowed_attributes import SPAN_CLASSES, check_attributes
from reportgen.model.profile import CitationStyle
from reportgen.model.span import Span
from reportgen.model.suggestion import suggestion
from reportgen.text.tree import Node

CLOSE = frozenset({"citation", "footnote"})
_LONGEST_WORD = 40
_LAST_WORD = re.compile(rf"[^\s<>]{{1,{_LONGEST_WORD}}}$")
_DASH = re.compile(r"(?<!-)--(?!-)")


def write_words(nodes: Iterable[Node], draft: Draft, setting: Setting) -> str:
    """The HTML of inline nodes; a note's number stands close to the word before it."""
    written: list[str] = []
    for node in nodes:
        if node.kind in CLOSE and draft.profile.citations is not CitationStyle.BRACKETS and written:
            written[-1] = written[-1].rstrip()
            _join(written, _write(node, draft, setting))
            continue
        written.append(_write(node, draft, setting))
    return "".join(written)


def _join(written: list[str], number: str) -> None:
    """Put a note's number into one piece with the word before it: engines break between the two."""
    word = _LAST_WORD.search(written[-1], max(0, len(written[-1]) - _LONGEST_WORD))
    if word is None or not number.startswith("<sup>"):
        written.append(number)
        return
    written[-1] = written[-1][: word.start()]
    written.append(element("span", word[0] + number, data_role="together"))


def plain_words(nodes: Iterable[Node], draft: Draft) -> str:
    """The bare words of inline nodes, values filled in, for ids, alternative texts and references."""
    words = []
    for node in nodes:
        if node.kind == "value":
            words.append(draft.values.get(node.text, ""))
        elif node.kind == "term":
            words.append(node.text.rpartition("|")[2].strip())
        elif node.kind in {"text", "code"}:
            words.append(_DASH.sub("–", node.text))
        elif node.kind in {"softbreak", "hardbreak"}:
            words.append(" ")
        elif node.kind != "footnote":
            words.append(plain_words(node.children, draft))
    return "".join(words)


def write_title(words: str, place: Span, draft: Draft) -> str:
    """A title with its values in place; a title holds no Markdown."""
    return checked(fill_in(words, draft.values, lambda name: unknown_value(name, place, draft)), place, draft)


def checked(words: str, place: Span, draft: Draft) -> str:
    """`words` without what may not be printed; says what that was and where."""
    faults = forbidden_characters(words)
    for offset, code, message in faults:
        draft.say(code, message, _at(place, words, offset), "remove it")
    for offset, sign in missing_glyphs(words, draft.theme.faces):
        draft.say(
            "missing-glyph",
            f'no font of the theme "{draft.theme.id}" has {character_name(sign)}',
            _at(place, words, offset),
            "write it another way, or add a font that has it to the theme",
        )
    for offset, _, _ in faults:
        words = f"{words[:offset]}�{words[offset + 1 :]}"
    return words


def _at(place: Span, words: str, offset: int) -> Span:
    """The place of one character, where the column of its text is known and the text is as written."""
    if place.column is None or place.end_column is None or place.end_column - place.column != len(words):
        return place
    return Span(place.path, place.line, place.column + offset, place.column + offset + 1)


def _write(node: Node, draft: Draft, setting: Setting) -> str:
    return WRITERS[node.kind](node, draft, setting)


def _text(node: Node, draft: Draft, setting: Setting) -> str:
    words = _DASH.sub("–", checked(node.text, node.place, draft))
    if not setting.abbreviations:
        return text(words)
    pattern = "|".join(re.escape(each) for each in sorted(setting.abbreviations, key=len, reverse=True))
    pieces = re.split(rf"(?<!\w)({pattern})(?!\w)", words)
    return "".join(
        expand(piece, setting.abbreviations[piece], draft) if index % 2 else text(piece)
        for index, piece in enumerate(pieces)
    )


def _value(node: Node, draft: Draft, _setting: Setting) -> str:
    if node.text not in draft.values:
        unknown_value(node.text, node.place, draft)
        return ""
    return text(checked(draft.values[node.text], node.place, draft))


def unknown_value(name: str, place: Span, draft: Draft) -> None:
    """Say that nobody knows a value."""
    hint = suggestion(name, draft.values, "set it under values: in reportgen.yaml, or with --set")
    draft.say("unknown-value", f'no value is called "{name}"', place, hint)


def _wrapped(tag: str) -> Callable[[Node, Draft, Setting], str]:
    def write(node: Node, draft: Draft, setting: Setting) -> str:
        return element(tag, write_words(node.children, draft, setting))

    return write


def _span(node: Node, draft: Draft, setting: Setting) -> str:
    check_attributes(node, draft)
    inner = write_words(node.children, draft, setting)
    for name in node.attributes.get("class", "").split():
        if name in SPAN_CLASSES:
            inner = element(SPAN_CLASSES[name], inner)
    kept = {name: node.attributes[name] for name in ("id", "lang", "dir") if name in node.attributes}
    return element("span", inner, **kept) if kept else inner


def _link(node: Node, draft: Draft, setting: Setting) -> str:
    check_attributes(node, draft)
    return refer(node, write_words(node.children, draft, setting), draft)


def _image(node: Node, draft: Draft, _setting: Setting) -> str:
    check_attributes(node, draft)
    return use_image(node.attributes[":src"], _alternative(node, draft), node.place, draft)


def _alternative(node: Node, draft: Draft) -> str:
    for each in (each for child in node.children for each in child.walk()):
        if each.kind in {"citation", "footnote"}:
            message = "an alternative text cites something"
            draft.say("citation-in-alternative", message, each.place, "cite in the caption")
        if each.kind == "value" and each.text not in draft.values:
            unknown_value(each.text, each.place, draft)
    return checked(plain_words(node.children, draft), node.place, draft)


def _footnote(node: Node, draft: Draft, setting: Setting) -> str:
    if any(each.kind in {"footnote", "citation"} for child in node.children for each in child.walk()):
        draft.say(
            "note-within-note", "a footnote cites or calls another note", node.place, "cite in the text"
        )
        return ""
    html = write_words(node.children, draft, setting)
    if draft.profile.citations is CitationStyle.ENDNOTES:
        key = f"footnote {node.place} {setting.block} {node.text}"
        return element("sup", note_call(key, lambda: html, draft))
    return footnote_in_place(html, draft)


def _code(node: Node, draft: Draft, _setting: Setting) -> str:
    check_attributes(node, draft)
    return element("code", text(checked(node.text, node.place, draft)))


WRITERS: Mapping[str, Callable[[Node, Draft, Setting], str]] = {
    "text": _text,
    "value": _value,
    "strong": _wrapped("strong"),
    "em": _wrapped("em"),
    "del": _wrapped("del"),
    "marked": _wrapped("mark"),
    "sub": _wrapped("sub"),
    "sup": _wrapped("sup"),
    "span": _span,
    "link": _link,
    "image": _image,
    "code": _code,
    "footnote": _footnote,
    "citation": lambda node, draft, _: cite(node, draft),
    "term": lambda node, draft, setting: mention(node, setting.block, draft),
    "softbreak": lambda _node, _draft, _setting: "\n",
    "hardbreak": lambda _node, _draft, _setting: "<br>",
}
