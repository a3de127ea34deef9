from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.errors import ContentError
from reportgen.model.content.claim import Confidence, Hedge, Status
from reportgen.model.names import FULL, BlockId, ClaimId, ProfileId
from reportgen.model.report.edition import ClaimState, Difference, Passage, Snapshot, Turn
from reportgen.model.report.html_parser import read_html
from reportgen.record.editions.difference import compare_snapshots, compare_words
from reportgen.record.editions.files import make_edition, read_editions, write_edition
from reportgen.record.editions.passages import passages_in
from reportgen.record.editions.sentences import tell_difference

POLICY = ProfileId("policy")
WORDS = st.lists(st.sampled_from(["one", "two", "three", "łódź", "—"]), max_size=12).map(" ".join)


def passage(name: str, text: str = "Some words.") -> Passage:
    return Passage(BlockId(name), FULL, name.title(), text)


def snapshot(*passages: Passage, claims: tuple[ClaimState, ...] = ()) -> Snapshot:
    return Snapshot(POLICY, passages, claims)


def difference(before: Snapshot, after: Snapshot) -> Difference:
    return compare_snapshots(before, after)


def test_equal_snapshots_differ_in_nothing() -> None:
    same = snapshot(passage("a"), passage("b"))

    assert difference(same, same).is_empty
    assert tell_difference(difference(same, same), {}) == ()


def test_blocks_that_come_go_and_move_are_told_apart() -> None:
    before = snapshot(passage("a"), passage("b"), passage("c"), passage("gone"))
    after = snapshot(passage("c"), passage("a"), passage("b"), passage("new"))

    found = difference(before, after)

    assert [each.block for each in found.added] == ["new"]
    assert [each.block for each in found.removed] == ["gone"]
    assert [each.block for each in found.moved] == ["c"]
    assert tell_difference(found, {}) == ("Added: “New”.", "Removed: “Gone”.", "Moved: “C”.")


def test_a_reworded_block_shows_its_words() -> None:
    found = difference(snapshot(passage("a", "three dull words")), snapshot(passage("a", "three new words")))

    assert [(run.turn, run.text) for run in found.reworded[0].runs] == [
        (Turn.KEPT, "three"),
        (Turn.REMOVED, "dull"),
        (Turn.ADDED, "new"),
        (Turn.KEPT, "words"),
    ]


def test_a_claim_rated_otherwise_is_told() -> None:
    state = ClaimState(ClaimId("c-x"), Hedge.COULD, Status.UNVERIFIED, Confidence.LOW)
    changed = replace(state, status=Status.CORROBORATED, confidence=Confidence.MODERATE)

    found = difference(snapshot(claims=(state,)), snapshot(claims=(changed,)))

    assert tell_difference(found, {}) == (
        "Claim c-x: status unverified → corroborated, our confidence low → moderate.",
    )


@given(WORDS, WORDS)
@settings(max_examples=60, deadline=None)
def test_runs_give_both_texts_back(before: str, after: str) -> None:
    runs = compare_words(before, after)

    assert " ".join(run.text for run in runs if run.turn is not Turn.ADDED).split() == before.split()
    assert " ".join(run.text for run in runs if run.turn is not Turn.REMOVED).split() == after.split()


def test_an_edition_survives_its_file() -> None:
    edition = make_edition(3, "2026-11-21", (snapshot(passage("a", "Ünïcode – and “quotes”")),))

    assert read_editions({"editions/0003.json": write_edition(edition)}) == (edition,)


def test_an_edition_remembers_the_version_of_its_project() -> None:
    edition = make_edition(3, "2026-11-21", (snapshot(passage("a")),), "1.1")

    assert read_editions({"editions/0003.json": write_edition(edition)})[0].version == "1.1"


def test_an_edition_from_before_versions_were_recorded_is_still_one() -> None:
    older = write_edition(make_edition(3, "2026-11-21", ())).replace(b' "version": "",\n', b"")

    assert b"version" not in older
    assert read_editions({"editions/0003.json": older})[0].version == ""


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]", b"{}", b'{"edition": "x"}'])
def test_a_file_that_is_no_edition_is_reported(content: bytes) -> None:
    with pytest.raises(ContentError) as caught:
        read_editions({"editions/0001.json": content})

    assert [each.code for each in caught.value.diagnostics] == ["edition-unreadable"]


def test_an_edition_edited_by_hand_is_reported() -> None:
    content = write_edition(make_edition(1, "2026-11-21", (snapshot(passage("a")),)))

    with pytest.raises(ContentError):
        read_editions({"editions/0001.json": content.replace(b"Some words.", b"Other words.")})


def test_numbers_that_composition_adds_are_no_words_of_a_block() -> None:
    html = (
        '<main><section data-role="block" data-block="a" data-version="full"><p>Said.<sup>'
        '<a data-role="noteref" href="#note-1">1</a></sup></p><table><caption>'
        '<span data-role="label">Table 2</span>'
        "Things</caption></table><br></section><p>outside</p></main>"
    )

    assert passages_in(read_html(html).root) == (("a", "full", "Said. Things"),)
