"""Words of evidence by kind of source, and a confidence that all share said once."""

from __future__ import annotations

import re

import pytest

from compose.compose_projects import CLAIMS, NOTES, SOURCES, compose, project_files
from reportgen.model.content.evidence import KINDS, SHAPES
from reportgen.model.content.source import Tier
from reportgen.wording import WORDINGS

OUTLINE = "  - {section: Text, headings: hide, blocks: ['*']}\n"
LEGEND = "  - {section: Legend, generate: legend}\n"
JUDGEMENTS = "  - {section: Judgements, generate: key-judgements}\n"

OWN_WORDS = """
evidence:
  official-figures: {word: from the register, meaning: The civil registry publishes this.}
confidence: {high: firm}
tiers: {official-figures: register of the state}
"""


def words(html: str) -> str:
    inline = re.sub("</?(?:span|strong|sup|a)[^a-z>]*[^>]*>", "", html)
    return " ".join(re.sub("<[^>]*>", " ", inline).replace("\u00a0", " ").split())


def section(html: str, title: str) -> str:
    start = html.index(f"<h2>{title}</h2>") + len(f"<h2>{title}</h2>")
    return words(html[start : html.index("</section>", start)])


def with_source(tier: str, text: str = "One [@c-new].", **files: str) -> str:
    """A report that cites one claim, stated by a source of that tier, without a confidence of its own."""
    sources = SOURCES + (
        f"- {{id: new, type: report, title: New, label: N, tier: {tier}, reliability: B, descriptor: So.}}\n"
    )
    claims = CLAIMS + "- {id: c-new, text: So it is., hedge: stated, cites: [{source: new, locator: L3}]}\n"
    claims += "- {id: c-maybe, text: So it is., hedge: could, cites: [{source: new, locator: L4}]}\n"
    given = {"content/sources.yaml": sources, "content/claims/all.yaml": claims, **files}
    outline = OUTLINE + "  - {section: Sources, generate: sources}\n" + LEGEND + NOTES
    return compose(project_files({"one": text}, outline=outline, files=given)).html


@pytest.mark.parametrize(
    ("tier", "said"),
    [
        ("own-measurement", "◆ measured by us; high confidence."),
        ("official-figures", "▣ official figures; high confidence."),
        ("peer-reviewed", "◉ peer-reviewed; moderate confidence."),
        ("named-expert", "◈ named expert; moderate confidence."),
        ("interview", "▶ said in an interview; low confidence."),
        ("secondary-unsourced", "● stated, no source; low confidence."),
        ("own", "◧ our own work; moderate confidence."),
    ],
)
def test_a_plain_statement_is_marked_by_the_kind_of_its_source(tier: str, said: str) -> None:
    assert said in words(with_source(tier))


def test_every_tier_and_every_class_has_words_in_every_language() -> None:
    assert set(KINDS) == set(Tier)
    assert {each.stated for each in KINDS.values()} <= set(SHAPES)
    assert len(set(SHAPES.values())) == len(SHAPES)
    for wording in WORDINGS.values():
        assert set(wording.evidence) == {str(each) for each in SHAPES}
        assert set(wording.tiers) == {each.value for each in Tier}


def test_a_claim_of_several_sources_counts_as_that_of_the_strongest() -> None:
    claims = (
        "- {id: c-new, text: So it is., hedge: stated,"
        " cites: [{source: source-a, locator: L3}, {source: source-b, locator: L4}]}\n"
    )
    html = compose(project_files({"one": "One [@c-new]."}, files={"content/claims/all.yaml": claims})).html

    assert "★ at first hand; moderate confidence." in words(html)


def test_the_legend_speaks_of_us_where_the_work_is_ours() -> None:
    ours = with_source("own-measurement", "One [@c-maybe].")
    both = with_source("own-measurement", "One [@c-maybe; @c-access].")

    assert section(ours, "Legend") == "○ could or might We say could, might or potential."
    assert section(both, "Legend") == "○ could or might The source says could, might or potential."


def test_a_project_renames_words_of_evidence() -> None:
    html = with_source("official-figures", **{"templates/wording/en.yaml": OWN_WORDS})

    assert "▣ from the register; firm confidence." in section(html, "Notes")
    assert section(html, "Legend") == "▣ from the register The civil registry publishes this."
    assert "Register of the state; reliability B" in section(html, "Sources")


def test_words_of_a_region_add_to_those_of_its_language() -> None:
    region = "evidence: {official-figures: {word: from the roll}}\n"
    files = {"templates/wording/en.yaml": OWN_WORDS, "templates/wording/en-GB.yaml": region}
    html = with_source("official-figures", **files)

    assert section(html, "Legend") == "▣ from the roll The civil registry publishes this."


def test_the_legend_shows_no_mark_that_does_not_stand_in_the_report() -> None:
    profile = "citations: attribution"
    outline = JUDGEMENTS + OUTLINE + LEGEND
    judgement = "---\ntitle: Bases\nkind: key-judgement\n---\nSo it is. [@c-bases]\n"
    html = compose(project_files({"kj": judgement, "one": "One [@c-access]."}, profile, outline)).html

    assert section(html, "Legend") == (
        "◐ unnamed experts The source reports this as the view of experts it does not name."
    )


def judged(*claims: str, profile: str = "") -> str:
    blocks = {
        f"kj-{name}": f"---\ntitle: One\nkind: key-judgement\n---\nSo it is. [@{name}]\n" for name in claims
    }
    return compose(project_files(blocks, profile, JUDGEMENTS + NOTES)).html


def test_a_confidence_that_all_judgements_share_is_said_once() -> None:
    html = judged("c-bases", "c-link")

    assert words(html).count("Our confidence") == 1
    assert "Our confidence: low, in this and every judgement below" in words(html)
    assert words(html).count("low confidence") == 1
    assert "low confidence in this and every rated note below" in section(html, "Notes")


def test_confidences_that_differ_are_said_for_each() -> None:
    html = judged("c-bases", "c-troops")

    assert re.findall(r"Our confidence: (\w+)", words(html)) == ["low", "high"]
    assert re.findall(r"(\w+) confidence\.", section(html, "Notes")) == ["low", "high"]


def test_a_single_judgement_speaks_of_itself() -> None:
    assert "Our confidence: low </li>" not in judged("c-bases")
    assert "every judgement below" not in judged("c-bases")
    assert "every rated note" not in judged("c-bases")


def test_a_judgement_without_a_rating_shares_none() -> None:
    html = judged("c-bases", "c-word")

    assert re.findall(r"Our confidence: ([\w, ]+) Judg", words(html)) == []
    assert words(html).count("Our confidence: low") == 1
    assert "every judgement below" not in html


@pytest.mark.parametrize("style", ["brackets", "footnotes", "attribution"])
def test_judgements_share_a_confidence_in_every_style(style: str) -> None:
    outline = JUDGEMENTS + "  - {section: Sources, generate: sources}\n"
    blocks = {
        f"kj-{name}": f"---\ntitle: One\nkind: key-judgement\n---\nSo it is. [@{name}]\n"
        for name in ("c-bases", "c-link")
    }
    html = compose(project_files(blocks, f"citations: {style}", outline)).html

    assert words(html).count("Our confidence") == 1
