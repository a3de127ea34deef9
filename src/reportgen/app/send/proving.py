"""Composed letters of one report → nothing, or everything in them that is for others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from reportgen.app.exclusion import excluded_from
from reportgen.app.open_project import Opened
from reportgen.deliver.transport.outbox import OutboxLetter
from reportgen.errors import ContentError
from reportgen.model.delivery import Delivery, Recipient
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.proof.prove import tell_leaks
from reportgen.proof.readers import Readers, find_readers, readers_of
from reportgen.proof.search import find_leaks, made_searchable
from reportgen.proof.strings.strings import Strings
from reportgen.proof.strings.table import files_in_letter, strings_of_file, strings_of_letter
from reportgen.proof.words.excluded import Excluded
from reportgen.record import sha256_of


def assert_only_theirs(
    opened: Opened,
    plan: Plan,
    values: Mapping[str, str],
    *,
    delivery: Delivery,
    recipients: Iterable[Recipient],
    letters: Iterable[OutboxLetter],
    on_progress: Callable[[str], None],
) -> None:
    """Raise ContentError where a letter, or a file in it, holds what is for others or about other recipients.

    Every header, body and attachment is looked at, before anything is signed or sent; a file that many
    letters carry is looked at once.
    """
    profile = plan.profile
    on_progress(f"searching the letters about {profile} for what is for others")
    excluded = excluded_from(opened, plan, values)
    mailing = delivery.mailing
    public = (excluded.said, mailing.sender, mailing.reply_to or "", *mailing.unsubscribe)
    readers = readers_of(recipients, "\n".join(public))
    every = tuple(letters)
    leaks = (*_in_letters(profile, every, excluded, readers), *_in_files(profile, every, excluded, readers))
    if leaks:
        raise ContentError(dict.fromkeys(leaks))


def _in_letters(
    profile: ProfileId, letters: Iterable[OutboxLetter], excluded: Excluded, readers: Readers
) -> Iterator[Diagnostic]:
    texts: list[tuple[str, str]] = []
    for each in letters:
        recipient = each.letter.recipient
        name = f"the letter to {recipient.address}"
        strings = strings_of_letter(name, each.message.content)
        yield from tell_leaks(profile, name, find_readers(strings, readers, recipient))
        texts += ((f"{part} to {recipient.address}", text) for part, text in strings.texts)
    # All at once: what letters repeat is compared once.
    searched = made_searchable(Strings(tuple(texts)))
    yield from tell_leaks(profile, f"letters about {profile}", find_leaks(searched, excluded))


def _in_files(
    profile: ProfileId, letters: Iterable[OutboxLetter], excluded: Excluded, readers: Readers
) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for each in letters:
        for name, content in files_in_letter(each.message.content):
            digest = sha256_of(content)
            if digest in seen:
                continue
            seen.add(digest)
            strings = strings_of_file(name, content)
            yield from tell_leaks(profile, name, find_leaks(made_searchable(strings), excluded))
            yield from tell_leaks(profile, name, find_readers(strings, readers, None))
