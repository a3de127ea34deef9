"""Markdown rules for HTML inside a line: elements with a counterpart; tags and comments that are left out.

`meta["element"]` is the name of a tag, `meta["is_end"]` whether it closes one, `meta["target"]` where the
address of `<a href>` stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_inline import StateInline

from reportgen.text.grammar.rules.html_elements import ELEMENTS, RAW

# Element → the mark that it means.
PAIRS: Mapping[str, str] = {
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "var": "em",
    "sub": "sub",
    "sup": "sup",
    "mark": "marked",
    "del": "s",
    "s": "s",
    "strike": "s",
    "kbd": "kbd",
    "q": "q",
    "cite": "cite",
    "ins": "ins",
    "u": "ins",
    "code": "code",
    "samp": "code",
    "tt": "code",
    "a": "link",
}
# Marks that are written as `[words]{.class}`.
CLASSES = frozenset({"kbd", "q", "cite", "ins"})

_ATTRIBUTE = r"""\s+[A-Za-z_:@][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?"""
_OPEN = re.compile(rf"<([A-Za-z][A-Za-z0-9.-]*)((?:{_ATTRIBUTE})*)\s*/?>")
_CLOSE = re.compile(r"</([A-Za-z][A-Za-z0-9.-]*)\s*>|</?>")
_COMMENT = re.compile(r"<!--(?:-?>|.*?-->)|\{/\*.*?\*/\}|<\?.*?\?>|<![A-Z][^>]*>", re.DOTALL)
_DECLARED = re.compile(r"<(\?[\w-]*|![A-Z]+)")
_UNCLOSED = re.compile(r"<!--.*", re.DOTALL)
_TAG_OR_CODE = re.compile(
    rf"(?P<ticks>(?<!`)`+(?!`)).*?(?<!`)(?P=ticks)(?!`)|<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9.-]*)(?:{_ATTRIBUTE})*\s*/?>",
    re.DOTALL,
)
_SPACE = re.compile(r"\s*")


def html_plugin(md: MarkdownIt) -> None:
    """Teach `md` HTML inside a line."""
    md.inline.ruler.before("html_inline", "html_element", _element)
    md.inline.ruler.before("link", "html_comment", _comment)


def attribute_of(tag: str, name: str) -> tuple[int, int] | None:
    """Where the value of an attribute stands in an opening tag."""
    found = re.search(rf"""\s{name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""", tag, re.IGNORECASE)
    return None if found is None else found.span(found.lastindex or 0)


def _comment(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the parser's own signature
    if state.src[state.pos] not in "<{":
        return False
    found = _COMMENT.match(state.src, state.pos, state.posMax)
    kind = "comment"
    if found is None:
        kind, found = "unclosed_comment", _UNCLOSED.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        declared = _DECLARED.match(found[0])
        token = state.push("html_left_out" if declared else kind, "", 0)
        if declared:
            token.meta["element"] = f"{declared[1]}…"
    state.pos = found.end()
    return True


def _element(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the parser's own signature
    if state.src[state.pos] != "<":
        return False
    opening = _OPEN.match(state.src, state.pos, state.posMax)
    if opening is None:
        return _single(state, _CLOSE.match(state.src, state.pos, state.posMax), silent=silent)
    name = opening[1].lower()
    if name == "br":
        return _break(state, opening, silent=silent)
    closing = _closing(state, opening) if name in PAIRS or name in RAW else None
    if closing is None or (name == "a" and attribute_of(opening[0], "href") is None):
        return _single(state, opening, silent=silent)
    if silent:
        state.pos = closing.end()
    elif name in RAW:
        state.push("html_left_out", "", 0).meta["element"] = f"{name}…"
        state.pos = closing.end()
    elif PAIRS[name] == "code":
        token = state.push("html_code", "", 0)
        token.meta["inner"] = (opening.end(), closing.start())
        state.pos = closing.end()
    else:
        _pair(state, opening, closing, PAIRS[name])
    return True


def _pair(state: StateInline, opening: re.Match[str], closing: re.Match[str], kind: str) -> None:
    token = state.push(f"{kind}_open", kind, 1)
    if kind == "link":
        at = attribute_of(opening[0], "href") or (0, 0)
        token.meta["target"] = (opening.start() + at[0], opening.start() + at[1])
        token.attrs = {"href": unescapeAll(opening[0][slice(*at)]).strip()}
        token.markup = "html"
    outer = state.posMax
    state.pos, state.posMax = opening.end(), closing.start()
    state.md.inline.tokenize(state)
    state.push(f"{kind}_close", kind, -1)
    state.pos, state.posMax = closing.end(), outer


def _break(state: StateInline, found: re.Match[str], *, silent: bool) -> bool:
    """`<br>` and the white space behind it; at either end of a line it breaks nothing."""
    behind = _SPACE.match(state.src, found.end(), state.posMax)
    end = found.end() if behind is None else behind.end()
    if not silent:
        is_inside = state.src[: state.pos].strip() and end < state.posMax
        state.push("html_break" if is_inside else "comment", "", 0)
    state.pos = end
    return True


def _single(state: StateInline, found: re.Match[str] | None, *, silent: bool) -> bool:
    """A tag for itself: an image, an anchor, one without a counterpart, or words in pointed brackets."""
    if found is None:
        return False
    written = found[1] or ""
    name = written.lower()
    if not silent:
        kind = "html_left_out" if name in ELEMENTS or not name else "html_unknown"
        if name == "img" and attribute_of(found[0], "src") is not None:
            kind = "html_image"
        elif name == "a":
            kind = "html_anchor"
        if found.re is _CLOSE and found.start() in _pairs(state.src):
            kind = "comment"  # its opening tag is spoken of
        token = state.push(kind, "", 0)
        token.meta["element"] = name if name in ELEMENTS else written
        token.meta["is_end"] = found.re is _CLOSE
    state.pos = found.end()
    return True


def _closing(state: StateInline, opening: re.Match[str]) -> re.Match[str] | None:
    """The tag that closes `opening`, which may hold others of its name."""
    found = _pairs(state.src).get(opening.start())
    return found if found is not None and found.end() <= state.posMax else None


@lru_cache(maxsize=4)
def _pairs(text: str) -> Mapping[int, re.Match[str]]:
    """Where each element opens, and where it closes → the tag that closes it; those in code are none."""
    pairs: dict[int, re.Match[str]] = {}
    waiting: dict[str, list[int]] = {}
    for found in _TAG_OR_CODE.finditer(text):
        name = (found["name"] or "").lower()
        if not found["slash"]:
            waiting.setdefault(name, []).append(found.start())
        elif waiting.get(name):
            pairs[waiting[name].pop()] = pairs[found.start()] = found
    return pairs
