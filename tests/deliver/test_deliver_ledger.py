from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deliver.letters_made import messages
from reportgen.deliver.ledger.ledger import Ledger, read_ledger
from reportgen.errors import DeliveryError
from reportgen.model.delivery import Outcome

ONE, TWO = messages(2)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.jsonl"


def test_what_was_entered_is_there_after_reopening(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.enter(ONE, Outcome.INTENT)
        entered = ledger.enter(ONE, Outcome.ACCEPTED, "250 taken")

    assert read_ledger(path) == {ONE.key: entered}
    with Ledger(path) as again:
        assert again.receipts == {ONE.key: entered}


def test_entries_are_only_ever_added(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.enter(ONE, Outcome.INTENT)
    before = path.read_bytes()
    with Ledger(path) as ledger:
        ledger.enter(ONE, Outcome.ACCEPTED)

    assert path.read_bytes().startswith(before)


def test_an_entry_says_who_what_when_and_which_files(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.enter(ONE, Outcome.ACCEPTED, "250 taken")

    entry = json.loads(path.read_bytes())
    assert (entry["to"], entry["profile"], entry["edition"]) == ("reader0@example.org", "council", "3")
    assert entry["message_id"] == ONE.message_id
    assert entry["at"].endswith("+00:00")


def test_there_is_no_ledger_before_the_first_letter(path: Path) -> None:
    assert read_ledger(path) == {}
    assert not path.exists()


def test_two_senders_never_share_a_ledger(path: Path) -> None:
    with Ledger(path), pytest.raises(DeliveryError) as caught:
        Ledger(path)

    assert [each.code for each in caught.value.diagnostics] == ["ledger-busy"]


def test_only_its_owner_may_read_it(path: Path) -> None:
    with Ledger(path):
        pass

    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.slow
@given(st.lists(st.integers(min_value=0), min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_a_crash_at_any_byte_loses_only_the_line_it_cut(
    tmp_path_factory: pytest.TempPathFactory, cuts: list[int]
) -> None:
    path = tmp_path_factory.mktemp("torn") / "ledger.jsonl"
    with Ledger(path) as ledger:
        ledger.enter(ONE, Outcome.ACCEPTED)
    for cut in cuts:
        before = len(path.read_bytes())
        with Ledger(path) as ledger:
            ledger.enter(TWO, Outcome.INTENT)
        whole = path.read_bytes()
        path.write_bytes(whole[: before + cut % (len(whole) - before - 1)])

        with Ledger(path) as ledger:
            assert list(ledger.receipts) == [ONE.key]
    with Ledger(path) as ledger:
        ledger.enter(TWO, Outcome.ACCEPTED)

    assert {key: each.outcome for key, each in read_ledger(path).items()} == {
        ONE.key: Outcome.ACCEPTED,
        TWO.key: Outcome.ACCEPTED,
    }


@pytest.mark.parametrize("line", [b"{}", b"nonsense", b'{"key": 1', b'["a"]', b"\xff"])
def test_a_line_that_no_crash_explains_stops_everything(path: Path, line: bytes) -> None:
    with Ledger(path) as ledger:
        ledger.enter(ONE, Outcome.ACCEPTED)
    path.write_bytes(line + b"\n" + path.read_bytes())

    with pytest.raises(DeliveryError) as caught:
        Ledger(path)
    assert [each.code for each in caught.value.diagnostics] == ["ledger-broken"]
    assert caught.value.diagnostics[0].span is not None
    assert caught.value.diagnostics[0].span.line == 1


def test_a_folder_in_the_place_of_a_ledger_is_reported(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError) as caught:
        Ledger(tmp_path)

    assert [each.code for each in caught.value.diagnostics] == ["ledger-unusable"]
