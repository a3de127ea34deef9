"""What `{{ name }}` prints: the values of the project, the profile and the call."""

from __future__ import annotations

import pytest

from compose.compose_projects import ABOUT, block_html, compose, project_files, written_as


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("project.title", "Presence in the north"),
        ("project.series", "Regional briefings"),
        ("project.number", "RG-1"),
        ("project.version", "2.1"),
        ("project.status", "UPDATED"),
        ("project.issued", "21 November 2026"),
        ("project.review_by", "21 May 2027"),
        ("project.publisher", "The project"),
        ("project.authors", "The project, Ana Ruiz"),
        ("project.contact", "corrections@example.org"),
        ("project.language", "en-GB"),
        ("project.licence", "CC BY 4.0"),
        ("profile.id", "policy"),
        ("profile.audience", "planners"),
        ("profile.language", "en-GB"),
        ("region", "North America"),
        ("badge", "For staff"),
    ],
)
def test_what_is_known_of_a_report_can_be_printed(name: str, printed: str) -> None:
    about = ABOUT.replace("[The project]", "[The project, Ana Ruiz]") + "version: '2.1'\nstatus: UPDATED\n"
    profile = "audience: planners\nsettings: {badge: For staff}"
    files = {"reportgen.yaml": about}

    assert written_as(f"{{{{ {name} }}}}", profile, files) == f"<p>{printed}</p>"


@pytest.mark.parametrize(
    ("written", "printed"),
    [("3", "3"), ("true", "true"), ("false", "false"), ("[a, 1]", "a, 1")],
)
def test_a_value_is_printed_as_readers_write_it(written: str, printed: str) -> None:
    about = ABOUT.replace("region: North America", f"region: {written}")

    assert written_as("{{ region }}", files={"reportgen.yaml": about}) == f"<p>{printed}</p>"


def test_a_group_of_settings_is_called_by_its_names() -> None:
    profile = "settings: {office: {town: Ottawa, rooms: {first: 12}}}"

    printed = written_as("{{ office.town }} {{ office.rooms.first }}", profile)
    assert printed == "<p>Ottawa 12</p>"


def test_the_profile_wins_over_the_project_and_the_call_over_both() -> None:
    files = project_files({"one": "{{ region }}"}, "settings: {region: The profile}")

    assert block_html(compose(files)) == "<p>The profile</p>"
    assert block_html(compose(files, {"region": "The call"})) == "<p>The call</p>"
