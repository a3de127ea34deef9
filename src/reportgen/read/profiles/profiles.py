"""The trees of all profiles → profiles, each merged with those it extends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from reportgen.model.content.block import FieldValue
from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.names import ProfileId, ThemeId, VersionName
from reportgen.model.profile import Evidence, Limit, PdfOptions, Profile, Reading
from reportgen.model.span import Span
from reportgen.read.forms.filled import fill, fill_what_is_sound
from reportgen.read.forms.profile import LimitForm, ProfileForm, ReadingForm
from reportgen.read.profiles.inheritance import Merged, inherit
from reportgen.read.profiles.outline import patterns, read_outline
from reportgen.read.yaml.nodes import Field, Fields, Items, Leaf, Node, child, leaves

BASE_SIGN = "_"


def read_profiles(
    trees: Mapping[ProfileId, Node], known: frozenset[str], language: str, report: Reporter
) -> Mapping[ProfileId, Profile]:
    """Give every profile, of those with mistakes what is sound.

    `language` is the project's, for profiles that name none. A profile of whose outline nothing is sound is
    left out, as is one that extends what nobody can read.
    """
    for node in trees.values():
        if not isinstance(node, Fields):
            fill(ProfileForm, node, report)
    named = {str(name): node for name, node in trees.items() if isinstance(node, Fields)}
    profiles = {}
    for name, merged in inherit("profile", named, known, report).items():
        filled = fill_what_is_sound(ProfileForm, _completed(name, merged.node), {"title": name}, report)
        if filled is not None and isinstance(filled.node, Fields):
            sound = Merged(filled.node if filled.is_broken else merged.node, merged.ancestors)
            profiles[ProfileId(name)] = _profile(ProfileId(name), filled.form, sound, language, report)
    for diagnostic in _shared_files(profiles.values()):
        report(diagnostic)
    return profiles


def _completed(name: str, node: Fields) -> Fields:
    """Let a base leave out what every profile needs, so that its other fields are checked all the same."""
    if not name.startswith(BASE_SIGN):
        return node
    span = node.span
    title = Field(span, Leaf(name, span))
    outline = Field(span, Items((Fields({"blocks": Field(span, Items((), span))}, span),), span))
    return Fields({"title": title, "outline": outline, **node.fields}, span)


def _profile(name: ProfileId, form: ProfileForm, merged: Merged, language: str, report: Reporter) -> Profile:
    node = merged.node
    limit = form.limit or LimitForm()
    reading = form.reading or ReadingForm()
    outline = child(node, "outline")
    return Profile(
        id=name,
        title=form.title,
        audience=form.audience or name,
        ancestors=tuple(ProfileId(each) for each in merged.ancestors),
        is_base=name.startswith(BASE_SIGN),
        language=form.language or language,
        template=form.template,
        theme=ThemeId(form.theme),
        versions=tuple(VersionName(each) for each in form.versions),
        outline=() if outline is None else read_outline(form.outline, outline, report),
        exclude=patterns(form.exclude, child(node, "exclude")),
        limit=Limit(limit.pages, limit.words, limit.overflow),
        reading=Reading(reading.grade, reading.grade_max, reading.sentence_mean, reading.sentence_max),
        citations=form.citations,
        glossary=form.glossary,
        evidence=Evidence(form.evidence.marks, form.evidence.confidence),
        paper=form.paper,
        formats=form.formats,
        contents=form.contents,
        numbered=form.numbered,
        draft=form.draft,
        file=form.file or name,
        settings=cast("Mapping[str, FieldValue]", form.settings),
        checks=form.checks,
        origins=dict(leaves(node)),
        span=Span(node.span.path),
        pdf=PdfOptions(form.pdf.variant, tuple(dict.fromkeys(form.pdf.attach))),
        change_bars=form.change_bars,
        batch=form.batch,
    )


def _shared_files(profiles: Iterable[Profile]) -> Iterator[Diagnostic]:
    first: dict[str, Profile] = {}
    for profile in profiles:
        if profile.is_base:
            continue
        other = first.setdefault(profile.file.casefold(), profile)
        if other is not profile:
            message = f'the reports of "{other.id}" and "{profile.id}" would both be called "{profile.file}"'
            span = profile.origins.get("file", profile.span)
            yield Diagnostic("duplicate-file-name", message, span, "give one of them another `file`")
