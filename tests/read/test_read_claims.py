"""The claim register and the glossary."""

import pytest

from read.read_projects import SOUND, only_mistake, project_files, read_with
from reportgen.model.content.claim import Confidence, Hedge, Status
from reportgen.model.names import ClaimId
from reportgen.read import read_sound_project
from reportgen.read.content.locators import lines_of

PATH = "content/claims/ext.yaml"
CLAIMS = SOUND[PATH]


def test_what_is_left_out_has_the_value_the_hedge_or_the_file_gives() -> None:
    claim = read_sound_project(project_files({})).claims[ClaimId("c-two")]

    assert (claim.topic, claim.hedge, claim.strength) == ("ext", Hedge.COULD, 0)
    assert (claim.credibility, claim.our_confidence, claim.status) == (6, Confidence.LOW, Status.UNVERIFIED)


def test_a_definition_may_have_no_confidence() -> None:
    cites = "[{source: source-a, locator: L1}]"
    claim = f"- {{id: d, text: T, hedge: definition, our_confidence: null, cites: {cites}}}\n"

    assert read_with(claims=claim).claims[ClaimId("d")].our_confidence is None


def test_a_synthesis_needs_no_source() -> None:
    assert read_with(claims="- {id: s, text: T, hedge: synthesis}\n").claims[ClaimId("s")].cites == ()


def test_any_other_claim_needs_a_source() -> None:
    mistake = only_mistake({PATH: "- {id: s, text: T, hedge: likely}\n"})

    assert (mistake.code, mistake.message) == ("claim-without-source", 'the claim "s" cites no source')


def test_strength_cannot_rise_above_the_hedge() -> None:
    mistake = only_mistake({PATH: CLAIMS.replace("hedge: could", "hedge: could\n  strength: 2")})

    assert (mistake.code, str(mistake.span)) == ("claim-above-hedge", "content/claims/ext.yaml:9:13")


def test_strength_may_fall_below_the_hedge() -> None:
    project = read_with(claims=CLAIMS.replace("hedge: stated", "hedge: stated\n  strength: 1"))

    assert project.claims[ClaimId("c-one")].strength == 1


@pytest.mark.parametrize(
    ("old", "new", "code", "hint"),
    [
        (
            "source: source-a, locator: L2",
            "source: sorce-a, locator: L2",
            "unknown-source",
            'did you mean "source-a"?',
        ),
        ("[c-one]", "[c-onne]", "unknown-claim", 'did you mean "c-one"?'),
        ("[c-one]", "[c-two]", "self-contradiction", "name the other claim"),
        ("locator: L2}", "locator: somewhere}", "malformed-locator", None),
        ("locator: L2}", "locator: L3}", "unknown-place", None),
        ("locator: L2}", "locator: L0}", "unknown-place", None),
        (
            "[{source: source-a, locator: L2}]",
            "[{source: source-a, locator: L2}, {source: source-a, locator: L2}]",
            "duplicate-cite",
            "keep one of the two",
        ),
    ],
)
def test_what_a_claim_names_must_be_there(old: str, new: str, code: str, hint: str | None) -> None:
    mistake = only_mistake({PATH: CLAIMS.replace(old, new)})

    assert mistake.code == code
    assert hint is None or mistake.hint == hint


def test_lines_are_not_looked_up_where_the_source_is_not_at_hand() -> None:
    changes = {PATH: CLAIMS.replace("locator: L2}", "locator: L99}"), "sources/a.txt": None}

    assert read_sound_project(project_files(changes)).claims[ClaimId("c-one")].cites[0].locator == "L99"


def test_other_labels_are_taken_as_written() -> None:
    changes = {PATH: CLAIMS.replace("locator: L2}", "locator: IV, label: section}")}

    assert read_sound_project(project_files(changes)).claims[ClaimId("c-one")].cites[0].label == "section"


@pytest.mark.parametrize(
    ("locator", "lines"),
    [
        ("L16", (16,)),
        ("16", (16,)),
        ("L16.2", (16,)),
        ("L17.14–15", (17,)),
        ("L17.14-15", (17,)),
        ("12-14", (12, 14)),
        ("L3-L5", (3, 5)),
        ("L3.1–L5.2", (3, 5)),
        ("L13.5–6, 13.10", (13, 13)),
        ("L9; L11", (9, 11)),
        ("", None),
        ("p. 4", None),
        ("1-2-3", None),
        ("L", None),
    ],
)
def test_a_locator_names_lines(locator: str, lines: tuple[int, ...] | None) -> None:
    assert lines_of(locator) == lines


@pytest.mark.parametrize(
    "other",
    [
        "{id: visit, term: Port Call, definition: D}",
        "{id: visit, term: visit, definition: D, forms: [port calls]}",
        "{id: visit, term: visit, definition: D, abbreviation: port-call}",
    ],
)
def test_no_spelling_leads_to_two_terms(other: str) -> None:
    mistake = only_mistake({"content/glossary.yaml": SOUND["content/glossary.yaml"] + f"- {other}\n"})

    assert mistake.code == "duplicate-term-form"
    assert 'the term "port-call" in line 1' in mistake.message


def test_one_term_may_be_spelled_like_its_id() -> None:
    glossary = "- {id: base, term: Base, definition: D, forms: [bases, base]}\n"

    assert list(read_with(glossary=glossary).terms) == ["base"]
