"""Project + recipients + ledger → every letter of one report, composed and judged. Nothing is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from reportgen.app.open_project import Opened
from reportgen.app.send.binding import assert_same_files
from reportgen.app.send.bottom_line import bottom_line
from reportgen.app.send.bounces import suppressed_addresses
from reportgen.app.send.edition import edition_to_send
from reportgen.app.send.enclosures import Enclosed, enclose
from reportgen.app.send.news import Reader, find_news
from reportgen.app.send.oversize import fitting_writer
from reportgen.app.send.proving import assert_only_theirs
from reportgen.app.send.settings import delivery_of, with_sender
from reportgen.compose.pictures.fault import PictureError
from reportgen.compose.pictures.sound import sound_picture
from reportgen.compose.values import value_table
from reportgen.deliver.message.headers import mailbox
from reportgen.deliver.message.letters import Issue, judge_length
from reportgen.deliver.message.message import judge_size
from reportgen.deliver.transport.outbox import OutboxLetter
from reportgen.errors import ContentError
from reportgen.model.delivery import FROM_ENVIRONMENT, Attachment, Delivery, Receipt, Recipient
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.editions.edition import Edition
from reportgen.model.names import AssetName
from reportgen.model.profile import Profile
from reportgen.read.rows.recipients import read_private_recipients, read_recipients
from reportgen.workspace.output.built import load_file

MOST_BYTES = 1_000_000_000
"""Bytes of all letters of one report; they are all composed before the first is sent."""

_PICTURES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a call brings along: where artifacts lie, the moment, the environment, what was sent before.

    With `writes_to_bounced` those get letters too whose last one could not be delivered. A preview needs
    nobody to write to.
    """

    folder: Path
    now: datetime
    environment: Mapping[str, str]
    ledger: Mapping[str, Receipt]
    writes_to_bounced: bool = False
    is_preview: bool = False


@dataclass(frozen=True, slots=True)
class Mail:
    """The letters of one report; `told` is what else to know.

    `left_out` says who gets none because nothing changed, `suppressed` because the last one bounced.
    """

    delivery: Delivery
    edition: Edition
    outbox_letters: tuple[OutboxLetter, ...]
    left_out: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    suppressed: tuple[str, ...] = ()


def prepare_mail(
    opened: Opened,
    profile: Profile,
    now: Circumstances,
    *,
    on_progress: Callable[[str], None],
    proof_to: str | None = None,
) -> Mail:
    """Compose every letter about `profile`, or one proof to the address `proof_to`.

    Raises ContentError with every mistake in the settings, the list and the letters, and with
    everything in them that is for other readers; StaleError where what is built or recorded is not what the
    project shows now.
    """
    found = delivery_of(opened.project, profile.id, now.environment)
    delivery = with_sender(found, opened.project, proof_to, is_preview=now.is_preview)
    recipients, told = _recipients(opened.root, delivery, now, proof_to)
    enclosed = enclose(opened.root, now.folder, profile.id, delivery.mailing.attach, on_progress)
    edition, shown = edition_to_send(opened.project, profile, enclosed.record.values, on_progress)
    issue = _issue(opened, profile, delivery, enclosed, edition=edition, now=now.now)
    issue = replace(issue, bottom_line=bottom_line(shown.document.page.root))
    readers = find_news(
        delivery.mailing,
        recipients,
        edition,
        opened.project,
        now.ledger,
        suppressed={} if now.writes_to_bounced else suppressed_addresses(now.ledger),
    )
    if proof_to is not None:
        readers = (_proof_reader(readers[0], proof_to),)
    on_progress(f"writing letters for {profile.id}")
    mail = _compose(issue, delivery, edition, readers, proof=_proof(now) if proof_to is not None else "")
    assert_same_files((each.message for each in mail.outbox_letters), now.ledger)
    assert_only_theirs(
        opened,
        shown.plan,
        enclosed.record.values,
        delivery=delivery,
        recipients=recipients,
        letters=mail.outbox_letters,
        on_progress=on_progress,
    )
    return replace(mail, diagnostics=(*told, *mail.diagnostics))


