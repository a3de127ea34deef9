"""Profiles: inheritance, outlines, queries."""

import pytest

from read.read_projects import SOUND, only_mistake, project_files, read_with, refused
from reportgen.model.names import ProfileId
from reportgen.model.profile import CitationStyle, Format, Headings, Overflow, Profile
from reportgen.model.query import Between, Every, Not, Query, Some, Where
from reportgen.read import read_sound_project

POLICY = SOUND["profiles/policy.yaml"]


def profiles(**texts: str) -> dict[str, Profile]:
    changes = {f"profiles/{name}.yaml": text for name, text in texts.items()}
    return {str(name): each for name, each in read_sound_project(project_files(changes)).profiles.items()}


def outline(entries: str) -> Profile:
    return read_with(profile=f"title: T\noutline:\n{entries}").profiles[ProfileId("policy")]


def entry_mistake(entry: str) -> tuple[str, str]:
    mistake = only_mistake({"profiles/policy.yaml": f"title: T\noutline:\n  - {entry}\n"})
    return mistake.code, mistake.message


def query(select: str) -> Query | None:
    return outline(f"  - select: {select}\n").outline[0].select


def test_what_is_left_out_has_its_default() -> None:
    policy = profiles()["policy"]

    assert (policy.audience, policy.theme, policy.template, policy.file) == (
        "policy",
        "navy",
        "briefing.html.j2",
        "policy",
    )
    assert (policy.versions, policy.citations, policy.formats) == (
        ("full",),
        CitationStyle.ENDNOTES,
        (Format.PDF, Format.DOCX),
    )
    assert (policy.limit.pages, policy.limit.overflow) == (None, Overflow.FAIL)


def test_mappings_merge_key_by_key_and_everything_else_is_replaced() -> None:
    merged = profiles(
        _base="limit: {pages: 4, words: 1800}\nformats: [pdf]\nsettings: {badge: A, cover: true}\n",
        policy="extends: _base\nlimit: {pages: 2, overflow: drop}\nformats: [docx]\nsettings: {badge: B}\n"
        + POLICY,
    )["policy"]

    assert (merged.limit.pages, merged.limit.words, merged.limit.overflow) == (2, 1800, Overflow.DROP)
    assert merged.formats == (Format.DOCX,)
    assert merged.settings == {"badge": "B", "cover": True}


def test_every_value_knows_where_it_was_set() -> None:
    merged = profiles(
        _base="limit: {pages: 4, words: 1800}\n", policy=f"extends: _base\nlimit: {{pages: 2}}\n{POLICY}"
    )["policy"]

    assert str(merged.origins["limit.pages"]) == "profiles/policy.yaml:2:9"
    assert str(merged.origins["limit.words"]) == "profiles/_base.yaml:1:19"
    assert str(merged.origins["title"]) == "profiles/policy.yaml:3:1"
    assert "theme" not in merged.origins


def test_ancestors_come_nearest_first_and_are_names_of_the_audience() -> None:
    merged = profiles(
        _base="draft: true\n", middle=f"extends: _base\naudience: readers\n{POLICY}", leaf="extends: middle\n"
    )

    assert merged["leaf"].ancestors == ("middle", "_base")
    assert merged["leaf"].audiences == {"leaf", "readers", "middle", "_base"}
    assert merged["leaf"].draft


def test_a_base_needs_no_title_and_no_outline() -> None:
    base = profiles(_base="paper: Letter\n")["_base"]

    assert (base.is_base, base.outline) == (True, ())


def test_a_file_name_that_is_no_profile_id_is_a_mistake() -> None:
    mistake = only_mistake({"profiles/policy makers.yaml": POLICY + "file: other\n"})

    assert (mistake.code, str(mistake.span)) == ("malformed-file-name", "profiles/policy makers.yaml:1")


def test_an_audience_is_one_word_because_containers_list_audiences() -> None:
    mistake = only_mistake({"profiles/policy.yaml": POLICY + "audience: policy makers\n"})

    assert mistake.message == '"audience" must be one word, not "policy makers"'


def test_a_mistake_in_a_base_is_reported_once_whoever_extends_it() -> None:
    changes = {
        "profiles/_base.yaml": "papr: A4\n",
        "profiles/policy.yaml": f"extends: _base\n{POLICY}",
        "profiles/other.yaml": f"extends: _base\n{POLICY}",
    }
    mistake = only_mistake(changes)

    assert (mistake.code, str(mistake.span)) == ("unknown-field", "profiles/_base.yaml:1:1")


