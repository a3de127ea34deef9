from __future__ import annotations

import pytest

from plan.plan_values import block, entry, pattern, profile, project
from reportgen.errors import ContentError, UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import ProfileId
from reportgen.model.profile import Entry, Profile
from reportgen.model.query import Where
from reportgen.model.span import Span
from reportgen.plan import make_plan
from reportgen.plan.requirements import empty_sections

HERE = Span("profiles/policy.yaml", 11, 14)
BLOCKS = (
    block("border-purpose", topics=("border",), versions={"full": "Long.", "brief": "Short."}),
    block("russia-arms", kind="risk"),
    block("russia-plain", versions={"plain": "Plain."}, kind="risk"),
)


def mistakes(
    *outline: Entry, exclude: tuple[str, ...] = (), versions: tuple[str, ...] = ("full",)
) -> list[Diagnostic]:
    with pytest.raises(ContentError) as caught:
        made(*outline, exclude=exclude, versions=versions)
    return list(caught.value.diagnostics)


def made(*outline: Entry, exclude: tuple[str, ...] = (), versions: tuple[str, ...] = ("full",)) -> None:
    chosen = profile(*outline, exclude=exclude, versions=versions)
    make_plan(project(BLOCKS, chosen), ProfileId("policy"))


def test_an_unknown_block_is_reported_where_it_is_named() -> None:
    (mistake,) = mistakes(entry(pattern("border-purpos", 14, 14)))

    assert mistake.code == "profile-unknown-block"
    assert mistake.span == Span("profiles/policy.yaml", 14, 14, 27)
    assert mistake.hint == 'did you mean "border-purpose"?'


def test_every_mistake_is_reported_in_one_run() -> None:
    found = mistakes(
        entry("border-purpos", "china-*", versions=("breif",), order=("priorty",), line=10),
        entry(title="X", generate="key-judgments", line=20),
        exclude=("rusia-arms",),
    )

    assert [each.code for each in found] == [
        "profile-unknown-block",
        "profile-unknown-field",
        "profile-unknown-version",
        "profile-empty-glob",
        "profile-unknown-block",
        "profile-unknown-generator",
    ]


def test_an_unknown_version_of_the_profile_points_at_its_line() -> None:
    (mistake,) = mistakes(entry("border-purpose"), versions=("breif",))

    assert (mistake.code, mistake.span, mistake.hint) == (
        "profile-unknown-version",
        Span("profiles/policy.yaml", 3, 11),
        'did you mean "brief"?',
    )


def test_an_unknown_field_in_a_query_points_at_it() -> None:
    (mistake,) = mistakes(entry(select=Where("knd", ("risk",), HERE)))

    assert (mistake.code, mistake.span, mistake.hint) == (
        "profile-unknown-field",
        HERE,
        'did you mean "kind"?',
    )


def test_a_query_that_matches_nothing_suggests_a_value() -> None:
    (mistake,) = mistakes(entry(select=Where("kind", ("rsk",), HERE), title="Risks"))

    assert (mistake.code, mistake.hint) == ("profile-empty-query", 'did you mean "risk"?')


def test_an_unknown_generator_is_reported_with_a_suggestion() -> None:
    (mistake,) = mistakes(entry("border-purpose"), entry(title="Terms", generate="glosary", line=12))

    assert (mistake.code, mistake.hint) == ("profile-unknown-generator", 'did you mean "glossary"?')


def test_notes_must_come_last() -> None:
    (mistake,) = mistakes(entry(title="Notes", generate="notes"), entry("border-purpose", line=12))

    assert mistake.code == "profile-misplaced-notes"


def test_a_block_named_twice_is_reported_at_the_second_place() -> None:
    (mistake,) = mistakes(entry(pattern("russia-arms", 11)), entry(pattern("russia-arms", 15)))

    assert mistake.code == "profile-repeated-block"
    assert mistake.span is not None
    assert mistake.span.line == 15
    assert mistake.hint is not None
    assert "profiles/policy.yaml:11:7" in mistake.hint


def test_a_block_without_any_wording_asked_for_is_reported() -> None:
    (mistake,) = mistakes(entry("russia-plain"))

    assert mistake.code == "profile-missing-version"
    assert mistake.hint is not None
    assert '"plain"' in mistake.hint


def test_the_versions_of_a_block_are_listed_by_name() -> None:
    many = block("a", versions={"plain": "Plain.", "brief": "Brief.", "long": "Long."})
    with pytest.raises(ContentError) as caught:
        make_plan(project((many, block("b")), profile(entry("a"))), ProfileId("policy"))

    (mistake,) = caught.value.diagnostics
    assert mistake.hint is not None
    assert mistake.hint.startswith('it has "brief", "long", "plain":')


def test_a_missing_requirement_is_reported_at_the_line_that_requires_it() -> None:
    blocks = (block("a", requires=("b",)), block("b"))
    chosen = profile(entry("a"), exclude=("b",))
    with pytest.raises(ContentError) as caught:
        make_plan(project(blocks, chosen), ProfileId("policy"))

    (mistake,) = caught.value.diagnostics
    assert mistake.code == "profile-missing-requirement"
    assert mistake.span == Span("content/blocks/a.md", 5, 12)
    assert mistake.hint is not None
    assert 'excluded by the profile: "b" (profiles/policy.yaml:4:12)' in mistake.hint


def test_a_requirement_nobody_wrote_is_reported() -> None:
    with pytest.raises(ContentError) as caught:
        make_plan(project((block("a", requires=("aa",)),), profile(entry("a"))), ProfileId("policy"))

    assert [each.code for each in caught.value.diagnostics] == ["block-unknown-requirement"]


def test_a_mistyped_name_is_not_buried_under_what_follows_from_it() -> None:
    blocks = (block("a", requires=("bb",)), block("bb"))
    with pytest.raises(ContentError) as caught:
        make_plan(project(blocks, profile(entry("a", "bbb"))), ProfileId("policy"))

    assert [each.code for each in caught.value.diagnostics] == ["profile-unknown-block"]


def test_a_required_section_must_not_be_empty() -> None:
    (mistake,) = mistakes(entry("russia-arms", title="Risks", is_required=True), exclude=("russia-arms",))

    assert mistake.code == "profile-empty-section"


def test_an_empty_section_goes_with_a_warning() -> None:
    chosen: Profile = profile(
        entry("border-purpose"), entry("russia-arms", title="R", line=12), exclude=("r*",)
    )
    plan = make_plan(project(BLOCKS, chosen), ProfileId("policy"))

    assert [section.title for section in plan.sections] == [None]
    assert [each.code for each in empty_sections(chosen, plan)] == ["profile-section-left-out"]


def test_an_unknown_profile_is_wrong_usage() -> None:
    with pytest.raises(UsageError) as caught:
        make_plan(project(BLOCKS, profile(entry("*"))), ProfileId("polcy"))

    (mistake,) = caught.value.diagnostics
    assert (mistake.code, mistake.hint) == ("call-unknown-profile", 'did you mean "policy"?')


def test_a_base_cannot_be_planned() -> None:
    with pytest.raises(UsageError) as caught:
        make_plan(project(BLOCKS, profile(entry("*"), name="_base", is_base=True)), ProfileId("_base"))

    assert [each.code for each in caught.value.diagnostics] == ["call-base-profile"]
