"""A web page → the element that holds its main content; the rest leaves with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from reportgen.ingest.html.tags import HEADINGS, ROLES, SECTIONS
from reportgen.ingest.passages.gathering import Gathered

LEAST_SHARE = 0.25
"""Of the page's text that an element must hold to be its main content; an article within it, twice that."""

MOST_LINKED = 0.5
"""Of the text of a part that may be links before it is taken for navigation."""

SHORT = 40
"""Characters; less text in a part that is named like furniture is none of the page's."""

LONG_FORM = 2000
"""Characters; a form around more of them is the page itself."""

_FURNITURE = re.compile(
    r"\b(?:cookie|consent|breadcrumbs?|share|sharing|social|related|newsletter|subscri\w+|sidebar|menu|navbar"
    r"|nav|navigation|advert\w*|ads|promo|toolbar|pagination|pager|skip-?link|toc-?toggle|comments?)\b",
    re.IGNORECASE,
)


def take_main(body: HtmlElement, gathered: Gathered) -> HtmlElement:
    """The main content, freed from navigation; each part taken away is reported."""
    root = _find(body)
    if root is not body:
        for part in list(_outside(body, root)):
            gathered.leave_out(_text(part), _reason(part) or "outside the main content")
    for part in list(root.iter()):
        if part is root or not isinstance(part.tag, str) or _is_gone(part, root):
            continue
        reason = _reason(part)
        if reason is not None:
            gathered.leave_out(_text(part), reason)
            _remove(part)
    return root


def _find(body: HtmlElement) -> HtmlElement:
    whole = len(_text(body)) or 1
    articles = body.xpath(".//article[not(ancestor::article)]")
    candidates = [*body.xpath(".//main | .//*[@role='main']"), *(articles if len(articles) == 1 else [])]
    candidates = [each for each in candidates if len(_text(each)) >= LEAST_SHARE * whole]
    if not candidates:
        return body
    main = max(candidates, key=lambda each: len(_text(each)))
    inner = main.xpath(".//article[not(ancestor::article)]")
    if len(inner) == 1 and len(_text(inner[0])) >= 2 * LEAST_SHARE * whole:
        return inner[0]
    return main


def _outside(body: HtmlElement, root: HtmlElement) -> Iterator[HtmlElement]:
    """The largest parts of the page that do not hold `root`."""
    above = [each for each in root.iterancestors() if each is body or body in each.iterancestors()]
    for ancestor in reversed(above):
        for child in ancestor:
            if child is not root and child not in above and isinstance(child.tag, str):
                yield child


def _reason(part: HtmlElement) -> str | None:
    role = (part.get("role") or "").lower()
    if role in ROLES:
        return ROLES[role]
    if part.get("hidden") is not None or re.search(r"display\s*:\s*none", part.get("style") or ""):
        return "hidden on the page"
    if part.tag in SECTIONS:
        # An aside or a footer of an article may be its own: notes, a box, the author.
        return None if part.tag == "form" and len(_text(part)) > LONG_FORM else _own(part)
    if part.tag == "header" and not part.xpath("ancestor::article | ancestor::main | .//h1"):
        return "the head of the site"
    named = f"{part.get('class') or ''} {part.get('id') or ''}"
    if part.tag not in HEADINGS and _FURNITURE.search(named) and _is_furniture(part):
        return f"navigation or furniture of the site ({' '.join(named.split())[:40]})"
    return None


def _own(part: HtmlElement) -> str | None:
    kind = " ".join(part.get(name) or "" for name in ("role", "class", "epub:type"))
    return None if "note" in kind else SECTIONS[part.tag]


def _is_furniture(part: HtmlElement) -> bool:
    length = len(_text(part))
    linked = sum(len(_text(each)) for each in part.iter("a", "button"))
    return length < SHORT or linked > MOST_LINKED * length


def _text(part: HtmlElement) -> str:
    texts = (
        each.text if is_text else each.tail
        for each in part.iter()
        for is_text in (True, False)
        if (is_text and isinstance(each.tag, str) and each.tag not in {"script", "style", "template"})
        or (not is_text and each is not part)
    )
    return " ".join(" ".join(text for text in texts if text).split())


def _is_gone(part: HtmlElement, root: HtmlElement) -> bool:
    return all(each is not root for each in part.iterancestors())


def _remove(part: HtmlElement) -> None:
    """Take an element out and leave the words after it."""
    parent = part.getparent()
    if parent is None:
        return
    previous = part.getprevious()
    if part.tail:
        if previous is None:
            parent.text = (parent.text or "") + part.tail
        else:
            previous.tail = (previous.tail or "") + part.tail
    parent.remove(part)
