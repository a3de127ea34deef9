"""A starter project mailed through a real server into a maildir, and every letter taken apart again."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

PROGRAM = str(Path(sys.executable).with_name("reportgen"))
PATIENCE = 60  # seconds for the server to start, or to deliver
DELIVERY = """
delivery:
  from: Town notes <notes@example.test>
  subject: "Prüfung: {{ report.title }}"
  recipients: delivery/people.yaml
  unsubscribe: ["https://example.test/leave?who={{ recipient.address }}"]
  server: {host: 127.0.0.1, port: PORT, security: none, per_minute: 6000}
"""
PEOPLE = """
- {address: anna@example.test, name: Anna Müller}
- {address: ben@example.test, name: "Ben, the Second"}
"""


def main(work: Path, port: int) -> int:
    """Deliver, read back, deliver again; raises AssertionError where something is not as promised."""
    project = work / "project"
    run(work, "init", "project")
    with (project / "reportgen.yaml").open("a", encoding="utf-8") as stream:
        stream.write(DELIVERY.replace("PORT", str(port)))
    (project / "delivery").mkdir()
    (project / "delivery" / "people.yaml").write_text(PEOPLE, "utf-8")
    wait_for(lambda: answers(port), "the server to start")

    run(project, "build", "-p", "council")
    run(project, "edition", "new")
    sent = json.loads(run(project, "send", "-p", "council", "--send", "--json"))["result"]
    assert sent["counts"]["accepted"] == 2, sent
    wait_for(lambda: len(letters(work)) == 2, "two letters in the maildirs")
    artifacts = {path.name: path.read_bytes() for path in (project / "build").glob("council.*")}
    for letter in letters(work):
        check_letter(letter, artifacts)

    again = json.loads(run(project, "send", "-p", "council", "--send", "--json"))["result"]
    assert again["counts"] == {"earlier": 2, "untried": 0, "unchanged": 0, "suppressed": 0}, again
    time.sleep(2)
    assert len(letters(work)) == 2
    sys.stdout.write(f"mail: 2 letters by OpenSMTPD, {len(artifacts)} attachments each, byte for byte\n")
    return 0


def run(folder: Path, *arguments: str) -> str:
    """What one command prints; it must succeed."""
    ran = subprocess.run(  # noqa: S603  # our own program
        [PROGRAM, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, f"{arguments}: exit {ran.returncode}\n{ran.stdout}{ran.stderr}"
    return ran.stdout


def check_letter(letter: Path, artifacts: dict[str, bytes]) -> None:
    """Take one letter apart with reformime and compare what it holds with what was built."""
    sections = {}
    for part in reformime(letter, "-i").decode().split("\n\n"):
        fields = dict(line.partition(": ")[::2] for line in part.splitlines())
        if "content-name" in fields or "content-disposition-filename" in fields:
            name = fields.get("content-disposition-filename") or fields["content-name"]
            sections[name] = fields["section"]
    assert set(sections) == set(artifacts), sections
    for name, section in sections.items():
        found = reformime(letter, "-s", section, "-e")
        assert sha256(found).digest() == sha256(artifacts[name]).digest(), name


def reformime(letter: Path, *options: str) -> bytes:
    """What maildrop's parser says of a letter."""
    with letter.open("rb") as stream:
        ran = subprocess.run(  # noqa: S603
            ["reformime", *options],  # noqa: S607  # wherever the system keeps it
            stdin=stream,
            capture_output=True,
            check=True,
        )
    return ran.stdout


def letters(work: Path) -> list[Path]:
    """Every delivered letter."""
    return sorted((work / "maildir").glob("*/new/*"))


def answers(port: int) -> bool:
    """Whether something greets at the port."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            return connection.recv(3) == b"220"
    except OSError:
        return False


def wait_for(is_so: object, what: str) -> None:
    """Wait until `is_so()`; AssertionError when it takes too long."""
    assert callable(is_so)
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.1)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
