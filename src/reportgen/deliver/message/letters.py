"""One edition of a report + one recipient → the letter, in HTML and in plain text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from reportgen.compose.page.parts import Parts, make_parts
from reportgen.compose.values import fill_in
from reportgen.deliver.message.inline_styles import inline_styles
from reportgen.deliver.message.message import content_id
from reportgen.errors import ContentError
from reportgen.model.delivery import Attachment, Letter, Mailing, Recipient
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.span import Span
from reportgen.model.suggestion import did_you_mean
from reportgen.wording import wording_of

_CLIPPED_AT = 100_000  # bytes; Gmail shows the first 102 KB of a letter


@dataclass(frozen=True, slots=True)
class EnclosedFile:
    """One attachment and what its letter says of it."""

    attachment: Attachment
    kind: str
    pages: int | None
    sha256: str


@dataclass(frozen=True, slots=True)
class Issue:
    """What every letter about one edition of one report shares. `values` are those of the report.

    `left_out` are files that letters would be too large with.
    """

    mailing: Mailing
    title: str
    standfirst: str
    language: str
    edition: str
    edition_date: str
    date: str
    about: Mapping[str, str]
    values: Mapping[str, str]
    tokens: Mapping[str, str]
    files: tuple[EnclosedFile, ...]
    picture: Attachment | None
    picture_alt: str
    templates: Mapping[str, str]
    left_out: tuple[EnclosedFile, ...] = ()
    bottom_line: str = ""

    def date_in_words(self, day: str) -> str:
        """A date in the language of the report."""
        return wording_of(self.language).date_in_words(day)


@dataclass(frozen=True, slots=True)
class News:
    """What is new to one recipient: `earlier` editions they got, oldest first, and what changed since.

    `since_date` is the date of the last of them, ISO 8601.
    """

    earlier: tuple[str, ...]
    since_date: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pages:
    """The templates twice: values escaped for HTML, and as they are for plain text."""

    html: Parts
    text: Parts


def letter_writer(issue: Issue) -> Callable[[Recipient, News, str], Letter]:
    """A function that writes the letter to one recipient; its last argument tells proofs apart."""
    html = make_parts(issue.templates, {}, lambda _: None)
    pages = _Pages(html, replace(html, environment=html.environment.overlay(autoescape=False), macros={}))

    def write(recipient: Recipient, news: News, proof: str) -> Letter:
        return _letter(issue, pages, recipient, news, proof)

    return write


def judge_length(letter: Letter) -> Diagnostic | None:
    """A warning when mail readers would show only the beginning."""
    size = len(letter.html.encode())
    if size <= _CLIPPED_AT:
        return None
    message = f"the letter to {letter.recipient.address} has {size:,} bytes of HTML; some readers cut it"
    hint = f"shorten templates/{letter.mailing.body}.html.j2; the report itself is attached or linked"
    return Diagnostic("letter-long", message, letter.mailing.at("body"), hint, Severity.WARNING)


def _letter(issue: Issue, pages: _Pages, recipient: Recipient, news: News, proof: str) -> Letter:
    mailing = issue.mailing
    table = _table(issue, recipient)
    link = None if mailing.link is None else _address(mailing.link, table, mailing.at("link"))
    unsubscribe = tuple(
        _address(each, table, mailing.at(f"unsubscribe.{number}"))
        for number, each in enumerate(mailing.unsubscribe)
    )
    subject = _filled(mailing.subject, table, mailing.at("subject"))
    context = {
        **_shared(issue),
        "subject": subject,
        "recipient": {**recipient.values, "name": recipient.name, "address": recipient.address},
        "changes": _changes(issue, news),
        "link": link,
        "unsubscribe": unsubscribe,
        "is_proof": bool(proof),
    }
    body = mailing.at("body")
    return Letter(
        mailing=mailing,
        recipient=recipient,
        edition=issue.edition,
        earlier=news.earlier,
        date=issue.date,
        subject=f"[Proof] {subject}" if proof else subject,
        text=_tidy(pages.text.text(f"{mailing.body}.txt.j2", context, body)),
        html=inline_styles(pages.html.text(f"{mailing.body}.html.j2", context, body)),
        link=link,
        unsubscribe=unsubscribe,
        attachments=tuple(each.attachment for each in issue.files),
        pictures=() if issue.picture is None else (issue.picture,),
        proof=proof,
    )


def _shared(issue: Issue) -> dict[str, object]:
    picture = issue.picture
    return {
        "project": dict(issue.about),
        "report": {
            "title": issue.title,
            "standfirst": issue.standfirst,
            "bottom_line": issue.bottom_line,
            "language": issue.language,
        },
        "edition": {"number": issue.edition, "date": issue.date_in_words(issue.edition_date)},
        "tokens": dict(issue.tokens),
        "reply_to": issue.mailing.reply_to or issue.mailing.sender,
        "picture": {"cid": content_id(picture), "alt": issue.picture_alt} if picture else None,
        "files": [_about(each) for each in issue.files],
        "left_out": [_about(each) for each in issue.left_out],
    }


def _about(file: EnclosedFile) -> dict[str, object]:
    return {
        "name": file.attachment.name,
        "kind": file.kind,
        "pages": file.pages,
        "size": _size(len(file.attachment.content)),
        "sha256": file.sha256,
    }


def _changes(issue: Issue, news: News) -> dict[str, object]:
    return {
        "is_first": not news.earlier,
        "since": news.earlier[-1] if news.earlier else "",
        "since_date": issue.date_in_words(news.since_date) if news.earlier else "",
        "sentences": list(news.sentences),
    }


def _table(issue: Issue, recipient: Recipient) -> Mapping[str, str]:
    return {
        **issue.values,
        "report.title": issue.title,
        "edition.number": issue.edition,
        "edition.date": issue.date_in_words(issue.edition_date),
        **{f"recipient.{name}": value for name, value in recipient.values.items()},
        "recipient.name": recipient.name,
        "recipient.address": recipient.address,
    }


def _address(written: str, table: Mapping[str, str], span: Span) -> str:
    """Values inside an address are percent-encoded, so that none can add a field or another host."""
    return _filled(written, {name: quote(value, safe="") for name, value in table.items()}, span)


def _filled(written: str, table: Mapping[str, str], span: Span) -> str:
    unknown: list[str] = []
    filled = fill_in(written, table, unknown.append)
    if unknown:
        raise ContentError(
            Diagnostic("unknown-value", f'no value is called "{name}"', span, did_you_mean(name, table))
            for name in dict.fromkeys(unknown)
        )
    return filled


def _tidy(text: str) -> str:
    """No spaces at line ends, never more than one blank line, one line end at the end."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        if line.strip() or (lines and lines[-1]):
            # The signature mark keeps its space (RFC 3676 4.3).
            lines.append(line if line == "-- " else line.rstrip())
    return "\n".join(lines) + "\n"


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"
