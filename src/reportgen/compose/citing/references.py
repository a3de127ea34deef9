"""`[](#fig-x)` → "Figure 2"; links → links that lead somewhere."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from reportgen.compose.citing.anchors import Anchors
from reportgen.compose.mistakes import Mistakes
from reportgen.compose.nodes import element
from reportgen.model.content.block import Block
from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId, ProfileId
from reportgen.model.plan import Omission
from reportgen.model.report.page import Nodes
from reportgen.model.report.vocabulary import LINK_SCHEMES
from reportgen.model.suggestion import suggestion
from reportgen.model.text.inlines import Link
from reportgen.model.text.words import Maker, made

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
        if not link.target.startswith("#"):
            return self._outward(link, words, is_page=is_page)
        name = link.target[1:]
        anchor = self.anchors.known.get(name)
        if anchor is None:
            self._report_lost(name, link)
            return words
        href = f"#{anchor.href}"
        if is_page:
            return (element("a", *words, place=link.place, data_role="pageref", href=href),)
        if words:
            return (element("a", *words, href=href),)
        shown = made(str(anchor.words), link.place, Maker.REFERENCE)
        return (element("a", shown, data_role="ref", href=href),)

    def _outward(self, link: Link, words: Nodes, *, is_page: bool) -> Nodes:
        try:
            scheme = urlsplit(link.target).scheme.lower()
        except ValueError:
            scheme = ""
        if scheme not in LINK_SCHEMES:
            message = f'"{link.target}" is no address that a report may link to'
            self.mistakes.report(
                "forbidden-link", message, link.target_place, "links are https:, http:, mailto: or #id"
            )
            return words
        if is_page:
            message = f'"{link.target}" has no page in this report'
            self.mistakes.report("page-of-elsewhere", message, link.target_place, "remove .page")
        if not words:
            message = f'the link to "{link.target}" has no words'
            self.mistakes.report("link-without-words", message, link.place, "[words](address)")
        return (element("a", *words, href=made(link.target, link.target_place, Maker.ESCAPE)),)

    def _report_lost(self, name: str, link: Link) -> None:
        bare = name.removeprefix("block-")
        out = next((each for each in self.left_out if each.block == bare), None)
        if out is None:
            self.mistakes.report(
                "unknown-reference",
                f'nothing in the report for "{self.profile}" has the id "{name}"',
                link.target_place,
                self._holder(name) or suggestion(name, self.anchors.known, HOW_TO_NAME.format(name=name)),
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
