"""Messages → one file each in a folder, from where another program takes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reportgen.deliver.transport.outbox import letter_file
from reportgen.deliver.transport.transport import Answer, TransportContext
from reportgen.errors import DeliveryError, UsageError
from reportgen.model.delivery import Delivery, Message, Outcome
from reportgen.model.diagnostic import Diagnostic

FOLDER = "folder"
"""The option that names the folder, from the root of the project."""

_USUAL = "outgoing"  # below the outbox, where a later call takes nothing away


class Files:
    """The transport `files`: a letter counts as accepted once its file is on the disk under its name."""

    name = "files"

    def find_mistakes(self, delivery: Delivery) -> tuple[Diagnostic, ...]:
        """No setting is needed; an option that is none is a mistake."""
        return tuple(
            Diagnostic(
                code="unknown-transport-option",
                message=f'the transport "files" has no option "{each}"',
                span=delivery.mailing.at(f"options.{each}"),
                hint=f'its only option is "{FOLDER}"',
            )
            for each in sorted(delivery.options.keys() - {FOLDER})
        )

    @contextmanager
    def open(self, delivery: Delivery, context: TransportContext) -> Iterator[Folder]:
        """The folder, which is made with the first letter."""
        written = delivery.options.get(FOLDER)
        if written is not None:
            yield Folder(context.root / written, "", context.publish)
        else:
            yield Folder(context.outbox.parent, f"{context.outbox.name}/{_USUAL}/", context.publish)


@dataclass(frozen=True, slots=True)
class Folder:
    """An open folder of letters, `below` the path that the settings name."""

    path: Path
    below: str
    publish: Callable[[Path, Mapping[str, bytes]], None]

    def make_ready(self) -> None:
        """Make the folder; raises DeliveryError where that cannot be."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"the folder for letters cannot be made: {error.strerror}"
            hint = f"set `options: {{{FOLDER}: …}}` to one that may be written"
            raise DeliveryError([Diagnostic("no-letter-folder", message, hint=hint)]) from error

    def deliver(self, message: Message) -> Answer:
        """Write a neighbour and rename it, so that nobody takes half a letter."""
        name = letter_file(message)
        try:
            self.publish(self.path, {f"{self.below}{name}": message.content})
        except UsageError as refused:
            return Answer(Outcome.DEFERRED, f"not written: {refused.diagnostics[0].message}")
        return Answer(Outcome.ACCEPTED, f"written to {name}")
