"""`[](#fig-x)` → "Figure 2"; links → links that lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reportgen.compose.markup import element, text
from reportgen.model.names import BlockId
from reportgen.model.report.vocabulary import LINK_SCHEMES
from reportgen.model.suggestion import suggestion

if TYPE_CHECKING:
    from reportgen.compose.draft import Draft
    from reportgen.text.tree import Node


def refer(node: Node, words: str, draft: Draft) -> str:
    """The HTML of a link whose own words, if it has any, are the HTML `words`."""
    address = node.attributes.get(":href", "")
    is_page = "page" in node.attributes.get("class", "").split()
    if not address.startswith("#"):
        return _outward(address, words, node, draft, is_page=is_page)
    name = address[1:]
    anchor = draft.anchors.known.get(name)
    if anchor is None:
        _lost(name, node, draft)
        return words
    if is_page:
        return element("a", words, data_role="pageref", href=f"#{anchor.href}")
    if words:
        return element("a", words, href=f"#{anchor.href}")
    return element("a", text(anchor.words), data_role="ref", href=f"#{anchor.href}")


def _outward(address: str, words: str, node: Node, draft: Draft, *, is_page: bool) -> str:
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        scheme = ""
    if scheme not in LINK_SCHEMES:
        draft.say(
            "forbidden-link",
            f'"{address}" is no address that a report may link to',
            node.place,
            "links are https:, http:, mailto: or #id",
        )
        return words
    if is_page:
        draft.say("page-of-elsewhere", f'"{address}" has no page in this report', node.place, "remove .page")
    if not words:
        draft.say(
            "link-without-words", f'the link to "{address}" has no words', node.place, "[words](address)"
        )
    return element("a", words, href=address)


def _lost(name: str, node: Node, draft: Draft) -> None:
    bare = name.removeprefix("block-")
    out = next((each for each in draft.plan.left_out if each.block == bare), None)
    if out is None:
        draft.say(
            "unknown-reference",
            f'nothing in this report has the id "{name}"',
            node.place,
            _holder(name, draft) or suggestion(name, draft.anchors.known),
        )
        return
    draft.say(
        "reference-to-left-out",
        f'"{bare}" is not in the report for "{draft.profile.id}": {out.reason.text}',
        node.place,
        f"place it, or wrap the reference in [words]{{except={draft.profile.id}}}; "
        f"reportgen explain {bare} -p {draft.profile.id}",
    )


def _holder(name: str, draft: Draft) -> str | None:
    """A block out of this report whose text carries the id."""
    left_out = [
        draft.project.blocks[BlockId(each.block)]
        for each in draft.plan.left_out
        if each.block in draft.project.blocks
    ]
    for block in left_out:
        if any(f"#{name}" in version.text for version in block.versions.values()):
            return (
                f'it stands in "{block.id}", which is left out for "{draft.profile.id}": '
                f"reportgen explain {block.id} -p {draft.profile.id}"
            )
    return None
