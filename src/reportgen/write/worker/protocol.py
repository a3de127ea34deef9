"""Jobs and answers ⇄ bytes on a socket.

A job is a pickle, for the worker trusts its parent. An answer is JSON and raw bytes, for the
parent does not trust a worker that has read foreign content.
"""

from __future__ import annotations

import json
import pickle
import socket
import struct
from collections.abc import Callable, Mapping
from dataclasses import asdict
from io import BytesIO
from types import MappingProxyType
from typing import Any, TypeAlias

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.names import BlockId
from reportgen.model.profile import Format
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.document import Document
from reportgen.model.report.page_facts import PageFacts, Spot
from reportgen.model.report.stencil import Stencil
from reportgen.model.report.unshareable import Refusal
from reportgen.model.span import Span
from reportgen.write.worker.limits import Limits

LENGTH = struct.Struct(">Q")
READY = b"ready"
"""What a worker with a shared layout says when it can be asked for rows."""
ASK_FOR_CORE, GRANTED, REFUSED = b"another?", b"yes", b"no"
"""What a worker asks just before it writes, and what its parent answers."""

# No formats ask for the facts about the pages only.
Job = tuple[Document | Stencil, tuple[Format, ...]]
Answer: TypeAlias = tuple[Artifact, ...] | PageFacts | tuple[str, tuple[Diagnostic, ...]]


def send_frame(link: socket.socket, content: bytes) -> None:
    """Send one message."""
    link.sendall(LENGTH.pack(len(content)))
    link.sendall(content)


def receive_frame(
    link: socket.socket, most: int, before_each: Callable[[], None] = lambda: None
) -> bytes | None:
    """The next message; None if the other side has hung up or announces more than `most` bytes.

    `before_each` is called before each piece is waited for.
    """
    head = _receive(link, LENGTH.size, before_each)
    if head is None:
        return None
    (length,) = LENGTH.unpack(head)
    return _receive(link, length, before_each) if length <= most else None


def pack_job(document: Document | Stencil, formats: tuple[Format, ...]) -> bytes:
    """A job for `unpack_job`; read-only mappings inside become plain ones."""
    buffer = BytesIO()
    _Pickler(buffer, protocol=pickle.HIGHEST_PROTOCOL).dump((document, formats))
    return buffer.getvalue()


def unpack_job(content: bytes) -> Job:
    """The job as it was packed by the parent of this process."""
    job: Job = pickle.loads(content)  # noqa: S301  # comes from our own parent, over a private socket
    return job


def pack_limits(limits: Limits) -> bytes:
    """Limits for `unpack_limits`."""
    return json.dumps(asdict(limits)).encode()


def unpack_limits(content: bytes) -> Limits:
    """The limits as they were packed."""
    return Limits(**json.loads(content))


def pack_artifacts(artifacts: tuple[Artifact, ...]) -> bytes:
    """A finished report."""
    head = [
        {
            "profile": artifact.profile,
            "format": artifact.format.value,
            "path": artifact.path,
            "pages": artifact.pages,
            "size": len(artifact.content),
            "diagnostics": [asdict(each) for each in artifact.diagnostics],
            "facts": artifact.facts and asdict(artifact.facts),
        }
        for artifact in artifacts
    ]
    return _pack({"artifacts": head}, *(artifact.content for artifact in artifacts))


def pack_facts(facts: PageFacts) -> bytes:
    """What the pages of a report look like, where nobody asked for files."""
    return _pack({"facts": asdict(facts)})


def pack_failure(kind: str, diagnostics: tuple[Diagnostic, ...]) -> bytes:
    """A report that could not be made; `kind` names the exception (`content` or `engine`)."""
    return _pack({"failure": kind, "diagnostics": [asdict(each) for each in diagnostics]})


def pack_refusal(refusal: Refusal) -> bytes:
    """A row or a layout that is not shared."""
    return json.dumps(asdict(refusal)).encode()


def unpack_refusal(content: bytes) -> Refusal:
    """The refusal as it was packed; ValueError, KeyError or TypeError if it is none."""
    reply = json.loads(content)
    return Refusal(str(reply["reason"]), bool(reply["is_fault"]))


def unpack_answer(content: bytes) -> Answer:
    """What the worker answered; ValueError or KeyError if it is no answer."""
    if len(content) < LENGTH.size:
        raise ValueError("too short")
    (length,) = LENGTH.unpack_from(content)
    head = json.loads(content[LENGTH.size : LENGTH.size + length])
    if "failure" in head:
        return str(head["failure"]), _diagnostics(head["diagnostics"])
    if "facts" in head:
        return _facts(head["facts"])
    artifacts, start = [], LENGTH.size + length
    for each in head["artifacts"]:
        end = start + int(each["size"])
        artifacts.append(_artifact(each, content[start:end]))
        start = end
    return tuple(artifacts)


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, MappingProxyType):
            return dict, (dict(value),)
        return NotImplemented


def _artifact(each: Mapping[str, Any], content: bytes) -> Artifact:
    diagnostics = _diagnostics(each["diagnostics"])
    facts = None if each["facts"] is None else _facts(each["facts"])
    return Artifact(
        each["profile"], Format(each["format"]), each["path"], content, each["pages"], diagnostics, facts
    )


def _facts(each: Mapping[str, Any]) -> PageFacts:
    spots = {
        name: tuple(Spot(**{**spot, "page": int(spot["page"])}) for spot in each[name])
        for name in ("stranded", "split")
    }
    text = tuple(tuple((int(number), int(signs)) for number, signs in page) for page in each["text"])
    heights = tuple((BlockId(str(block)), float(height)) for block, height in each["heights"])
    return PageFacts(int(each["pages"]), float(each["last_fill"]), text=text, heights=heights, **spots)


def _diagnostics(entries: list[dict[str, Any]]) -> tuple[Diagnostic, ...]:
    return tuple(
        Diagnostic(
            str(entry["code"]),
            str(entry["message"]),
            Span(**entry["span"]) if entry["span"] else None,
            entry["hint"],
            Severity(entry["severity"]),
        )
        for entry in entries
    )


def _pack(head: Mapping[str, Any], *contents: bytes) -> bytes:
    text = json.dumps(head).encode()
    return b"".join((LENGTH.pack(len(text)), text, *contents))


def _receive(link: socket.socket, length: int, before_each: Callable[[], None]) -> bytes | None:
    parts = bytearray()
    while len(parts) < length:
        before_each()
        part = link.recv(min(1 << 20, length - len(parts)))
        if not part:
            return None
        parts += part
    return bytes(parts)
