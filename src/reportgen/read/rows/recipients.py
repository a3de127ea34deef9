"""A list of recipients, YAML or CSV → the people on it, or every mistake with its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgen.errors import ContentError
from reportgen.model.delivery import Recipient
from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.span import Span
from reportgen.read.forms.filled import list_members
from reportgen.read.forms.refusal import kind_of
from reportgen.read.rows.mailboxes import ascii_address, bad_address, same_mailbox_key
from reportgen.read.rows.recipients_csv import read_recipient_rows
from reportgen.read.yaml.nodes import Fields, Leaf, Node, child, raw, text_of
from reportgen.read.yaml.reader import read_yaml
from reportgen.rows.encodings import decode_list

MAX_LIST_BYTES = 10_000_000
_OWN = ("address", "name")


def read_recipients(path: str, content: bytes) -> tuple[Recipient, ...]:
    """Give the people in the order of the list; raises ContentError with every mistake.

    A list that starts with a hyphen or a bracket is YAML, anything else CSV with a header line.
    """
    reported: list[Diagnostic] = []
    text = decode_list(path, content, reported.append, most=MAX_LIST_BYTES)
    recipients: tuple[Recipient, ...] = ()
    if text is not None:
        read = _read_yaml if _is_yaml(text) else read_recipient_rows
        recipients = read(path, text, reported.append)
        if not recipients and not reported:
            reported.append(
                Diagnostic("empty-list", "nobody is on the list", Span(path), "add at least one address")
            )
    reported += (*_no_addresses(recipients), *_repeated(recipients))
    if reported:
        raise ContentError(reported)
    return recipients


def read_private_recipients(name: str, content: bytes) -> tuple[Recipient, ...]:
    """As `read_recipients`, for a list that the variable `name` holds: its mistakes repeat none of its words.

    A project may name any variable, and what that holds may be a secret.
    """
    try:
        return read_recipients(f"${name}", content)
    except ContentError as error:
        raise ContentError(_without_words(each, name) for each in error.diagnostics) from None


def _without_words(mistake: Diagnostic, name: str) -> Diagnostic:
    message = f"the list in ${name} has a mistake here ({mistake.code}); its words are not repeated"
    return replace(mistake, message=message, hint=f"reportgen explain {mistake.code}")


def _is_yaml(text: str) -> bool:
    """Comment lines and blank lines do not decide."""
    lines = (line.strip() for line in text.splitlines())
    first = next((line for line in lines if line and not line.startswith("#")), "")
    return first.startswith(("- ", "[", "---")) or first == "-"


def _read_yaml(path: str, text: str, report: Reporter) -> tuple[Recipient, ...]:
    found = (_recipient(node, report) for node in list_members(read_yaml(path, text, report), report))
    return tuple(each for each in found if each is not None)


def _recipient(node: Node, report: Reporter) -> Recipient | None:
    if isinstance(node, Leaf) and node.text is not None:
        name, address = _apart(str(node.text))
        return Recipient(address, name, {}, node.span)
    if not isinstance(node, Fields):
        message = f"a recipient is an address or a mapping, not {kind_of(raw(node))}"
        report(Diagnostic("wrong-value", message, node.span, "write `- address: name@example.org`"))
        return None
    if not text_of(child(node, "address")):
        report(Diagnostic("missing-field", 'the field "address" is missing', node.span, "add `address: …`"))
        return None
    values: dict[str, str] = {}
    for key, field in node.fields.items():
        wrong = _why_no_value(field.node)
        if wrong is not None:
            report(Diagnostic("wrong-value", f'"{key}" {wrong[0]}', field.node.span, wrong[1]))
            return None
        values[key] = str(raw(field.node)).strip()
    further = {key: value for key, value in values.items() if key not in _OWN}
    return Recipient(values["address"], values.get("name", ""), further, node.fields["address"].node.span)


def _why_no_value(node: Node) -> tuple[str, str | None] | None:
    """What is wrong with a value of a recipient, and the way out."""
    if not isinstance(node, Leaf):
        return f"must be text on one line, not {kind_of(raw(node))}", None
    if node.text is None:
        return "has no value", 'put the word in quotes, write "" for nothing, or leave the field out'
    return ("must stand on one line", None) if "\n" in node.text.strip() else None


def _apart(text: str) -> tuple[str, str]:
    """Name and address of `Name <address>`; whether it is an address is judged with the letter."""
    name, bracket, address = text.strip().rpartition("<")
    if not bracket or not address.endswith(">"):
        return "", text.strip()
    return name.strip().strip('"'), address.removesuffix(">").strip()


def _no_addresses(recipients: Iterable[Recipient]) -> Iterator[Diagnostic]:
    for each in recipients:
        if ascii_address(each.address) is None:
            yield bad_address(each.address, "recipient", each.span)


def _repeated(recipients: Iterable[Recipient]) -> Iterator[Diagnostic]:
    first: dict[str, Recipient] = {}
    for each in recipients:
        earlier = first.setdefault(same_mailbox_key(each.address), each)
        if earlier is not each:
            message = f"{each.address} is on the list twice; the first is in line {earlier.span.line}"
            if each.address.casefold() != earlier.address.casefold():
                message += f", written {earlier.address}"
            yield Diagnostic("duplicate-recipient", message, each.span, "keep one of the two")