def _recipients(
    root: Path, delivery: Delivery, now: Circumstances, proof_to: str | None
) -> tuple[tuple[Recipient, ...], tuple[Diagnostic, ...]]:
    """The people on the list, and what to say of it; without a list one for a proof or a preview."""
    written = delivery.recipients
    name = written.removeprefix(FROM_ENVIRONMENT)
    is_variable = name != written
    if is_variable and now.environment.get(name):
        return read_private_recipients(name, now.environment[name].encode("utf-8", "surrogateescape")), ()
    if written and not is_variable:
        return read_recipients(written, load_file(root / written)), ()
    place = delivery.mailing.at("recipients")
    message, hint = (
        (
            f"the environment has no {name}, which should hold the list of recipients",
            f"set {name} to the list itself, as CSV or YAML",
        )
        if is_variable
        else (f'nothing says who gets letters about "{delivery.mailing.profile}"', "add `recipients: FILE`")
    )
    if proof_to is not None:
        return (Recipient(proof_to, "", {}, place),), ()
    if not now.is_preview:
        raise ContentError([Diagnostic("missing-list", message, place, hint)])
    warning = Diagnostic("preview-letter", f"{message}: this is a preview", place, hint, Severity.WARNING)
    sender = mailbox(delivery.mailing.sender, "sender", delivery.mailing.at("from"))
    return (Recipient(sender.addr_spec, sender.display_name, {}, place),), (warning,)


def _issue(
    opened: Opened,
    profile: Profile,
    delivery: Delivery,
    enclosed: Enclosed,
    *,
    edition: Edition,
    now: datetime,
) -> Issue:
    about = opened.project.about
    values = value_table(about, profile, enclosed.record.values)
    named = ("title", "series", "publisher", "contact")
    return Issue(
        mailing=delivery.mailing,
        title=enclosed.record.title,
        standfirst=values.get("standfirst", ""),
        language=profile.language,
        edition=str(edition.number),
        edition_date=edition.date,
        date=now.astimezone(UTC).isoformat(timespec="seconds"),
        about={name: getattr(about, name) for name in named},
        values=values,
        tokens=opened.project.themes[profile.theme].tokens,
        files=enclosed.files,
        picture=_picture(opened, delivery),
        picture_alt=delivery.picture_alt,
        templates={**opened.project.templates, **opened.project.letter_templates},
    )


def _picture(opened: Opened, delivery: Delivery) -> Attachment | None:
    if delivery.picture is None:
        return None
    ending = Path(delivery.picture).suffix.lower()
    content = opened.project.images.get(AssetName(delivery.picture))
    if content is None or ending not in _PICTURES:
        message = f'there is no PNG or JPEG called "{delivery.picture}" below content/'
        raise ContentError([Diagnostic("missing-picture", message, delivery.mailing.at("picture.file"))])
    try:
        upright = sound_picture(content)
    except PictureError as fault:
        message = f'the image "{delivery.picture}": {fault}'
        place = delivery.mailing.at("picture.file")
        raise ContentError([Diagnostic("unusable-image", message, place, fault.hint)]) from fault
    return Attachment(f"picture{ending}", _PICTURES[ending], upright)


def _proof_reader(first: Reader, address: str) -> Reader:
    """The letter of the first on the list, to another address."""
    return replace(
        first,
        recipient=replace(first.recipient, address=address),
        is_left_out=False,
        is_suppressed=False,
        receipt=None,
    )


def _proof(now: Circumstances) -> str:
    """Every proof is another letter: somebody asked for it."""
    return f"proof {now.now.isoformat()}"


def _compose(
    issue: Issue, delivery: Delivery, edition: Edition, readers: Iterable[Reader], *, proof: str
) -> Mail:
    write = fitting_writer(issue)
    outbox_letters: list[OutboxLetter] = []
    left_out: list[str] = []
    suppressed: list[str] = []
    diagnostics: dict[Diagnostic, None] = {}
    size = 0
    for reader in readers:
        if reader.is_suppressed:
            suppressed.append(reader.state)
            continue
        if reader.is_left_out:
            left_out.append(reader.state)
            continue
        try:
            letter, message, shed = write(reader.recipient, reader.news, proof)
        except ContentError as wrong:
            diagnostics.update(dict.fromkeys(wrong.diagnostics))
            continue
        diagnostics.update(dict.fromkeys(shed))
        outbox_letters.append(OutboxLetter(letter, message, reader.state))
        size += len(message.content)
        if size > MOST_BYTES:
            raise ContentError([*diagnostics, _too_large(issue)])
        for finding in (judge_size(message, issue.mailing), judge_length(letter)):
            if finding is not None:
                diagnostics[finding] = None
    if any(each.severity is Severity.ERROR for each in diagnostics):
        raise ContentError(diagnostics)
    return Mail(
        delivery, edition, tuple(outbox_letters), tuple(left_out), tuple(diagnostics), tuple(suppressed)
    )


def _too_large(issue: Issue) -> Diagnostic:
    return Diagnostic(
        code="mailing-too-large",
        message=f'the letters about "{issue.mailing.profile}" have more than {MOST_BYTES:,} bytes together',
        span=issue.mailing.at("recipients"),
        hint="attach fewer formats, give a link instead, or split the list",
    )