def test_an_unknown_base_comes_with_the_one_that_was_meant() -> None:
    mistake = only_mistake(
        {"profiles/_base.yaml": "{}\n", "profiles/policy.yaml": f"extends: _bas\n{POLICY}"}
    )

    assert (mistake.code, str(mistake.span), mistake.hint) == (
        "unknown-profile",
        "profiles/policy.yaml:1:10",
        'did you mean "_base"?',
    )


def test_profiles_that_extend_each_other_are_refused_at_each_of_them() -> None:
    changes = {
        f"profiles/{one}.yaml": f"extends: {other}\n{POLICY}"
        for one, other in [("policy", "b"), ("b", "policy")]
    }
    mistakes = refused(changes)

    assert [each.code for each in mistakes] == ["circular-extends"] * 2
    assert mistakes[0].message == "profiles extend each other in a circle: policy → b → policy"


def test_a_chain_that_leads_into_a_circle_ends() -> None:
    changes = {
        "profiles/policy.yaml": f"extends: b\n{POLICY}",
        "profiles/b.yaml": f"extends: c\n{POLICY}",
        "profiles/c.yaml": f"extends: b\n{POLICY}",
    }

    assert {each.code for each in refused(changes)} == {"circular-extends"}


def test_two_reports_may_not_have_one_file_name() -> None:
    mistake = only_mistake({"profiles/other.yaml": f"file: Policy\n{POLICY}"})

    assert mistake.code == "duplicate-file-name"
    assert 'the reports of "other" and "policy"' in mistake.message


@pytest.mark.parametrize(
    ("more", "code", "hint"),
    [
        ("template: breifing.html.j2\n", "unknown-template", 'did you mean "briefing.html.j2"?'),
        ("theme: nvy\n", "unknown-theme", 'did you mean "navy"?'),
    ],
)
def test_template_and_theme_must_be_there(more: str, code: str, hint: str) -> None:
    mistake = only_mistake({"profiles/policy.yaml": POLICY + more})

    assert (mistake.code, mistake.hint) == (code, hint)


def test_entries_know_where_each_word_stands() -> None:
    text = """\
title: T
outline:
  - section: One
    generate: sources
    order: [priority, -title]
    versions: [short, full]
"""
    (entry,) = profiles(policy=text)["policy"].outline

    assert {key: str(entry.places[key]) for key in ("generate", "order.1", "versions.0")} == {
        "generate": "profiles/policy.yaml:4:15",
        "order.1": "profiles/policy.yaml:5:23",
        "versions.0": "profiles/policy.yaml:6:16",
    }


def test_entries_keep_their_patterns_with_places() -> None:
    entry = outline('  - section: Actors\n    blocks: [purpose, "russia-*"]\n    exclude: [x]\n').outline[0]

    assert (entry.id, entry.title, [each.text for each in entry.patterns]) == (
        "actors",
        "Actors",
        ["purpose", "russia-*"],
    )
    assert [str(each.span) for each in (*entry.patterns, *entry.exclude)] == [
        "profiles/policy.yaml:4:14",
        "profiles/policy.yaml:4:23",
        "profiles/policy.yaml:5:15",
    ]


def test_entries_without_an_id_get_one_of_their_own() -> None:
    entries = outline(
        "  - {section: Été & more, blocks: [a]}\n  - {section: 'Été, more', blocks: [b]}\n"
        "  - block: c\n  - blocks: [d]\n"
    )

    assert [each.id for each in entries.outline] == ["ete-more", "ete-more-2", "c", "part"]


def test_an_entry_keeps_all_its_settings() -> None:
    entry = outline(
        "  - section: S\n    id: s\n    versions: [brief]\n    order: [priority, -title]\n"
        "    headings: run-in\n    max: 3\n    required: true\n    break: page\n    page: landscape\n"
        "    blocks: [a]\n"
        "    outline:\n      - block: b\n"
    ).outline[0]

    assert (entry.id, entry.versions, entry.order, entry.headings) == (
        "s",
        ("brief",),
        ("priority", "-title"),
        Headings.RUN_IN,
    )
    assert (entry.most, entry.is_required, entry.starts_page) == (3, True, True)
    assert str(entry.landscape) == "profiles/policy.yaml:11:11"
    assert [each.id for each in entry.entries] == ["b"]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{block: a, section: S}", '"block" cannot stand with "section"'),
        ("{block: a, blocks: [b]}", '"block" cannot stand with "blocks"'),
        ("{section: S}", "the entry says nothing to place"),
        ("{outline: [{block: a}]}", "sections stand within an entry without title"),
        ("{generate: sources}", "a generated section needs a title"),
    ],
)
def test_an_entry_must_say_one_thing(entry: str, message: str) -> None:
    assert entry_mistake(entry) == ("malformed-entry", message)


