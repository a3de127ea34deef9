"""A starter project that can be mailed, and what a caller does with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from click.testing import Result

from cli.cli_replay import run

EPOCH = {"SOURCE_DATE_EPOCH": "1795333200"}
DELIVERY = """
delivery:
  from: Town notes <notes@example.org>
  subject: "{{ report.title }}, {{ recipient.ward }}"
  recipients: env:PEOPLE
  unsubscribe: ["https://example.org/leave?who={{ recipient.address }}"]
  attach: [pdf]
  server: {host: 127.0.0.1, port: 25, security: none, per_minute: 60000}
"""
PEOPLE = "address,name,ward\nanna@example.org,Anna Müller,North\nben@example.org,<b>Ben</b>,South & West\n"
WORDING = ("content/blocks/cost.md", "3,800", "3,900")


def change(project: Path, *edits: tuple[str, str, str]) -> None:
    for name, old, new in edits:
        text = (project / name).read_text("utf-8")
        assert old in text
        (project / name).write_text(text.replace(old, new), "utf-8")


def call(project: Path, *arguments: str, environment: Mapping[str, str] = EPOCH) -> Result:
    return run(project, *arguments, environment={"PEOPLE": PEOPLE, **environment})


def succeed(project: Path, *arguments: str) -> str:
    result = call(project, *arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def codes(result: Result) -> list[str]:
    return [each["code"] for each in json.loads(result.stdout)["diagnostics"]]


def parsed(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def plain_text(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())
