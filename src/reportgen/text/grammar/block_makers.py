"""One block token and those within it → its block, found through one table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markdown_it.token import Token

from reportgen.model.text import blocks as model
from reportgen.model.text.attributes import Attributes
from reportgen.model.text.inlines import Inline, Plain
from reportgen.model.text.place import Place
from reportgen.model.text.words import Words
from reportgen.text.grammar.attributes import attributes_at, merged
from reportgen.text.grammar.block_reader import BlockReader, Maker, pieces
from reportgen.text.grammar.callouts import alert_of, named_container
from reportgen.text.grammar.container_line import read_container_line
from reportgen.text.grammar.html_inlines import html_words, report_left_out
from reportgen.text.grammar.list_numbers import report_numbers
from reportgen.text.grammar.places.content import Content, content_at
from reportgen.text.grammar.rules.block_rules import is_fence
from reportgen.text.grammar.task_items import report_other_box, without_box


def _line(reader: BlockReader, inside: Sequence[Token]) -> tuple[Place, tuple[Inline, ...]]:
    """The words of a block that holds one line, and where they stand."""
    content: Content = inside[0].meta["content"]
    return content.place(0, len(content.text)), reader.inlines(inside[0])


def _paragraph(
    reader: BlockReader, token: Token, inside: Sequence[Token], _after: int
) -> model.Paragraph | None:
    inner, children = _line(reader, inside)
    if not children:  # all of it was left out
        return None
    return model.Paragraph(inner, inner, children, reader.attributes(token), token.hidden)


def _heading(reader: BlockReader, token: Token, inside: Sequence[Token], _after: int) -> model.Heading:
    inner, children = _line(reader, inside)
    children, trailing = _without_trailing(children)
    attributes = merged([trailing, reader.attributes(token)])
    return model.Heading(reader.place(token), inner, children, int(token.tag[1:]), attributes)


def _without_trailing(children: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], Attributes]:
    """`# Title {#id}`: the attributes at the end of a heading; escaped braces are words."""
    last = children[-1] if children else None
    if not isinstance(last, Plain) or not last.words.typed.endswith("}"):
        return children, Attributes()
    text = str(last.words)
    opening = last.words.typed.rfind("{")
    found = attributes_at(Content(last.words.runs, last.place), opening) if opening >= 0 else None
    if found is None or found[1] != len(text):
        return children, Attributes()
    words = last.words.cut(0, len(text[:opening].rstrip()))
    shortened = (Plain(words.place or last.place, words),) if words else ()
    return (*children[:-1], *shortened), found[0]


def _quote(
    reader: BlockReader, token: Token, inside: Sequence[Token], after: int
) -> model.Quote | model.Container:
    children = reader.within(token, inside, after)
    quote = model.Quote(reader.place(token, children), children, reader.attributes(token))
    return alert_of(quote) or quote


def _list(reader: BlockReader, token: Token, inside: Sequence[Token], after: int) -> model.List | None:
    items: tuple[model.Item, ...] = reader.within(token, inside, after)  # type: ignore[assignment]  # a list holds items
    if not items:
        return None
    start = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None
    if start is not None:
        opening = [each for each, _ in pieces(inside)]
        if len(opening) == len(items):  # else one holds a comment alone and is left out
            report_numbers(tuple(zip(opening, items, strict=True)), start, reader.notices)
    return model.List(reader.place(token, items), items, start, reader.attributes(token))


def _item(reader: BlockReader, token: Token, inside: Sequence[Token], after: int) -> model.Item | None:
    children = reader.within(token, inside, after)
    if inside and not children:  # all of it was left out
        return None
    place = reader.place(token, children)
    first = min(children[0].place.start if children else token.meta["inner"], place.end)
    report_other_box(children, reader.notices)
    children, is_done = without_box(children)
    inner = Place(place.source, first, place.end)
    return model.Item(place, inner, children, reader.attributes(token), is_done)


def _definitions(reader: BlockReader, token: Token, inside: Sequence[Token], after: int) -> model.Definitions:
    children: tuple[model.Term | model.Definition, ...] = reader.within(token, inside, after)  # type: ignore[assignment]  # nothing else stands there
    return model.Definitions(reader.place(token, children), children, reader.attributes(token))


def _term(reader: BlockReader, token: Token, inside: Sequence[Token], _after: int) -> model.Term:
    inner, children = _line(reader, inside)
    return model.Term(inner, inner, children, reader.attributes(token))


def _definition(reader: BlockReader, token: Token, inside: Sequence[Token], after: int) -> model.Definition:
    children = reader.within(token, inside, after)
    return model.Definition(reader.place(token, children), children, reader.attributes(token))


def _table(reader: BlockReader, token: Token, inside: Sequence[Token], _after: int) -> model.Table:
    rows = tuple(
        _row(reader, row, cells, is_head=part.type == "thead_open")
        for part, within in pieces(inside)
        for row, cells in pieces(within)
    )
    return model.Table(reader.place(token), rows, reader.attributes(token))


def _row(reader: BlockReader, token: Token, inside: Sequence[Token], *, is_head: bool) -> model.TableRow:
    cells = []
    for cell, within in pieces(inside):
        inner, children = _line(reader, within)
        align = str(cell.attrs.get("style", "")).removeprefix("text-align:")
        cells.append(model.Cell(within[0].meta["outer"], inner, children, align))
    if surplus := token.meta.get("surplus"):
        message = f"this row has {len(cells) + len(surplus)} cells where the head has {len(cells)}"
        reader.report("ragged-row", message, surplus[0], "write \\| for a bar in a cell, or widen the head")
    return model.TableRow(reader.place(token), tuple(cells), is_head)


def _code(reader: BlockReader, token: Token, _inside: Sequence[Token], _after: int) -> model.Code:
    content: Content | None = token.meta.get("content")
    words = content.words(0, len(content.text)) if content is not None else Words()
    place = reader.place(token)
    if content is not None:  # the indent of code is not part of it, the end of its last line is
        place = Place(place.source, min(place.start, content.whole.start), max(place.end, content.whole.end))
    return model.Code(place, words, token.info.strip(), reader.attributes(token))


def _rule(reader: BlockReader, token: Token, _inside: Sequence[Token], _after: int) -> model.Rule:
    return model.Rule(reader.place(token), reader.attributes(token))


def _abbreviation(
    reader: BlockReader, token: Token, _inside: Sequence[Token], _after: int
) -> model.Abbreviation:
    place = reader.place(token)
    content = content_at(place)
    short, expansion = (content.words(*token.meta[part]).strip() for part in ("short", "long"))
    return model.Abbreviation(place, short, expansion, reader.attributes(token))


def _container(reader: BlockReader, token: Token, inside: Sequence[Token], after: int) -> model.Container:
    lines = token.map or [0, 0]
    closing = lines[1]
    is_closed = closing < after and is_fence(reader.lines.lines[closing].lstrip(" >\t"))
    opening = reader.lines.line(lines[0])
    opening = Place(opening.source, token.meta["start"], max(opening.end, token.meta["start"]))
    if not is_closed:
        message, hint = "this container is never closed", "close it with a line of colons"
        reader.report("unclosed-container", message, opening, hint)
    named = read_container_line(opening, len(token.markup), reader.report)
    children = reader.within(token, inside, after)
    place = reader.place(token, children)
    if is_closed:
        place = Place(place.source, place.start, reader.lines.end(closing))
    return named_container(place, named.name, named.title, children, named.attributes)


def _admonition(reader: BlockReader, token: Token, inside: Sequence[Token], after: int) -> model.Container:
    children = reader.within(token, inside, after)
    place = reader.place(token, children)
    line = content_at(Place(place.source, token.meta["start"], reader.lines.end((token.map or [0])[0])))
    name, title = (line.words(*token.meta[part]) for part in ("name", "title"))
    return named_container(place, name, title.strip(), children, reader.attributes(token))


def _pre(reader: BlockReader, token: Token, _inside: Sequence[Token], _after: int) -> model.Code:
    place = reader.place(token)
    content = content_at(place)
    first, after = content.text.find(">") + 1, content.text.rfind("</")
    return model.Code(place, html_words(content.words(first, after)), "", reader.attributes(token))


def _left_out(reader: BlockReader, token: Token, _inside: Sequence[Token], _after: int) -> None:
    report_left_out(token, reader.place(token), reader.notices)


def _unclosed_comment(reader: BlockReader, token: Token, _inside: Sequence[Token], _after: int) -> None:
    message = "this comment is never closed"
    reader.report("unclosed-comment", message, reader.place(token), "close it with -->")


def _stray_fence(reader: BlockReader, token: Token, _inside: Sequence[Token], _after: int) -> None:
    message = "this line closes a container that is not open"
    reader.report("stray-container-end", message, reader.place(token), "remove it")


def _dangling(reader: BlockReader, token: Token, _inside: Sequence[Token], _after: int) -> None:
    message = "attributes stand with nothing below them"
    reader.report("dangling-attributes", message, reader.place(token), "remove them")


MAKERS: Mapping[str, Maker] = {
    "paragraph_open": _paragraph,
    "heading_open": _heading,
    "blockquote_open": _quote,
    "bullet_list_open": _list,
    "ordered_list_open": _list,
    "list_item_open": _item,
    "dl_open": _definitions,
    "dt_open": _term,
    "dd_open": _definition,
    "table_open": _table,
    "fence": _code,
    "code_block": _code,
    "hr": _rule,
    "abbreviation": _abbreviation,
    "container_any_open": _container,
    "admonition_open": _admonition,
    "html_pre": _pre,
    "html_left_out": _left_out,
    "unclosed_comment": _unclosed_comment,
    "stray_fence": _stray_fence,
    "attributes": _dangling,
}
