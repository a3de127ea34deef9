"""`templates/wording/`: a project's own words, and mistakes in them."""

from __future__ import annotations

import pytest

from read.read_projects import project_files
from reportgen.model.content.claim import Confidence
from reportgen.model.names import ClaimId
from reportgen.read import read_project, read_sound_project
from reportgen.read.forms.own_words import OWN_WORDS_FORM

PATH = "templates/wording/en.yaml"


def said(text: str, path: str = PATH) -> list[tuple[str, str, str | None]]:
    found = read_project(project_files({path: text})).diagnostics
    return [(str(each.span), each.message, each.hint) for each in found]


def test_words_are_kept_by_language_sort_and_name() -> None:
    text = "labels: {contents: In this note}\nevidence:\n  own: {word: counted by us}\n"

    assert read_sound_project(project_files({PATH: text})).words == {
        "en": {"labels": {"contents": "In this note"}, "evidence": {"own": {"word": "counted by us"}}}
    }


def test_every_mistake_stands_at_its_place() -> None:
    text = "labels: {contens: X}\ntiers:\n  officials: Y\nevidence:\n  stated: {wort: Z}\nhedges: {}\n"

    assert said(text) == [
        (f"{PATH}:1:10", 'there is no field "contens" in "labels"', 'did you mean "contents"?'),
        (f"{PATH}:3:3", 'there is no field "officials" in "tiers"', 'did you mean "official-figures"?'),
        (f"{PATH}:5:12", 'there is no field "wort" in "evidence.stated"', 'did you mean "word"?'),
        (
            f"{PATH}:6:1",
            'there is no field "hedges"',
            "known are: " + ", ".join(sorted(OWN_WORDS_FORM.asked)),
        ),
    ]


@pytest.mark.parametrize("word", ["Rated", "{digits}", "{digit} of {most}"])
def test_a_word_keeps_the_places_that_are_filled_in_it(word: str) -> None:
    (mistake,) = said(f'labels: {{credibility: "{word}"}}\n')

    assert mistake == (
        f"{PATH}:1:23",
        '"labels.credibility" must have {digit} in it',
        "the word it replaces is: credibility {digit}",
    )


def test_a_brace_that_stays_open_is_refused() -> None:
    assert said('labels: {credibility: "a {digit"}\n')[0][1] == (
        '"labels.credibility" has a brace that nothing closes'
    )


@pytest.mark.parametrize("name", ["en-US", "english", "fr"])
def test_words_that_no_report_reads_are_said(name: str) -> None:
    path = f"templates/wording/{name}.yaml"
    ((span, message, hint),) = said("labels: {contents: X}\n", path)

    assert (span, message) == (
        f"{path}:1",
        f'no report reads these words: no profile has the language "{name}"',
    )
    assert hint is not None
    assert "en-GB" in hint


def test_a_file_beside_them_is_said_not_to_be_read() -> None:
    ((span, message, hint),) = said("x", "templates/wording/en.txt")

    assert (span, message) == ("templates/wording/en.txt:1", '"en.txt" is not read as anything')
    assert hint == "words of a language stand in a file like en.yaml"


def test_an_unknown_tier_is_named_at_its_place() -> None:
    text = (
        "- id: source-a\n  type: report\n  title: T\n  tier: official-figure\n"
        "  reliability: F\n  descriptor: D\n"
    )

    assert said(text, "content/sources.yaml")[0] == (
        "content/sources.yaml:4:9",
        '"tier" cannot be "official-figure"',
        'did you mean "official-figures"?',
    )


@pytest.mark.parametrize(
    ("tier", "expected"),
    [
        ("own-measurement", Confidence.HIGH),
        ("peer-reviewed", Confidence.MODERATE),
        ("secondary-unsourced", Confidence.LOW),
    ],
)
def test_confidence_follows_the_tier_where_its_author_says_none(tier: str, expected: Confidence) -> None:
    sources = project_files({})["content/sources.yaml"].decode().replace("secondary-unsourced", tier)
    project = read_sound_project(project_files({"content/sources.yaml": sources}))

    assert project.claims[ClaimId("c-one")].our_confidence is expected
