"""`::: name` → what the table of containers says that it becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from reportgen.compose.figures.figures import FigureWriter
from reportgen.compose.figures.tables import TableWriter
from reportgen.compose.mistakes import Mistakes
from reportgen.compose.nodes import element, in_lines
from reportgen.compose.page.carried import carried_html
from reportgen.compose.page.parts import Parts
from reportgen.compose.words.allowed_attributes import check_attributes
from reportgen.compose.words.block_context import BlockContext
from reportgen.compose.words.inline import InlineWriter
from reportgen.model.frozen import frozen
from reportgen.model.report.page import Nodes
from reportgen.model.suggestion import suggestion
from reportgen.model.text.blocks import Block, Container
from reportgen.model.text.containers import CONTAINERS, Becomes
from reportgen.model.text.words import Maker, made
from reportgen.model.text.written import written_text
from reportgen.wording import Wording

WriteBlocks: TypeAlias = Callable[[Iterable[Block], BlockContext], Nodes]
MOST_LINES = 60


@frozen
class ContainerWriter:
    """Writes containers; `parts` has the template of callouts."""

    words: InlineWriter
    tables: TableWriter
    figures: FigureWriter
    parts: Parts
    wording: Wording
    mistakes: Mistakes

    def write(self, container: Container, context: BlockContext, write_blocks: WriteBlocks) -> Nodes:
        """One container."""
        kind = CONTAINERS.get(container.name)
        if kind is None or kind.becomes not in WRITERS:
            self._report_unknown(container)
            return ()
        check_attributes(container.name, container.attributes, self.mistakes)
        if container.title and not kind.has_title:
            self.mistakes.report(
                "words-after-container",
                f'"{container.name}" takes no words after its name: {container.title}',
                container.title.place or container.name_place,
                'write attributes in braces: {name="value"}',
            )
        return WRITERS[kind.becomes](self, container, context, write_blocks)

    def _report_unknown(self, container: Container) -> None:
        known = [name for name, kind in CONTAINERS.items() if kind.becomes is not Becomes.VERSION]
        self.mistakes.report(
            "unknown-container",
            f'no container is called "{container.name}"',
            container.name_place,
            suggestion(container.name, known, f"there are {', '.join(sorted(known))}"),
        )


def _callout(
    writer: ContainerWriter, container: Container, context: BlockContext, write_blocks: WriteBlocks
) -> Nodes:
    label = writer.words.write_line(container.title, context)
    body = write_blocks(container.children, context)
    if not any(body):
        message = f'this "{container.name}" says nothing'
        writer.mistakes.report("empty-callout", message, container.name_place, "write it, or remove it")
    kept = {name: written_text(container.attributes.words(name)) for name in ("id", "lang", "dir")}
    callout = {
        "kind": container.name,
        "label": carried_html(label or (made(writer.wording.callouts[container.name], None, Maker.WORDING),)),
        "body": carried_html(body),
        **kept,
    }
    return writer.parts.part("callout", callout).nodes or ()


def _answer(writer: ContainerWriter, container: Container, _: BlockContext, __: WriteBlocks) -> Nodes:
    if container.children:
        place = container.children[0].place
        writer.mistakes.report(
            "answer-with-text", "lines for an answer hold text", place, "move the text out"
        )
    written = container.attributes.get("lines") or "3"
    if not written.isascii() or not written.isdigit() or not 0 < int(written) <= MOST_LINES:
        place = container.attributes.words("lines").place or container.name_place
        writer.mistakes.report(
            "bad-number", f'"{written}" is no number of lines', place, f"1 to {MOST_LINES}"
        )
        return ()
    line = element("hr", place=container.place, data_role="answer")
    return in_lines([(line,)] * int(written))


WRITERS: Mapping[Becomes, Callable[[ContainerWriter, Container, BlockContext, WriteBlocks], Nodes]] = {
    Becomes.CALLOUT: _callout,
    Becomes.ANSWER: _answer,
    Becomes.TABLE: lambda writer, container, context, _: writer.tables.write_captioned(container, context),
    Becomes.CHART: lambda writer, container, context, _: writer.figures.write_chart(container, context),
    Becomes.DIAGRAM: lambda writer, container, context, _: writer.figures.write_diagram(container, context),
}
