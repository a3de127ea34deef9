"""A call to `send` → letters in the outbox, and on their way only when told so."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reportgen.app.build.choice import choose_profiles
from reportgen.app.open_project import Opened, open_project
from reportgen.app.send.bounces import Bounced, note_bounces
from reportgen.app.send.letters import Circumstances, Mail, prepare_mail
from reportgen.app.send.settings import delivery_of
from reportgen.app.send.signing import sign_mail
from reportgen.deliver.ledger.ledger import Ledger, read_ledger
from reportgen.deliver.ledger.receipts import JSON_FILE, MARKDOWN_FILE, receipts_as_json, receipts_as_markdown
from reportgen.deliver.transport.delivery import IfUncertain, Sending, claim_messages, send_messages
from reportgen.deliver.transport.outbox import ENDING, FOLDER, OutboxLetter, outbox_files
from reportgen.deliver.transport.table import check_transports, choose_transports
from reportgen.deliver.transport.transport import TransportContext
from reportgen.errors import ReportgenError
from reportgen.model.delivery import Receipt
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.profile import Profile
from reportgen.workspace import publish
from reportgen.workspace.output.built import output_folder
from reportgen.workspace.output.folder import remove_files


@dataclass(frozen=True, slots=True)
class SendRequest:
    """What a call asks to send. `proof_to` gets the first letter of each list, and nobody else any.

    With `writes_to_bounced` those get letters too whose last one could not be delivered.
    """

    start: Path
    profiles: tuple[str, ...]
    output: Path | None
    ledger: Path | None
    now: datetime
    environment: Mapping[str, str]
    proof_to: str | None = None
    writes_to_bounced: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """Every letter of a call, as it lies in `outbox`."""

    outbox: Path
    mails: tuple[Mail, ...]

    @property
    def outbox_letters(self) -> tuple[OutboxLetter, ...]:
        """The letters of all reports, in the order of the call."""
        return tuple(each for mail in self.mails for each in mail.outbox_letters)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Warnings about any letter."""
        return tuple(dict.fromkeys(each for mail in self.mails for each in mail.diagnostics))


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of every letter of a call; `unwritten` says why there are no receipts, if so."""

    prepared: Prepared
    sendings: tuple[Sending, ...]
    unwritten: tuple[Diagnostic, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether every letter is known to be accepted, and every receipt written."""
        return all(each.is_clean for each in self.sendings) and not self.unwritten


@dataclass(frozen=True, slots=True)
class Claimed:
    """`uncertain` letters were claimed before; nothing new is claimed for their report then."""

    prepared: Prepared
    uncertain: tuple[Receipt, ...]


def prepare(request: SendRequest, on_progress: Callable[[str], None], *, is_preview: bool = True) -> Prepared:
    """Compose every letter and write it to the outbox; nothing is sent.

    Only a preview is written where nothing says yet from whom and to whom.
    Raises ContentError with the mistakes of all reports, StaleError where one must be built or recorded.
    """
    on_progress("reading")
    opened = open_project(request.start)
    profiles = choose_profiles(opened.project, request.profiles)
    check_transports(delivery_of(opened.project, each.id, request.environment) for each in profiles)
    folder = output_folder(opened.root, request.output)
    mails: list[Mail] = []
    for profile in profiles:
        receipts = read_ledger(_ledger_of(opened, profile, request))
        now = Circumstances(
            folder,
            request.now,
            request.environment,
            receipts,
            writes_to_bounced=request.writes_to_bounced,
            is_preview=is_preview,
        )
        mails.append(prepare_mail(opened, profile, now, on_progress=on_progress, proof_to=request.proof_to))
    # The outbox shows this call, without the letters of earlier ones.
    remove_files(folder, FOLDER, ENDING)
    files = outbox_files(
        [each for mail in mails for each in mail.outbox_letters],
        [each for mail in mails for each in (*mail.left_out, *mail.suppressed)],
    )
    publish(folder, files)
    return Prepared(folder / FOLDER, tuple(mails))


