"""Library + profile → a diagnostic for every name in the profile that nothing answers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.generators import GENERATORS
from reportgen.model.names import BlockId, VersionName
from reportgen.model.profile import Entry, Pattern, Profile
from reportgen.model.query import Where
from reportgen.model.span import Span
from reportgen.model.suggestion import did_you_mean
from reportgen.plan.selection.block_library import Library
from reportgen.plan.selection.fields import field_of, members
from reportgen.plan.selection.outline import entries_of, entry_name
from reportgen.plan.selection.queries import conditions, query_span


def blocks_named(profile: Profile) -> tuple[Mapping[BlockId, Pattern], tuple[Diagnostic, ...]]:
    """The blocks that the outline names by id, and a diagnostic for each that it names twice."""
    named: dict[BlockId, Pattern] = {}
    repeated = []
    for entry in entries_of(profile):
        for pattern in entry.patterns:
            if pattern.is_glob:
                continue
            first = named.setdefault(BlockId(pattern.text), pattern)
            if first is not pattern:
                repeated.append(_repeated(pattern, first))
    return named, tuple(repeated)


def check_names(library: Library, profile: Profile) -> tuple[Diagnostic, ...]:
    """Unknown blocks, globs and queries without a match, unknown fields, versions and generators.

    Fields and versions are judged only where every block could be read.
    """
    entries = tuple(entries_of(profile))
    return (
        *_unknown_patterns(library, profile.exclude),
        *(
            each
            for entry in entries
            for each in _unknown_patterns(library, (*entry.patterns, *entry.exclude))
        ),
        *(() if library.broken else _unknown_values(library, profile, entries)),
        *(each for entry in entries for each in _unknown_generators(entry)),
        *_misplaced_last(entries),
    )


def _unknown_values(library: Library, profile: Profile, entries: tuple[Entry, ...]) -> Iterator[Diagnostic]:
    yield from _unknown_versions(library, profile, entries)
    for entry in entries:
        yield from _unknown_fields(library, profile, entry)


def _repeated(pattern: Pattern, first: Pattern) -> Diagnostic:
    return Diagnostic(
        code="profile-repeated-block",
        message=f'"{pattern.text}" stands in the outline twice',
        span=pattern.span,
        hint=f"it is first named at {first.span}; a block can stand only once",
    )


def _unknown_patterns(library: Library, patterns: tuple[Pattern, ...]) -> Iterator[Diagnostic]:
    for pattern in patterns:
        if library.may_be_named_by(pattern):
            continue
        if pattern.is_glob:
            stem = pattern.text.strip("*?")
            yield Diagnostic(
                code="profile-empty-glob",
                message=f'no block matches "{pattern.text}"',
                span=pattern.span,
                hint=did_you_mean(stem, library.blocks),
            )
        else:
            yield Diagnostic(
                code="profile-unknown-block",
                message=f'no block is called "{pattern.text}"',
                span=pattern.span,
                hint=did_you_mean(pattern.text, library.blocks),
            )


def _unknown_versions(library: Library, profile: Profile, entries: tuple[Entry, ...]) -> Iterator[Diagnostic]:
    known = library.versions
    asked: list[tuple[VersionName, Span]] = [
        (version, _origin(profile, f"versions.{place}", "versions") or profile.span)
        for place, version in enumerate(profile.versions)
    ]
    asked += [
        (version, entry.places.get(f"versions.{place}", entry.span))
        for entry in entries
        for place, version in enumerate(entry.versions)
    ]
    for version, span in asked:
        if version not in known:
            yield Diagnostic(
                code="profile-unknown-version",
                message=f'no block has a version called "{version}"',
                span=span,
                hint=did_you_mean(version, known) or f"there are: {', '.join(sorted(known))}",
            )


def _unknown_fields(library: Library, profile: Profile, entry: Entry) -> Iterator[Diagnostic]:
    known = library.fields
    for place, key in enumerate(entry.order):
        field = key.removeprefix("-")
        if field not in known:
            yield _unknown_field(field, entry.places.get(f"order.{place}", entry.span), known)
    if entry.select is None:
        return
    asked = tuple(conditions(entry.select))
    unknown = [each for each in asked if each.field not in known]
    for condition in unknown:
        yield _unknown_field(condition.field, condition.span, known)
    if not unknown and not library.asked_for(entry.select):
        yield Diagnostic(
            code="profile-empty-query",
            message=f'the query of {entry_name(entry)} in "{profile.id}" matches no block',
            span=query_span(entry.select, entry.span),
            hint=_nearest_value(library, asked),
        )


def _unknown_field(field: str, span: Span, known: frozenset[str]) -> Diagnostic:
    return Diagnostic(
        code="profile-unknown-field",
        message=f'no block has a field called "{field}"',
        span=span,
        hint=did_you_mean(field, known),
    )


def _nearest_value(library: Library, asked: tuple[object, ...]) -> str | None:
    for condition in asked:
        if not isinstance(condition, Where):
            continue
        held = {
            str(value)
            for block in library.blocks.values()
            for value in members(field_of(block, condition.field))
        }
        for value in condition.values:
            if str(value) not in held:
                return did_you_mean(str(value), held) or f'no block has {condition.field} "{value}"'
    return None


def _unknown_generators(entry: Entry) -> Iterator[Diagnostic]:
    if entry.generate is not None and entry.generate not in GENERATORS:
        yield Diagnostic(
            code="profile-unknown-generator",
            message=f'nothing is generated under the name "{entry.generate}"',
            span=entry.places.get("generate", entry.span),
            hint=did_you_mean(entry.generate, GENERATORS) or f"there are: {', '.join(GENERATORS)}",
        )


def _misplaced_last(entries: tuple[Entry, ...]) -> Iterator[Diagnostic]:
    for entry in entries[:-1]:
        generator = GENERATORS.get(entry.generate or "")
        if generator is not None and generator.is_last:
            yield Diagnostic(
                code="profile-misplaced-notes",
                message=f'"{entry.generate}" stands before other entries',
                span=entry.places.get("generate", entry.span),
                hint="move it to the end of the outline: it closes the report",
            )


def _origin(profile: Profile, *keys: str) -> Span | None:
    return next((profile.origins[key] for key in keys if key in profile.origins), None)
