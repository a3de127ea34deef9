"""Letters about one report → each with as many of its files as its message may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from reportgen.deliver.message.letters import EnclosedFile, Issue, News, letter_writer
from reportgen.deliver.message.message import compose_message
from reportgen.errors import ContentError
from reportgen.model.delivery import Letter, Message, Oversize, Recipient
from reportgen.model.diagnostic import Diagnostic, Severity

Written = tuple[Letter, Message, tuple[Diagnostic, ...]]
Write = Callable[[Recipient, News, str], Written]


def fitting_writer(issue: Issue) -> Write:
    """A function that writes the letter to one recipient and says what had to stay out of it.

    What does not fit even without files is as large as it is, and is refused by whoever judges sizes.
    """
    writers = [(each, letter_writer(each)) for each in _ladder(issue)]

    def write(recipient: Recipient, news: News, proof: str) -> Written:
        for smaller, writer in writers[:-1]:
            letter = writer(recipient, news, proof)
            message = compose_message(letter)
            if len(message.content) <= issue.mailing.refuse_at:
                return letter, message, _warnings(smaller, letter, message)
        smallest, writer = writers[-1]
        letter = writer(recipient, news, proof)
        message = compose_message(letter)
        return letter, message, _warnings(smallest, letter, message)

    return write


def _ladder(issue: Issue) -> Iterator[Issue]:
    """The issue with all its files, then with fewer; the last step without any needs a link."""
    yield issue
    count = len(issue.files)
    match issue.mailing.oversize:
        case Oversize.REFUSE:
            return
        case Oversize.LINK:
            steps = [0]
        case Oversize.SHED:
            steps = list(range(count - 1, -1, -1))
    for kept in steps:
        if count and (kept or issue.mailing.link):
            yield replace(issue, files=issue.files[:kept], left_out=issue.files[kept:])


def _warnings(issue: Issue, letter: Letter, message: Message) -> tuple[Diagnostic, ...]:
    if not issue.left_out:
        return ()
    mailing = issue.mailing
    names = _names(issue.left_out)
    silent = [
        each.attachment.name
        for each in issue.left_out
        if each.attachment.name not in letter.text or each.attachment.name not in letter.html
    ]
    if silent:
        raise ContentError(
            [
                Diagnostic(
                    code="silent-letter",
                    message=f"the letter does not say that {_joined(silent)} had to stay out of it",
                    span=mailing.at("body"),
                    hint=f"show `left_out` in templates/{mailing.body}.html.j2 and .txt.j2, as the letter "
                    "that reportgen brings does",
                )
            ]
        )
    return (
        Diagnostic(
            code="attachment-left-out",
            message=f"{names} stayed out of the letter to {message.address}: with it the message would be "
            f"over {mailing.refuse_at:,} bytes",
            span=mailing.at("oversize"),
            hint="the letter says so; attach fewer formats, or raise limits.refuse if servers allow it",
            severity=Severity.WARNING,
        ),
    )


def _names(files: tuple[EnclosedFile, ...]) -> str:
    return _joined([each.attachment.name for each in files])


def _joined(names: list[str]) -> str:
    return " and ".join(names)
