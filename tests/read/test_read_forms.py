"""Mistakes in forms, at their place in the author's words."""

import pytest

from read.read_projects import SOUND, only_mistake, project_files, read_with
from reportgen.model.names import ProfileId
from reportgen.read import read_sound_project

PROFILE = SOUND["profiles/policy.yaml"]


def about(more: str) -> tuple[str, str, str, str | None]:
    mistake = only_mistake({"reportgen.yaml": f"title: Test\n{more}\n"})
    return mistake.code, mistake.message, str(mistake.span), mistake.hint


def profile(more: str) -> tuple[str, str, str, str | None]:
    mistake = only_mistake({"profiles/policy.yaml": PROFILE + more})
    return mistake.code, mistake.message, str(mistake.span), mistake.hint


def test_an_unknown_field_comes_with_the_field_that_was_meant() -> None:
    assert about("publsher: Us") == (
        "unknown-field",
        'there is no field "publsher"',
        "reportgen.yaml:2:1",
        'did you mean "publisher"?',
    )


def test_an_unknown_field_inside_another_names_both() -> None:
    assert profile("reading: {grades: 5}\n") == (
        "unknown-field",
        'there is no field "grades" in "reading"',
        "profiles/policy.yaml:4:11",
        'did you mean "grade"?',
    )


def test_an_unknown_field_of_an_outline_entry_is_found_at_any_depth() -> None:
    text = "title: T\noutline:\n  - section: S\n    outline:\n      - section: I\n        blcks: [purpose]\n"
    mistake = only_mistake({"profiles/policy.yaml": text})

    assert (mistake.message, str(mistake.span)) == (
        'there is no field "blcks" in "outline.outline"',
        "profiles/policy.yaml:6:9",
    )
    assert mistake.hint == 'did you mean "blocks"?'


def test_a_missing_field_is_reported_where_its_mapping_starts() -> None:
    sources = SOUND["content/sources.yaml"].replace("  tier: secondary-unsourced\n", "")
    mistake = only_mistake({"content/sources.yaml": sources})

    assert (mistake.message, str(mistake.span)) == ('the field "tier" is missing', "content/sources.yaml:1:3")


def test_an_unknown_word_comes_with_the_word_that_was_meant() -> None:
    assert about("status: UPDATE") == (
        "unknown-value",
        '"status" cannot be "UPDATE"',
        "reportgen.yaml:2:9",
        'did you mean "UPDATED"?',
    )


def test_an_unknown_word_far_from_all_comes_with_all_of_them() -> None:
    assert profile("formats: [pdf, powerpoint]\n") == (
        "unknown-value",
        'item 2 of "formats" cannot be "powerpoint"',
        "profiles/policy.yaml:4:16",
        "known are: docx, docx-redline, html, pdf",
    )


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("authors: Jo", '"authors" must be a list, not "Jo"'),
        ("authors:", '"authors" must be a list, not empty'),
        ("authors: [Jo, [x]]", 'item 2 of "authors" must be text, not a list'),
        ("contact: {a: b}", '"contact" must be text, not a mapping'),
        ("values: [a]", '"values" must be a mapping, not a list'),
        ("checks: all", '"checks" must be a mapping, not "all"'),
        ("issued: 21.11.2026", '"issued" must be a date like 2027-05-21, not "21.11.2026"'),
        ("issued: 2026-02-30", '"issued" must be a day of the calendar, not "2026-02-30"'),
        ("language: english please", '"language" must be a language code like en-GB, not "english please"'),
        ("number: |\n  a\n  b", '"number" must stand on one line'),
        ("checks: {levels: {a: loud}}", '"checks.levels.a" cannot be "loud"'),
    ],
)
def test_a_wrong_value_says_what_is_expected(more: str, message: str) -> None:
    _, message_shown, _, _ = about(more)

    assert message_shown == message


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("limit: {pages: many}\n", '"limit.pages" must be a whole number, not "many"'),
        ("limit: {pages: 2.5}\n", '"limit.pages" must be a whole number, not "2.5"'),
        ('limit: {pages: "4"}\n', '"limit.pages" must be a whole number, not "4"'),
        ("limit: {pages: 0}\n", '"limit.pages" must be 1 or more, not 0'),
        ("limit: {pages: true}\n", '"limit.pages" must be a whole number, not "true"'),
        ("reading: {grade: x}\n", '"reading.grade" must be a number, not "x"'),
        ("reading: {grade: 0}\n", '"reading.grade" must be more than 0, not 0'),
        ("contents: yes\n", '"contents" must be true or false, not "yes"'),
        ("contents: 1\n", '"contents" must be true or false, not "1"'),
        ("formats: []\n", '"formats" must not be empty'),
        ("file: ../up\n", '"file" must be a file name of letters, digits, hyphens, dots and underscores'),
        ("file: .hidden\n", '"file" must be a file name of letters, digits, hyphens, dots and underscores'),
        ("file: a b\n", '"file" must be a file name of letters, digits, hyphens, dots and underscores'),
        (
            f"file: {'ü' * 91}\n",
            '"file" must be a file name of letters, digits, hyphens, dots and underscores',
        ),
        ("paper: [A4]\n", '"paper" must be one word of a list, not a list'),
    ],
)
def test_a_wrong_value_in_a_profile_says_what_is_expected(more: str, message: str) -> None:
    _, message_shown, _, _ = profile(more)

    assert message_shown == message


def test_a_file_that_should_hold_a_list_says_so() -> None:
    mistake = only_mistake({"content/glossary.yaml": "port-call: a visit\n"})

    assert (mistake.code, mistake.message) == ("wrong-value", "the file must hold one list, not a mapping")


def test_an_entry_that_should_be_a_mapping_says_so() -> None:
    mistake = only_mistake({"content/glossary.yaml": "- port call\n"})

    assert mistake.message == 'a mapping of field names to values was expected, not "port call"'


@pytest.mark.parametrize("path", ["/etc/passwd", "../up.txt", "C:\\x.txt", "a/../../b", "\\\\host\\x"])
def test_the_file_of_a_source_stays_inside_the_project(path: str) -> None:
    sources = SOUND["content/sources.yaml"].replace("sources/a.txt", f"'{path}'")
    mistake = only_mistake({"content/sources.yaml": sources})

    assert (mistake.code, str(mistake.span)) == ("wrong-value", "content/sources.yaml:7:9")


def test_a_digest_has_sixty_four_digits() -> None:
    mistake = only_mistake({"content/sources.yaml": SOUND["content/sources.yaml"] + "  sha256: abc\n"})

    assert mistake.message == '"sha256" must be the 64 hexadecimal digits of a SHA-256'


def test_values_are_text_as_it_is_typed() -> None:
    project = read_with(
        about="title: T\nvalues: {year: 2026, share: 0.50, region: no, on: True, tags: [a, 01]}\n"
    )

    values = project.about.values
    assert values == {"year": "2026", "share": "0.50", "region": "no", "on": "True", "tags": ("a", "01")}


def test_settings_keep_their_meaning() -> None:
    written = "settings: {year: 2026, share: 0.50, cover: true, tags: [a, 1]}\n"
    files = project_files({"profiles/policy.yaml": PROFILE + written})

    settings = read_sound_project(files).profiles[ProfileId("policy")].settings

    assert settings == {"year": 2026, "share": 0.5, "cover": True, "tags": ("a", 1)}
