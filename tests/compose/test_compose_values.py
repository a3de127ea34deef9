"""What `{{ name }}` prints: the values of the project, the profile and the call."""

from __future__ import annotations

import pytest

from compose.compose_projects import ABOUT, block_html, compose, faults, faults_of, project_files, written_as


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
    [
        ("3", "3"),
        ("true", "true"),
        ("TRUE", "TRUE"),
        ("no", "no"),
        ("012", "012"),
        ("01067", "01067"),
        ("1.10", "1.10"),
        ("1e3", "1e3"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("2026-11-02", "2026-11-02"),
        ("12:30", "12:30"),
        ("12345678901234567890", "12345678901234567890"),
        ("[a, 010]", "a, 010"),
    ],
)
def test_a_value_is_printed_as_it_is_typed(written: str, printed: str) -> None:
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


@pytest.mark.parametrize("written", ["~", "null", "", "[a, ~]", "{town: Null}"])
def test_a_value_that_is_nothing_asks_for_quotes(written: str) -> None:
    about = ABOUT.replace("{region: North America}", f"\n  region: {written}")

    (found,) = faults_of(project_files({"one": "x"}, files={"reportgen.yaml": about}))

    assert found.code == "wrong-value"
    assert found.message.endswith("has no value")
    assert "quotes" in (found.hint or "")


def test_a_setting_that_is_nothing_is_no_value() -> None:
    (found,) = faults("{{ badge }}", "settings: {badge: ~}")

    assert found.code == "unknown-value"
