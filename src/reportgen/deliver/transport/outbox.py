"""Composed messages → the files of the outbox: one `.eml` each, and a page that shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from reportgen.model.delivery import Letter, Message

FOLDER = "outbox"
INDEX = "index.html"
ENDING = ".eml"
_UNSAFE_SIGNS = re.compile(r"[^A-Za-z0-9.-]+")


@dataclass(frozen=True, slots=True)
class OutboxLetter:
    """One letter with its bytes; `state` says in words what would happen to it now."""

    letter: Letter
    message: Message
    state: str


def outbox_files(outbox_letters: Iterable[OutboxLetter], left_out: Iterable[str]) -> Mapping[str, bytes]:
    """Path → content of every file; `left_out` says who gets no letter, and why."""
    every = tuple(outbox_letters)
    letters = {letter_file(each.message): each.message.content for each in every}
    files = {**letters, INDEX: _page(every, tuple(left_out)).encode()}
    return {f"{FOLDER}/{name}": content for name, content in files.items()}


def letter_file(message: Message) -> str:
    """A name that people can read and that every file system takes."""
    who = _UNSAFE_SIGNS.sub("-", message.address.replace("@", "-at-")).strip(".-")[:80]
    return f"{message.profile}-{message.edition}-{who}-{message.key[:8]}{ENDING}"


def _page(outbox_letters: tuple[OutboxLetter, ...], left_out: tuple[str, ...]) -> str:
    rows = "\n".join(_row(each) for each in outbox_letters)
    skipped = "".join(f"<li>{escape(each)}</li>" for each in left_out)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Outbox: {len(outbox_letters)} letters</title>
<style>
body {{ margin: 2rem auto; max-width: 70rem; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }}
table {{ border-collapse: collapse; width: 100%; }}
caption {{ text-align: left; margin-bottom: .5rem; }}
th, td {{ text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; }}
td {{ border-top: 1px solid #c9d1da; }}
pre {{ white-space: pre-wrap; overflow-wrap: anywhere; background: #f0f2f5; color: #1a1f2b; padding: 1rem; }}
iframe {{ width: 100%; height: 40rem; border: 1px solid #c9d1da; }}
</style>
</head>
<body>
<main>
<h1>Outbox</h1>
<p>{len(outbox_letters)} letters. Writing this page sent nothing.</p>
<table>
<caption>What would go to whom</caption>
<thead><tr><th scope="col">To</th><th scope="col">Subject</th><th scope="col">Attached</th>
<th scope="col">Bytes on the wire</th><th scope="col">Now</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
{f"<h2>Left out</h2><ul>{skipped}</ul>" if skipped else ""}
{_shown(outbox_letters[0]) if outbox_letters else ""}
</main>
</body>
</html>
"""


def _row(entry: OutboxLetter) -> str:
    letter, message = entry.letter, entry.message
    name = f"{escape(letter.recipient.name)}<br>" if letter.recipient.name else ""
    attached = "<br>".join(escape(each.name) for each in letter.attachments) or "nothing"
    return (
        f"<tr><td>{name}{escape(message.address)}</td>"
        f'<td><a href="{escape(letter_file(message))}">{escape(letter.subject)}</a>'
        f"<details><summary>Text</summary><pre>{escape(letter.text)}</pre></details></td>"
        f"<td>{attached}</td><td>{len(message.content):,}</td><td>{escape(entry.state)}</td></tr>"
    )


def _shown(entry: OutboxLetter) -> str:
    """The first letter as a mail reader without pictures shows it; scripts and addresses stay dead."""
    title = f"The letter to {entry.message.address}"
    return (
        f"<h2>{escape(title)}</h2>"
        f'<iframe title="{escape(title)}" sandbox="" srcdoc="{escape(entry.letter.html)}"></iframe>'
    )
