"""One file of `content/blocks/` → a block."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from reportgen.model.content.block import Block, FieldValue, Version
from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.names import BlockId, VersionName
from reportgen.model.span import Span
from reportgen.model.text.place import Place, Source
from reportgen.read.content.front_matter import FIRST_LINE, FrontMatter, read_allowances, split_front_matter
from reportgen.read.forms.block import OWN_PREFIX, BlockForm
from reportgen.read.forms.filled import Filled, fill_what_is_sound, ignore
from reportgen.read.limits import MAX_BLOCK_CHARACTERS
from reportgen.read.suggestion import suggestion
from reportgen.read.yaml.nodes import Field, Fields, Node, child, key_span, raw, span_at
from reportgen.read.yaml.reader import read_yaml
from reportgen.read.yaml.scalars import free_value
from reportgen.text.versions import split_versions

_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FREE_FIELDS = ("dossier", "actors", "status", "owner", "reviewed_by", "sensitivity")


def read_block(path: str, text: str, report: Reporter) -> Block | None:
    """Give the block of one file, after a mistake in its front matter with what is sound there.

    None where it has no front matter, no text, or more of it than is read.
    """
    _check_name(path, report)
    if len(text) > MAX_BLOCK_CHARACTERS:
        message = (
            f"the block has {len(text):,} characters, more than the {MAX_BLOCK_CHARACTERS:,} that are read"
        )
        report(Diagnostic("too-large-file", message, Span(path), "split it into several blocks"))
        return None
    source = Source(path, text)
    front = split_front_matter(source, report)
    if front is None:
        return None
    allowances = read_allowances(path, front.text, report)
    places = split_versions(front.body, report)
    if not places:
        message, span = "the block has no text", Span(path, front.body.span.line)
        report(Diagnostic("empty-block", message, span, "write it below the front matter"))
    filled = _fill(path, front, report)
    if filled is None or not places:
        return None
    form, node = filled.form, filled.node
    _check_titles(form, node, places, report)
    return Block(
        id=block_id(path),
        title=form.title,
        kind=form.kind,
        topics=form.topics,
        priority=form.priority,
        requires=tuple(BlockId(each) for each in form.requires),
        requires_spans=tuple(span_at(node, "requires", position) for position in range(len(form.requires))),
        versions={
            name: Version(name, form.titles.get(name, form.title), place) for name, place in places.items()
        },
        review_by=form.review_by,
        fields=_fields(form, node),
        allowances=allowances,
        span=node.span,
        landscape=None if form.page is None else span_at(node, "page"),
    )


def _fill(path: str, front: FrontMatter, report: Reporter) -> Filled[BlockForm] | None:
    node, instead = None, {"title": block_id(path), "kind": "context"}
    if front.text.strip():
        node = read_yaml(path, front.text, report, within=front.fields)
    else:
        message, hint = "the front matter is empty", "add at least `title: …` and `kind: …`"
        report(Diagnostic("missing-front-matter", message, Span(path, 1), hint))
    if node is None:
        return fill_what_is_sound(BlockForm, Fields({}, Span(path, FIRST_LINE)), instead, ignore)
    own, others = _parted(node)
    filled = fill_what_is_sound(BlockForm, others, instead, report)
    if filled is None or not isinstance(filled.node, Fields):
        return None
    return replace(filled, node=Fields({**filled.node.fields, **own}, node.span))


def block_id(path: str) -> BlockId:
    """Give the id that a block's file name stands for."""
    return BlockId(PurePosixPath(path).name.removesuffix(".md"))


def _check_name(path: str, report: Reporter) -> None:
    if not _KEBAB.fullmatch(block_id(path)):
        message = f'"{PurePosixPath(path).name}" is no block id: it needs lower-case words joined by hyphens'
        hint = "rename the file, for instance to `border-purpose.md`"
        report(Diagnostic("malformed-file-name", message, Span(path), hint))


def _check_titles(form: BlockForm, node: Node, places: Mapping[VersionName, Place], report: Reporter) -> None:
    titles = child(node, "titles")
    for name in form.titles:
        if name not in places and titles is not None:
            message = f'the block has no version "{name}" for this title'
            report(Diagnostic("unknown-version", message, key_span(titles, name), suggestion(name, places)))


def _parted(node: Node) -> tuple[Mapping[str, Field], Node]:
    """The author's own fields, and the others."""
    if not isinstance(node, Fields):
        return {}, node
    own = {name: field for name, field in node.fields.items() if name.startswith(OWN_PREFIX)}
    return own, Fields({name: field for name, field in node.fields.items() if name not in own}, node.span)


def _fields(form: BlockForm, node: Node) -> Mapping[str, FieldValue]:
    """Every field that was written, the known ones in their own types."""
    fields: dict[str, FieldValue] = {
        "title": form.title,
        "kind": form.kind,
        "topics": form.topics,
        "priority": form.priority,
    }
    if form.requires:
        fields["requires"] = form.requires
    if form.review_by is not None:
        fields["review_by"] = form.review_by
    if form.titles:
        fields["titles"] = dict(form.titles)
    if form.page is not None:
        fields["page"] = form.page
    free = {name: written for name in _FREE_FIELDS if (written := child(node, name)) is not None}
    own = {name: field.node for name, field in _parted(node)[0].items()}
    return fields | {name: free_value(raw(each)) for name, each in (free | own).items()}
