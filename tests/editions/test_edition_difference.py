from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.errors import ContentError
from reportgen.model.content.claim import Confidence, Hedge, Status
from reportgen.model.editions.difference import Difference, Turn
from reportgen.model.editions.edition import Page
from reportgen.model.editions.passages import ClaimState, Passage, Snapshot
from reportgen.model.names import FULL, AssetName, ClaimId, ProfileId
from reportgen.model.report.html_parser import read_html
from reportgen.record.differences.difference import compare_snapshots
from reportgen.record.differences.sentences import tell_difference
from reportgen.record.differences.word_runs import compare_words
from reportgen.record.editions.files import edition_files, make_edition, read_editions
from reportgen.record.editions.passages import passages_in

POLICY = ProfileId("policy")
WORDS = st.lists(st.sampled_from(["one", "two", "three", "łódź", "—"]), max_size=12).map(" ".join)


def passage(name: str, text: str = "Some words.") -> Passage:
    return Passage(name, FULL, name.title(), (text,))


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

    assert [each.name for each in found.added] == ["new"]
    assert [each.name for each in found.removed] == ["gone"]
    assert [each.name for each in found.moved] == ["c"]
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


STATE = ClaimState(ClaimId("c-x"), Hedge.COULD, Status.UNVERIFIED, None)
PAGE = Page("<!DOCTYPE html>\n<p>Ünïcode – and “quotes”</p>", {AssetName("a.svg"): "00"}, (STATE,))


def files(number: int, version: str = "", page: Page = PAGE) -> dict[str, bytes]:
    made = edition_files(make_edition(number, "2026-11-21", {POLICY: page}, version))
    return {f"editions/{path}": content for path, content in made.items()}


def faults(recorded: dict[str, bytes]) -> list[tuple[str, str]]:
    with pytest.raises(ContentError) as caught:
        read_editions(recorded)
    return [(each.code, each.span.path if each.span else "") for each in caught.value.diagnostics]


def test_an_edition_survives_its_files() -> None:
    assert read_editions(files(3, "1.1")) == (make_edition(3, "2026-11-21", {POLICY: PAGE}, "1.1"),)


def test_the_list_of_an_edition_holds_no_word_of_any_report() -> None:
    listed = files(3)["editions/0003.json"].decode()

    assert "quotes" not in listed
    assert "<p>" not in listed


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]", b"{}", b'{"edition": "x"}'])
def test_a_file_that_is_no_edition_is_reported(content: bytes) -> None:
    with pytest.raises(ContentError) as caught:
        read_editions({"editions/0001.json": content})

    assert [each.code for each in caught.value.diagnostics] == ["edition-unreadable"]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("editions/0001.json", b"2026-11-21", b"2026-11-22"),
        ("editions/0001.json", b"unverified", b"verified"),
        ("editions/0001.json", b'"could"', b'"stated"'),
        ("editions/0001.json", b'"format": 2', b'"format": 3'),
        ("editions/0001/policy.html", b"quotes", b"quote"),
    ],
)
def test_an_edition_edited_by_hand_is_reported_where_it_lies(path: str, old: bytes, new: bytes) -> None:
    recorded = files(1)
    assert old in recorded[path]

    assert faults({**recorded, path: recorded[path].replace(old, new)}) == [("edition-unreadable", path)]


def test_two_files_of_one_edition_are_reported_at_the_one_with_the_wrong_name() -> None:
    recorded = files(1)

    found = faults({**recorded, "editions/0001 (copy).json": recorded["editions/0001.json"]})

    assert found == [("duplicate-edition", "editions/0001 (copy).json")]


def test_an_edition_by_another_name_is_reported() -> None:
    recorded = files(1)

    assert faults({"editions/0007.json": recorded["editions/0001.json"]}) == [
        ("edition-unreadable", "editions/0007.json")
    ]


def test_numbers_that_composition_adds_are_no_words_of_a_block() -> None:
    html = (
        '<main><section data-role="block" data-block="a" data-version="full"><p>Said.<sup>'
        '<a data-role="noteref" href="#note-1">1</a></sup></p><table><caption>'
        '<span data-role="label">Table 2</span>'
        "Things</caption></table><br></section><p>outside</p></main>"
    )

    found = passages_in(read_html(html).root)

    assert [(each.name, each.version, each.text) for each in found] == [
        ("page", "", "outside"),
        ("a", "full", "Said. Things"),
    ]
