"""What could be read stands beside all mistakes, and names of what could not cause no further ones."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from read.read_projects import BLOCK, SOUND, project_files
from reportgen.errors import ContentError
from reportgen.model.content.claim import Hedge
from reportgen.model.names import BlockId, ClaimId, ProfileId, SourceId, TermId, ThemeId
from reportgen.read import ReadProject, read_project, read_sound_project

CLAIMS = SOUND["content/claims/ext.yaml"]
SOURCES = SOUND["content/sources.yaml"]
GLOSSARY = SOUND["content/glossary.yaml"]
PROFILE = SOUND["profiles/policy.yaml"]


def read(changes: Mapping[str, str | bytes | None]) -> ReadProject:
    return read_project(project_files(changes))


def codes(changes: Mapping[str, str | bytes | None]) -> list[str]:
    return [each.code for each in read(changes).diagnostics]


def test_a_sound_project_has_nothing_broken() -> None:
    found = read({})

    assert found.diagnostics == ()
    assert found.broken == type(found.broken)()


def test_mistakes_of_every_stage_of_reading_come_in_one_run() -> None:
    found = read(
        {
            "reportgen.yaml": "title: Test\ntitel: x\n",
            "content/blocks/purpose.md": BLOCK.replace("context", "contxt"),
            "content/blocks/other.md": BLOCK.replace("topics", "requires: [nowhere]\ntopics"),
            "content/claims/ext.yaml": CLAIMS.replace("source-a, locator: L1", "source-b, locator: L1"),
            "profiles/policy.yaml": PROFILE + "theme: nvy\n",
        }
    )

    assert [(each.code, each.span and each.span.path) for each in found.diagnostics] == [
        ("block-unknown-requirement", "content/blocks/other.md"),
        ("unknown-value", "content/blocks/purpose.md"),
        ("unknown-source", "content/claims/ext.yaml"),
        ("unknown-theme", "profiles/policy.yaml"),
        ("unknown-field", "reportgen.yaml"),
    ]


def test_a_hundred_broken_blocks_are_a_hundred_mistakes() -> None:
    blocks = {f"content/blocks/b-{each}.md": BLOCK.replace("context", "contxt") for each in range(100)}

    assert codes(blocks) == ["unknown-value"] * 100


def test_a_block_with_a_mistake_keeps_its_text_and_its_sound_fields() -> None:
    text = BLOCK.replace("context", "contxt").replace("[border]", "[border]\npriority: 9\nx-own: kept")
    found = read({"content/blocks/purpose.md": text})
    block = found.project.blocks[BlockId("purpose")]

    assert (block.title, block.topics, block.fields["x-own"]) == ("Why troops were sent", ("border",), "kept")
    assert [version.text for version in block.versions.values()] == ["They were sent.\n"]
    assert (block.kind, block.priority) == ("context", 2)
    assert found.broken.blocks == {"purpose"}


@pytest.mark.parametrize(
    "text",
    [
        "They were sent.\n",
        "---\ntitle: x\n",
        "---\ntitle: x\nkind: context\n---\n",
        b"\xff",
        "---\ntitle: x\n---\n" + "x" * 100_001,
    ],
)
def test_a_block_of_which_nothing_can_be_judged_is_known_and_missing(text: str | bytes) -> None:
    changes = {
        "content/blocks/purpose.md": text,
        "content/blocks/z.md": BLOCK.replace("topics", "requires: [purpose]\ntopics"),
    }
    found = read(changes)

    assert BlockId("purpose") not in found.project.blocks
    assert found.broken.blocks == {"purpose"}
    assert "content/blocks/purpose.md" in found.broken.files
    assert [each.code for each in found.diagnostics if each.code == "block-unknown-requirement"] == []


def test_front_matter_that_is_no_yaml_keeps_the_text() -> None:
    found = read({"content/blocks/purpose.md": "---\ntitle: [x\n---\nText.\n"})

    assert [each.code for each in found.diagnostics] == ["yaml-mistake"]
    assert found.project.blocks[BlockId("purpose")].title == "purpose"


def test_a_claim_with_a_mistake_is_cited_and_contradicted_without_another() -> None:
    found = read({"content/claims/ext.yaml": CLAIMS.replace("hedge: stated", "hedge: sttated")})
    claim = found.project.claims[ClaimId("c-one")]

    assert [each.code for each in found.diagnostics] == ["unknown-value"]
    assert (claim.text, claim.cites[0].source) == ("The page reports something.", "source-a")
    assert found.broken.claims == {"c-one"}


def test_of_a_list_with_one_bad_member_the_others_stay() -> None:
    cites = "[{source: source-a, locator: L2}, {sauce: x}]"
    found = read({"content/claims/ext.yaml": CLAIMS.replace("[{source: source-a, locator: L2}]", cites)})

    assert len(found.project.claims[ClaimId("c-one")].cites) == 1


def test_a_claim_keeps_no_place_in_a_source_that_is_missing() -> None:
    found = read(
        {"content/claims/ext.yaml": CLAIMS.replace("source-a, locator: L2", "source-b, locator: L2")}
    )
    claim = found.project.claims[ClaimId("c-one")]

    assert [each.code for each in found.diagnostics] == ["unknown-source"]
    assert (claim.cites, claim.hedge, claim.strength) == ((), Hedge.SYNTHESIS, 3)


def test_a_file_of_claims_that_is_no_yaml_still_names_its_claims() -> None:
    found = read({"content/claims/ext.yaml": CLAIMS + "- id: [\n"})

    assert [each.code for each in found.diagnostics] == ["yaml-mistake"]
    assert found.broken.claims >= {"c-one", "c-two"}
    assert found.broken.files == {"content/claims/ext.yaml"}


def test_claims_may_contradict_those_of_a_file_that_is_no_yaml() -> None:
    other = CLAIMS.replace("c-one]", "c-three]").replace("c-two", "c-four").replace("id: c-one", "id: c-five")
    broken = "- id: c-three\n  text: [\n"

    assert codes({"content/claims/ext.yaml": other, "content/claims/more.yaml": broken}) == ["yaml-mistake"]


def test_claims_may_cite_a_source_with_a_mistake() -> None:
    found = read({"content/sources.yaml": SOURCES.replace("reliability: F", "reliability: G")})

    assert [each.code for each in found.diagnostics] == ["unknown-value"]
    assert found.project.sources[SourceId("source-a")].title == "A page"
    assert found.broken.sources == {"source-a"}


def test_claims_may_cite_the_sources_of_a_file_that_is_no_yaml() -> None:
    assert codes({"content/sources.yaml": SOURCES + "  rights: [\n"}) == ["yaml-mistake"]


def test_a_term_with_a_mistake_keeps_its_spellings() -> None:
    found = read({"content/glossary.yaml": GLOSSARY.replace("definition", "definiton")})

    assert found.project.terms[TermId("port-call")].forms == ("port calls",)
    assert found.broken.terms == {"port-call", "port call", "port calls"}


def test_only_the_entry_with_the_mistake_is_broken() -> None:
    more = GLOSSARY.replace("port-call", "berth").replace("port call", "berth")
    found = read({"content/glossary.yaml": GLOSSARY + more.replace("definition", "definiton")})

    assert "port-call" not in found.broken.terms
    assert "berth" in found.broken.terms


def test_of_an_outline_with_one_bad_entry_the_others_stay() -> None:
    found = read({"profiles/policy.yaml": PROFILE + "  - blokc: purpose\nlimit: {pages: none}\n"})
    profile = found.project.profiles[ProfileId("policy")]

    assert [each.code for each in found.diagnostics] == ["unknown-field", "wrong-value"]
    assert [entry.patterns[0].text for entry in profile.outline] == ["purpose"]
    assert profile.limit.pages is None
    assert found.broken.profiles == {"policy"}


def test_a_profile_without_a_sound_entry_is_known_and_missing() -> None:
    found = read({"profiles/policy.yaml": "title: Briefing\noutline: 5\n"})

    assert found.project.profiles == {}
    assert found.broken.profiles == {"policy"}


def test_a_profile_on_an_unknown_theme_and_template_gets_those_that_are_there() -> None:
    found = read({"profiles/policy.yaml": PROFILE + "theme: nvy\ntemplate: x.html.j2\n"})
    profile = found.project.profiles[ProfileId("policy")]

    assert sorted(each.code for each in found.diagnostics) == ["unknown-template", "unknown-theme"]
    assert (profile.theme, profile.template) == ("navy", "briefing.html.j2")


def test_a_theme_with_a_mistake_keeps_its_sound_tokens() -> None:
    tree = "title: Navy\ntokens: {accent: '#14304F', Bad: x}\nhyphnate: true\n"
    found = read({"templates/themes/navy/theme.yaml": tree})

    assert found.project.themes[ThemeId("navy")].tokens == {"accent": "#14304F"}
    assert found.broken.themes == {"navy"}


def test_a_theme_that_is_no_yaml_is_known() -> None:
    found = read({"templates/themes/navy/theme.yaml": "["})

    assert [each.code for each in found.diagnostics] == ["yaml-mistake"]
    assert found.broken.themes == {"navy"}


def test_a_project_file_with_a_mistake_keeps_its_values() -> None:
    found = read({"reportgen.yaml": "titel: Test\nvalues: {fee: 3}\n"})

    assert found.project.about.values == {"fee": "3"}
    assert found.broken.files == frozenset()


def test_a_project_file_that_is_no_yaml_is_said_to_be_unread() -> None:
    found = read({"reportgen.yaml": "title: ["})

    assert [each.code for each in found.diagnostics] == ["yaml-mistake"]
    assert found.broken.files == {"reportgen.yaml"}


def test_a_template_that_is_no_text_is_known() -> None:
    found = read({"templates/part.html.j2": b"\xff"})

    assert [each.code for each in found.diagnostics] == ["wrong-encoding"]
    assert found.broken.templates == {"part.html.j2"}


def test_an_image_too_large_to_be_read_is_known() -> None:
    found = read({"content/images/x.svg": b"x" * 20_000_001})

    assert found.broken.assets == {"images/x.svg"}


def test_of_a_key_that_stands_twice_the_first_counts() -> None:
    found = read({"content/blocks/purpose.md": BLOCK.replace("topics", "title: Second\ntopics")})

    assert [each.code for each in found.diagnostics] == ["duplicate-key"]
    assert found.project.blocks[BlockId("purpose")].title == "Why troops were sent"


def test_whoever_wants_a_sound_project_gets_every_mistake_at_once() -> None:
    changes = {"reportgen.yaml": "titel: Test\n", "profiles/policy.yaml": PROFILE + "theme: nvy\n"}
    with pytest.raises(ContentError) as caught:
        read_sound_project(project_files(changes))

    assert caught.value.diagnostics == read(changes).diagnostics


def test_warnings_alone_keep_a_project_sound() -> None:
    assert read_sound_project(project_files({"content/glosary.yaml": "[]"})).about.title == "Test"
