"""A step of the SMTP dialogue + the server's reply → what it means for the letter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from reportgen.deliver.transport.transport import Answer
from reportgen.model.delivery import Outcome

BROKEN = 0
"""The code of a reply that is none of SMTP; its text says why."""

_CLOSING = 421  # RFC 5321 4.2.3: the server closes the connection


@dataclass(frozen=True, slots=True)
class Reply:
    """`lines` are printable."""

    code: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All lines as one."""
        return " ".join(" ".join(self.lines).split())

    def __str__(self) -> str:
        return f"{self.code} {self.text}".rstrip() if self.code else self.text


def broken(why: str) -> Reply:
    """In place of a reply that is none."""
    return Reply(BROKEN, (why,))


class Step(StrEnum):
    """Where in the sending of one letter a reply comes."""

    MAIL = "MAIL"
    RCPT = "RCPT"
    DATA = "DATA"
    LINES = "the lines of the letter"
    END = "the final dot"


@dataclass(frozen=True, slots=True)
class Rule:
    """`consent` are the codes that lead on; `otherwise` is for what RFC 5321 does not know at this step.

    `ends_connection` is for replies that come where none may: nobody knows what the next would be about.
    """

    consent: range | frozenset[int]
    otherwise: Outcome
    ends_connection: bool = False


RULES: Mapping[Step, Rule] = {
    # RFC 5321 4.3.2: the codes that each command may be answered with.
    Step.MAIL: Rule(frozenset({250}), Outcome.DEFERRED),
    Step.RCPT: Rule(frozenset({250, 251}), Outcome.DEFERRED),
    Step.DATA: Rule(frozenset({354}), Outcome.DEFERRED),
    # Without the line with the dot no server may take the letter (4.1.1.4): it may safely be tried again.
    Step.LINES: Rule(frozenset(), Outcome.DEFERRED, ends_connection=True),
    # After the dot the server may hold the letter, whatever it says that is no answer.
    Step.END: Rule(range(200, 300), Outcome.INTENT),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reply that does not lead on means; the connection may serve the next letter or not."""

    answer: Answer
    is_connection_sound: bool


def leads_on(step: Step, reply: Reply) -> bool:
    """Whether the dialogue goes on after `reply`; after the final dot: whether the server took the letter."""
    return reply.code in RULES[step].consent


def judge(step: Step, reply: Reply) -> Verdict:
    """The end of a letter. Only 2xx to the final dot is an acceptance."""
    rule = RULES[step]
    is_sound = reply.code != _CLOSING and not rule.ends_connection
    if step is Step.END and leads_on(step, reply):
        return Verdict(Answer(Outcome.ACCEPTED, str(reply)), is_sound)
    match reply.code // 100:
        case 4:
            return Verdict(Answer(Outcome.DEFERRED, str(reply)), is_sound)
        case 5:
            return Verdict(Answer(Outcome.REFUSED, str(reply)), is_sound)
        case _:
            text = (
                f"{step} got an answer that SMTP does not know there: {reply}" if reply.code else str(reply)
            )
            return Verdict(Answer(rule.otherwise, text), is_connection_sound=False)
