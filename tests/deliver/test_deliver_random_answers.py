"""Random answers and kills at random points: nobody gets a letter twice, and no receipt lies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from deliver.random_answers import tell
from reportgen.deliver.ledger.ledger import Ledger
from reportgen.deliver.transport import smtp, steps
from reportgen.deliver.transport.steps import Reply, Step, Verdict
from reportgen.deliver.transport.transport import Answer
from reportgen.model.delivery import Message, Outcome, Receipt


def lies(folder: Path, seeds: range) -> list[str]:
    return [lie for seed in seeds for lie in tell(seed, folder).lies()]


def test_no_sequence_of_answers_makes_a_receipt_lie(tmp_path: Path) -> None:
    assert lies(tmp_path, range(6)) == []


@pytest.mark.slow
def test_no_longer_sequence_of_answers_makes_a_receipt_lie(tmp_path: Path) -> None:
    assert lies(tmp_path, range(1000, 1060)) == []


def any_consent(patch: pytest.MonkeyPatch) -> None:
    """2xx counts as an acceptance at every step."""

    def judge(step: Step, reply: Reply) -> Verdict:
        if reply.code // 100 == 2:
            return Verdict(Answer(Outcome.ACCEPTED, str(reply)), is_connection_sound=True)
        return steps.judge(step, reply)

    patch.setattr(smtp, "judge", judge)


def nonsense_is_deferred(patch: pytest.MonkeyPatch) -> None:
    """A letter whose final dot got no answer is sent again."""
    rule = replace(steps.RULES[Step.END], otherwise=Outcome.DEFERRED)
    patch.setattr(steps, "RULES", {**steps.RULES, Step.END: rule})


def no_intent(patch: pytest.MonkeyPatch) -> None:
    """The ledger is written only after a letter went out."""
    enter = Ledger.enter

    def late(ledger: Ledger, message: Message, outcome: Outcome, answer: str = "") -> Receipt:
        if outcome is not Outcome.INTENT:
            return enter(ledger, message, outcome, answer)
        return Receipt(
            message.key,
            message.profile,
            message.edition,
            message.address,
            message.message_id,
            outcome,
            answer,
            "",
            {},
        )

    patch.setattr(Ledger, "enter", late)


@pytest.mark.slow
@pytest.mark.parametrize("plant", [any_consent, nonsense_is_deferred, no_intent])
def test_each_planted_fault_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plant: Callable[[pytest.MonkeyPatch], None]
) -> None:
    plant(monkeypatch)

    assert any(list(tell(seed, tmp_path).lies()) for seed in range(120))
