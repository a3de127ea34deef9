"""Editions ↔ the plain files that record them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from reportgen.errors import ContentError
from reportgen.model.claim import Confidence, Hedge, Status
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.edition import ClaimState, Edition, Passage, Snapshot
from reportgen.model.names import BlockId, ClaimId, ProfileId, VersionName
from reportgen.model.span import Span

FOLDER = "editions"


def make_edition(number: int, date: str, reports: Iterable[Snapshot], version: str = "") -> Edition:
    """Give the reports a number, a date and the project's version; the digest covers none of them."""
    ordered = tuple(sorted(reports, key=lambda each: each.profile))
    body = json.dumps([_report(each) for each in ordered], ensure_ascii=False, sort_keys=True)
    return Edition(number, date, hashlib.sha256(body.encode()).hexdigest(), ordered, version)


def write_edition(edition: Edition) -> bytes:
    """One JSON file, laid out so that a reviewer can read its difference line by line."""
    content = {
        "edition": edition.number,
        "date": edition.date,
        "version": edition.version,
        "digest": edition.digest,
        "reports": [_report(each) for each in edition.reports],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def read_editions(files: Mapping[str, bytes]) -> tuple[Edition, ...]:
    """Every edition in `editions/`, oldest first; raises ContentError naming files that are no editions."""
    editions: list[Edition] = []
    broken: list[Diagnostic] = []
    for path in sorted(files):
        if path.startswith(f"{FOLDER}/") and path.endswith(".json"):
            try:
                editions.append(_read(files[path]))
            except (ValueError, KeyError, TypeError, AttributeError):
                broken.append(
                    Diagnostic(
                        code="edition-unreadable",
                        message="this is no edition that reportgen recorded",
                        span=Span(path),
                        hint="restore the file from version control; editions are never edited by hand",
                    )
                )
    if broken:
        raise ContentError(broken)
    return tuple(sorted(editions, key=lambda each: each.number))


def _read(content: bytes) -> Edition:
    data = json.loads(content)
    reports = tuple(
        Snapshot(
            ProfileId(report["profile"]),
            tuple(
                Passage(BlockId(each["block"]), VersionName(each["version"]), each["title"], each["text"])
                for each in report["passages"]
            ),
            tuple(
                ClaimState(
                    ClaimId(each["claim"]),
                    Hedge(each["hedge"]),
                    Status(each["status"]),
                    Confidence(each["confidence"]) if each["confidence"] else None,
                )
                for each in report["claims"]
            ),
        )
        for report in data["reports"]
    )
    edition = make_edition(int(data["edition"]), str(data["date"]), reports, str(data.get("version", "")))
    if edition.digest != data["digest"]:
        raise ValueError(edition.number)
    return edition


def _report(snapshot: Snapshot) -> dict[str, object]:
    return {
        "profile": snapshot.profile,
        "passages": [
            {"block": each.block, "version": each.version, "title": each.title, "text": each.text}
            for each in snapshot.passages
        ],
        "claims": [
            {"claim": each.claim, "hedge": each.hedge, "status": each.status, "confidence": each.confidence}
            for each in snapshot.claims
        ],
    }
