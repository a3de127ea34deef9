"""`[](#fig-x)` → "Figure 2"; links → links that lead somewhere."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.compose.citing.anchors import Anchor, Anchors
from reportgen.compose.citing.targets import Forbidden, LeftOut, LostPart, Outward, find_target
from reportgen.compose.mistakes import Mistakes
from reportgen.compose.nodes import element
from reportgen.model.content.block import Block
from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId, ProfileId
from reportgen.model.plan import Omission
from reportgen.model.report.page import Nodes
from reportgen.model.suggestion import suggestion
from reportgen.model.text.inlines import Link
from reportgen.model.text.words import Maker, made

HOW_TO_LINK = "links are https:, http:, mailto:, tel:, #id or the file of a block"
HOW_TO_NAME = "write {{#{name}}} behind a heading, or in a line of its own above what is meant"


@frozen
class ReferenceWriter:
    """Writes links and references of one report; `left_out` and `blocks` tell why one leads nowhere."""

    profile: ProfileId
    anchors: Anchors
    left_out: tuple[Omission, ...]
    blocks: Mapping[BlockId, Block]
    mistakes: Mistakes

    def write(self, link: Link, words: Nodes) -> Nodes:
        """A link whose own words, if it has any, are `words`."""
        is_page = "page" in (link.attributes.get("class") or "").split()
        found = find_target(link, self.anchors, self.blocks)
        if isinstance(found, LostPart):
            message, hint = f'the block has no "{found.part}"; the link leads to its start', HOW_TO_NAME
            self.mistakes.warn("unresolved-link", message, link.target_place, hint.format(name=found.part))
            found = found.block
        if isinstance(found, Anchor):
            return _inward(found, link, words, is_page=is_page)
        if isinstance(found, Outward):
            return self._outward(found.address, link, words, is_page=is_page)
        if isinstance(found, Forbidden):
            message = f'"{link.target}" {found.reason}'
            self.mistakes.report("forbidden-link", message, link.target_place, HOW_TO_LINK)
        elif isinstance(found, LeftOut) and (is_page or not words):
            self._report_lost(found.block, link)
        elif isinstance(found, LeftOut):
            message = f'"{found.block}" is not in the report for "{self.profile}": no link leads to it'
            self.mistakes.note("unresolved-link", message, link.target_place, "place it, or leave it so")
        elif found.name is not None:
            self._report_lost(found.name, link)
        elif is_page or not words:
            message = f'"{link.target}" has no page in this report'
            self.mistakes.report("page-of-elsewhere", message, link.target_place, "link to a block or an id")
        else:
            # Without its address, so that many are said as one with a count.
            message = "this link leads to no block of the project: its words stand without a link"
            self.mistakes.warn("unresolved-link", message, link.target_place, HOW_TO_LINK)
        return words

    def _outward(self, address: str, link: Link, words: Nodes, *, is_page: bool) -> Nodes:
        if is_page:
            message = f'"{link.target}" has no page in this report'
            self.mistakes.report("page-of-elsewhere", message, link.target_place, "remove .page")
        if not words:
            message = f'the link to "{link.target}" has no words'
            self.mistakes.report("link-without-words", message, link.place, "[words](address)")
        return (element("a", *words, href=made(address, link.target_place, Maker.ESCAPE)),)

    def _report_lost(self, name: str, link: Link) -> None:
        how = HOW_TO_NAME.format(name=name)
        close = suggestion(name, self.anchors.known, how)
        bare = name.removeprefix("block-")
        out = next((each for each in self.left_out if each.block == bare), None)
        if out is None:
            self.mistakes.report(
                "unknown-reference",
                f'nothing in the report for "{self.profile}" has the id "{name}"',
                link.target_place,
                self._holder(name) or (close if close == how else f"{close} else {how}"),
            )
            return
        self.mistakes.report(
            "reference-to-left-out",
            f'"{bare}" is not in the report for "{self.profile}": {out.reason.text}',
            link.target_place,
            f"place it, or wrap the reference in [words]{{except={self.profile}}}; "
            f"reportgen explain {bare} -p {self.profile}",
        )

    def _holder(self, name: str) -> str | None:
        """A block out of this report whose text carries the id."""
        for block in (self.blocks[each.block] for each in self.left_out if each.block in self.blocks):
            if any(f"#{name}" in version.text for version in block.versions.values()):
                return (
                    f'it stands in "{block.id}", which is left out for "{self.profile}": '
                    f"reportgen explain {block.id} -p {self.profile}"
                )
        return None


def _inward(anchor: Anchor, link: Link, words: Nodes, *, is_page: bool) -> Nodes:
    href = f"#{anchor.href}"
    if is_page:
        return (element("a", *words, place=link.place, data_role="pageref", href=href),)
    if words:
        return (element("a", *words, href=href),)
    shown = made(str(anchor.words), link.place, Maker.REFERENCE)
    return (element("a", shown, data_role="ref", href=href),)
