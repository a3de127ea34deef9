"""Whatever a document holds: the box reads no secret, reaches no host, and ends in time."""

from __future__ import annotations

import socket
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from attack.hostile import EXHAUSTING, READING, Attack
from gallery.house_theme import make_document
from reportgen.errors import ContentError, EngineError
from reportgen.model.profile import Format
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.composed_page import page_from_html
from reportgen.model.report.document import Document
from reportgen.write.worker.client import render_in_worker
from reportgen.write.worker.limits import Limits

pytestmark = pytest.mark.slow

SECRET = "canary-3b1f9c"  # noqa: S105  # a mark to look for
LIMITS = Limits(memory=1 << 30, cpu_seconds=1, wall_seconds=5)


class Listener:
    """Counts connections on a port of this machine."""

    def __init__(self) -> None:
        self.connections = 0
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self) -> None:
        while True:
            try:
                connection, _ = self.server.accept()
            except OSError:
                return
            self.connections += 1
            connection.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    listening = Listener()
    yield listening
    listening.server.close()


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    path = tmp_path / "canary.svg"
    text = f'<text y="5" font-size="1">{SECRET}</text>'
    text = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{text}</svg>'
    path.write_text(text, encoding="utf-8")
    return path


def aimed(attack: Attack, canary: Path, port: int) -> Document:
    """The document with real addresses in it."""

    host = f"http://127.0.0.1:{port}/x.svg"

    def aim(text: str) -> str:
        return text.replace("{canary}", canary.as_uri()).replace("{host}", host)

    assets = {
        name: aim(content).encode() if isinstance(content, str) else content
        for name, content in attack.assets.items()
    }
    document = make_document(aim(attack.body), css=aim(attack.css), assets=assets, profile="hostile")
    return replace(
        document, page=page_from_html(document.html.replace("</head>", f"{aim(attack.head)}</head>"))
    )


def attempt(document: Document) -> tuple[tuple[Artifact, ...], list[str]]:
    """What came out of the box: artifacts, or the codes of what it said."""
    try:
        artifacts = render_in_worker(document, (Format.PDF,), LIMITS)
    except (ContentError, EngineError) as error:
        return (), [each.code for each in error.diagnostics]
    return artifacts, [each.code for artifact in artifacts for each in artifact.diagnostics]


@pytest.mark.parametrize("attack", READING, ids=lambda attack: attack.name)
def test_no_secret_is_read_and_no_host_reached(attack: Attack, canary: Path, listener: Listener) -> None:
    artifacts, said = attempt(aimed(attack, canary, listener.port))

    assert listener.connections == 0
    # Either it is refused, or what is left of it is harmless: no attachment, no secret.
    assert said or artifacts
    for artifact in artifacts:
        assert not pikepdf.open(BytesIO(artifact.content)).attachments
        assert SECRET not in everything(artifact.content)


@pytest.mark.parametrize("attack", EXHAUSTING, ids=lambda attack: attack.name)
def test_no_document_takes_the_machine(attack: Attack, canary: Path, listener: Listener) -> None:
    began = time.monotonic()

    artifacts, said = attempt(aimed(attack, canary, listener.port))

    assert time.monotonic() - began < 10
    assert said or artifacts
    assert all(artifact.content.startswith(b"%PDF") for artifact in artifacts)


def test_the_listener_and_the_canary_would_be_noticed(canary: Path, listener: Listener) -> None:
    """The two proofs above are worth something only if a real leak shows."""
    before = listener.connections
    socket.create_connection(("127.0.0.1", listener.port)).close()
    time.sleep(0.05)
    seen, listener.connections = listener.connections - before, before

    assert seen == 1
    leaking = pikepdf.new()
    leaking.add_blank_page()
    leaking.attachments["a.svg"] = canary.read_bytes()
    saved = BytesIO()
    leaking.save(saved)
    assert SECRET in everything(saved.getvalue())
    shown = make_document('<p><img src="asset:a.svg" alt="x"></p>', assets={"a.svg": canary.read_bytes()})
    (artifact,) = render_in_worker(shown, (Format.PDF,))
    assert SECRET in everything(artifact.content)


def everything(content: bytes) -> str:
    """The text of every page, every object and every stream."""
    parts = []
    drawn = pypdfium2.PdfDocument(content)
    for page in drawn:
        text = page.get_textpage()
        parts.append(text.get_text_range())
        text.close()
        page.close()
    drawn.close()
    pdf = pikepdf.open(BytesIO(content))
    for made in pdf.objects:
        parts.append(repr(made))
        if isinstance(made, pikepdf.Stream):
            try:
                parts.append(made.read_bytes().decode("latin-1"))
            except (pikepdf.PdfError, zlib.error):
                parts.append(made.read_raw_bytes().decode("latin-1"))
    return "\n".join(parts)
