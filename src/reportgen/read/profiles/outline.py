"""The outline of a profile → entries with ids and places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.names import VersionName
from reportgen.model.profile import Entry, Pattern
from reportgen.model.span import Span
from reportgen.read.forms.profile import EntryForm
from reportgen.read.profiles.select import read_select
from reportgen.read.yaml.nodes import Fields, Node, child, leaves, members, span_at

_WHAT = ("blocks", "select", "generate", "outline")
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


def read_outline(forms: tuple[EntryForm, ...], node: Node | None, report: Reporter) -> tuple[Entry, ...]:
    """Give the entries of an outline, every one with an id of its own."""
    return _Outline(report).entries(forms, node)


def patterns(texts: tuple[str, ...], node: Node | None) -> tuple[Pattern, ...]:
    """Give ids and globs with their places."""
    return tuple(Pattern(text, each.span) for text, each in zip(texts, members(node), strict=True))


class _Outline:
    """Hands out the ids, so that no two entries of one outline share one."""

    def __init__(self, report: Reporter) -> None:
        self._report = report
        self._taken: dict[str, Span] = {}

    def entries(self, forms: tuple[EntryForm, ...], node: Node | None) -> tuple[Entry, ...]:
        return tuple(self._entry(form, each) for form, each in zip(forms, members(node), strict=True))

    def _entry(self, form: EntryForm, node: Node) -> Entry:
        for diagnostic in _mistakes(form, node):
            self._report(diagnostic)
        identifier = self._id(form, node)
        select = child(node, "select")
        listed = patterns(form.blocks, child(node, "blocks"))
        if form.block is not None:
            listed = (Pattern(form.block, span_at(node, "block")), *listed)
        return Entry(
            id=identifier,
            title=form.section,
            patterns=listed,
            select=None if form.select is None or select is None else read_select(select, self._report),
            exclude=patterns(form.exclude, child(node, "exclude")),
            generate=form.generate,
            order=form.order,
            versions=tuple(VersionName(each) for each in form.versions),
            headings=form.headings,
            most=form.max,
            is_required=form.required,
            starts_page=form.break_ is not None,
            entries=self.entries(form.outline, child(node, "outline")),
            span=node.span,
            places=_places(node),
            landscape=None if form.page is None else span_at(node, "page"),
        )

    def _id(self, form: EntryForm, node: Node) -> str:
        if form.id is not None:
            span = span_at(node, "id")
            first = self._taken.setdefault(form.id, span)
            if first is not span:
                message = f'the id "{form.id}" is taken by the entry in line {first.line}'
                self._report(Diagnostic("duplicate-id", message, span, "give each entry its own id"))
            return form.id
        wish = _slug(form.section or form.block or form.generate or "") or "part"
        identifier, count = wish, 1
        while identifier in self._taken:
            count += 1
            identifier = f"{wish}-{count}"
        self._taken[identifier] = node.span
        return identifier


def _places(node: Node) -> Mapping[str, Span]:
    """Where each key stands; of `generate` the name, which is what can be wrong."""
    if not isinstance(node, Fields):
        return {}
    generate = child(node, "generate")
    return {**dict(leaves(node)), **({} if generate is None else {"generate": generate.span})}


def _mistakes(form: EntryForm, node: Node) -> Iterator[Diagnostic]:
    written = [name for name in _WHAT if child(node, name) is not None]
    if form.block is not None and (form.section is not None or written):
        others = " and ".join(f'"{name}"' for name in (("section",) if form.section else ()) + tuple(written))
        hint = "write the block into `blocks` of the section, or as an entry of its own"
        yield Diagnostic(
            "malformed-entry", f'"block" cannot stand with {others}', span_at(node, "block"), hint
        )
    if form.block is None and not written:
        hint = "add one of: " + ", ".join(_WHAT)
        yield Diagnostic("malformed-entry", "the entry says nothing to place", node.span, hint)
    if form.outline and form.section is None:
        hint = "add `section: …` with its title"
        yield Diagnostic("malformed-entry", "sections stand within an entry without title", node.span, hint)
    if form.generate is not None and form.section is None:
        hint = "add `section: …` with its title"
        yield Diagnostic(
            "malformed-entry", "a generated section needs a title", span_at(node, "generate"), hint
        )


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title.casefold())
    return _NOT_IN_SLUG.sub("-", "".join(each for each in plain if not unicodedata.combining(each))).strip(
        "-"
    )
