"""The name of a transport → the transport: one of ours, or one that an installed package brings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module

from reportgen.deliver.transport.transport import Transport
from reportgen.errors import ContentError
from reportgen.model.delivery import Delivery
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.suggestion import did_you_mean
from reportgen.plug_ins import Door, plug_ins

DOOR: Door[Transport] = Door(
    "reportgen.transports",
    Transport,  # type: ignore[type-abstract]  # only asked whether something keeps it
    "transport",
    "name, find_mistakes and open",
)

# Name → module and class, imported when letters are sent by it.
BUILT_IN: Mapping[str, str] = {
    "smtp": "reportgen.deliver.transport.smtp:Smtp",
    "files": "reportgen.deliver.transport.files:Files",
}


# What only really sending needs: letters can be written for an outbox without it.
_FOR_SENDING = frozenset({"missing-server"})


def choose_transports(deliveries: Iterable[Delivery]) -> tuple[Transport, ...]:
    """The transport of each report; raises ContentError with what the settings of any lack.

    Raises UsageError where an installed transport is broken.
    """
    chosen, mistakes = _chosen(deliveries)
    if mistakes:
        raise ContentError(mistakes)
    return chosen


def check_transports(deliveries: Iterable[Delivery]) -> None:
    """Raise as `choose_transports` does, except where only a server is missing."""
    _, mistakes = _chosen(deliveries)
    wrong = [each for each in mistakes if each.code not in _FOR_SENDING]
    if wrong:
        raise ContentError(wrong)


def _chosen(deliveries: Iterable[Delivery]) -> tuple[tuple[Transport, ...], list[Diagnostic]]:
    foreign = {each.name: each for each in foreign_transports()}
    chosen: list[Transport] = []
    mistakes: list[Diagnostic] = []
    for delivery in deliveries:
        transport = foreign.get(delivery.transport) or _built_in(delivery.transport)
        if transport is None:
            mistakes.append(_unknown(delivery, (*BUILT_IN, *foreign)))
            continue
        mistakes += transport.find_mistakes(delivery)
        chosen.append(transport)
    return tuple(chosen), mistakes


def foreign_transports() -> tuple[Transport, ...]:
    """Transports that installed packages register, by name."""
    return plug_ins(DOOR)


def _built_in(name: str) -> Transport | None:
    if name not in BUILT_IN:
        return None
    module, _, made = BUILT_IN[name].partition(":")
    transport: Transport = getattr(import_module(module), made)()
    return transport


def _unknown(delivery: Delivery, known: Iterable[str]) -> Diagnostic:
    names = sorted(known)
    return Diagnostic(
        code="unknown-transport",
        message=f'no transport is called "{delivery.transport}"',
        span=delivery.mailing.at("transport"),
        hint=did_you_mean(delivery.transport, names) or f"there are: {', '.join(names)}",
    )