def send(request: SendRequest, if_uncertain: IfUncertain, on_progress: Callable[[str], None]) -> Sent:
    """Send every letter that the ledger does not know as sent, and write receipts beside the letters.

    The ledgers are held from before the first letter until after the last, so that of two calls at
    once one gives up before it sent anything.
    """
    opened = open_project(request.start)
    profiles = choose_profiles(opened.project, request.profiles)
    deliveries = [delivery_of(opened.project, each.id, request.environment) for each in profiles]
    transports = choose_transports(deliveries)
    prepared = prepare(request, on_progress, is_preview=False)
    # Before anything is sent, so that a missing key stops all reports and not the second.
    messages = [sign_mail(opened.root, mail, request.environment, request.now) for mail in prepared.mails]
    paths = [_ledger_of(opened, profile, request) for profile in profiles]
    context = TransportContext(opened.root, prepared.outbox, request.environment, publish)
    with _opened(paths) as ledgers:
        sendings = []
        for delivery, transport, path, letters in zip(deliveries, transports, paths, messages, strict=True):
            on_progress(f"sending {len(letters)} letters for {delivery.mailing.profile}")
            with transport.open(delivery, context) as connection:
                sendings.append(
                    send_messages(
                        letters,
                        connection,
                        ledgers[path],
                        pause=time.sleep,
                        between=delivery.pause,
                        if_uncertain=if_uncertain,
                    )
                )
    receipts = [each for sending in sendings for each in (*sending.receipts, *sending.uncertain)]
    return Sent(prepared, tuple(sendings), _write_receipts(prepared.outbox, receipts))


def _write_receipts(outbox: Path, receipts: Iterable[Receipt]) -> tuple[Diagnostic, ...]:
    """What kept the receipts from being written; the letters are sent by then, so the call goes on."""
    every = tuple(receipts)
    files = {JSON_FILE: receipts_as_json(every), MARKDOWN_FILE: receipts_as_markdown(every)}
    try:
        publish(outbox.parent, {f"{FOLDER}/{name}": content for name, content in files.items()})
    except ReportgenError as error:
        hint = "the ledger knows what was sent: reportgen send -p PROFILE --status"
        return tuple(
            Diagnostic("unwritten-receipts", f"the receipts could not be written: {each.message}", hint=hint)
            for each in error.diagnostics
        )
    return ()


def claim(request: SendRequest, on_progress: Callable[[str], None]) -> Claimed:
    """Enter in the ledgers that everything not sent yet is about to be, and send nothing.

    A machine that may vanish keeps a copy of the ledger between this and sending, so that nobody can
    get a letter twice because the record of the first went with the machine.
    """
    opened = open_project(request.start)
    profiles = choose_profiles(opened.project, request.profiles)
    prepared = prepare(request, on_progress, is_preview=False)
    for mail in prepared.mails:
        sign_mail(opened.root, mail, request.environment, request.now)
    paths = [_ledger_of(opened, profile, request) for profile in profiles]
    with _opened(paths) as ledgers:
        uncertain = [
            receipt
            for path, mail in zip(paths, prepared.mails, strict=True)
            for receipt in claim_messages([each.message for each in mail.outbox_letters], ledgers[path])
        ]
    return Claimed(prepared, tuple(uncertain))


def take_bounces(request: SendRequest, source: Path, on_progress: Callable[[str], None]) -> Bounced:
    """Note in the ledgers of the chosen reports what the delivery reports at `source` say."""
    opened = open_project(request.start)
    profiles = choose_profiles(opened.project, request.profiles)
    return note_bounces(source, [_ledger_of(opened, each, request) for each in profiles], on_progress)


def ledger_status(request: SendRequest) -> tuple[Receipt, ...]:
    """The last thing known of every letter about the chosen reports, oldest first."""
    opened = open_project(request.start)
    found = {
        key: receipt
        for profile in choose_profiles(opened.project, request.profiles)
        for key, receipt in read_ledger(_ledger_of(opened, profile, request)).items()
        if receipt.profile == profile.id
    }
    return tuple(sorted(found.values(), key=lambda each: each.at))


@contextmanager
def _opened(paths: Iterable[Path]) -> Iterator[Mapping[Path, Ledger]]:
    """Each ledger once, although reports may share one."""
    with ExitStack() as stack:
        yield {path: stack.enter_context(Ledger(path)) for path in dict.fromkeys(paths)}


def _ledger_of(opened: Opened, profile: Profile, request: SendRequest) -> Path:
    if request.ledger is not None:
        return request.ledger
    return opened.root / delivery_of(opened.project, profile.id, request.environment).ledger