def test_two_entries_with_one_id_are_one_too_many() -> None:
    text = "title: T\noutline:\n  - {section: A, id: x, blocks: [a]}\n  - {section: B, id: x, blocks: [b]}\n"
    mistake = only_mistake({"profiles/policy.yaml": text})

    assert (mistake.code, mistake.message) == ("duplicate-id", 'the id "x" is taken by the entry in line 3')


def test_a_query_of_several_fields_asks_for_all_of_them() -> None:
    asked = query("{kind: option, topics: [border, 3]}")

    assert isinstance(asked, Every)
    assert [(each.field, each.values) for each in asked.parts if isinstance(each, Where)] == [
        ("kind", ("option",)),
        ("topics", ("border", 3)),
    ]


def test_queries_combine() -> None:
    asked = query("{or: [{kind: option}, {and: [{kind: risk}, {not: {status: draft}}]}]}")

    assert isinstance(asked, Some)
    _, both = asked.parts
    assert isinstance(both, Every)
    assert isinstance(both.parts[1], Not)


def test_a_query_compares_numbers() -> None:
    asked = query("{priority: {min: 1, max: 2}}")

    assert isinstance(asked, Between)
    assert (asked.least, asked.most, str(asked.span)) == (1.0, 2.0, "profiles/policy.yaml:3:14")


@pytest.mark.parametrize(
    ("select", "message"),
    [
        ("option", '"select" must be a mapping of fields to values'),
        ("{}", '"select" must be a mapping of fields to values'),
        ("{kind: }", '"kind" needs a value or a list of values'),
        ("{kind: []}", '"kind" needs a value or a list of values'),
        ("{kind: [[a]]}", '"kind" needs a value or a list of values'),
        ("{kind: [a, [b]]}", '"kind" needs a value or a list of values'),
        ("{or: {a: b}}", '"or" needs a list of queries'),
        ("{or: []}", '"or" needs a list of queries'),
        ("{and: [{kind: a}, x]}", '"select" must be a mapping of fields to values'),
        ("{not: x}", '"select" must be a mapping of fields to values'),
        ("{p: {mn: 1}}", '"p" cannot be compared by "mn"'),
        ("{p: {min: x}}", '"min" of "p" must be a number'),
        ("{p: {min: true}}", '"min" of "p" must be a number'),
        ("{p: {min: [1]}}", '"min" of "p" must be a number'),
        ("{p: {}}", '"p" is compared with nothing'),
    ],
)
def test_a_query_that_asks_nothing_is_a_mistake(select: str, message: str) -> None:
    assert entry_mistake(f"select: {select}") == ("malformed-query", message)


def test_an_unknown_default_theme_is_reported_at_the_profile_and_not_at_its_base() -> None:
    changes = {
        **dict.fromkeys(path for path in SOUND if path.startswith("templates/themes/")),
        "profiles/_base.yaml": "paper: A4\n",
    }
    mistake = only_mistake(changes)

    assert (mistake.code, str(mistake.span)) == ("unknown-theme", "profiles/policy.yaml:1")


def test_a_theme_that_a_base_names_is_reported_there_once() -> None:
    base = {"profiles/_base.yaml": "theme: nvy\n", "profiles/policy.yaml": f"extends: _base\n{POLICY}"}
    mistake = only_mistake(base)

    assert (mistake.code, str(mistake.span)) == ("unknown-theme", "profiles/_base.yaml:1:1")


def test_a_file_name_may_have_letters_of_any_script_and_is_one_however_they_are_composed() -> None:
    names = ("Übersicht", "U\u0308bersicht", "हिन्दी-报告")
    found = [profiles(policy=f"{POLICY}\nfile: {name}\n")["policy"].file for name in names]

    assert found == ["Übersicht", "Übersicht", "हिन्दी-报告"]
