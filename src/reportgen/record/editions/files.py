"""Editions ↔ the plain files that record them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from reportgen.errors import ContentError
from reportgen.model.content.claim import Confidence, Hedge, Status
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import AssetName, BlockId, ClaimId, ProfileId, VersionName
from reportgen.model.report.edition import ClaimState, Edition, Page, Passage, Snapshot
from reportgen.model.span import Span

FOLDER = "editions"


def make_edition(number: int, date: str, reports: Iterable[Snapshot], version: str = "") -> Edition:
    """Give the reports a number, a date and the project's version; the digest covers none of them."""
    ordered = tuple(sorted(reports, key=lambda each: each.profile))
    body = json.dumps([_report(each) for each in ordered], ensure_ascii=False, sort_keys=True)
    return Edition(number, date, hashlib.sha256(body.encode()).hexdigest(), ordered, version)


def edition_files(edition: Edition) -> Mapping[str, bytes]:
    """The files of an edition by their path below `editions/`: pages first, so that none is missed."""
    pages = {page_path(edition.number, name): page.html.encode() for name, page in edition.pages.items()}
    return {**pages, f"{edition.number:04}.json": write_edition(edition)}


def page_path(number: int, profile: str) -> str:
    """Where the page of a report lies, below `editions/`."""
    return f"{number:04}/{profile}.html"


def write_edition(edition: Edition) -> bytes:
    """One JSON file, laid out so that a reviewer can read its difference line by line."""
    content: dict[str, object] = {
        "edition": edition.number,
        "date": edition.date,
        "version": edition.version,
        "digest": edition.digest,
        "reports": [_report(each) for each in edition.reports],
    }
    if edition.pages:
        content["pages"] = {
            name: {"sha256": _sha256(page.html), "pictures": dict(sorted(page.pictures.items()))}
            for name, page in sorted(edition.pages.items())
        }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def read_editions(files: Mapping[str, bytes]) -> tuple[Edition, ...]:
    """Every edition in `editions/`, oldest first; raises ContentError naming files that are no editions."""
    editions: list[Edition] = []
    broken: list[Diagnostic] = []
    for path in sorted(files):
        if path.startswith(f"{FOLDER}/") and path.endswith(".json"):
            try:
                edition, data = _read(files[path])
            except (ValueError, KeyError, TypeError, AttributeError):
                broken.append(
                    Diagnostic(
                        code="edition-unreadable",
                        message="this is no edition that reportgen recorded",
                        span=Span(path),
                        hint="restore the file from version control; editions are never edited by hand",
                    )
                )
                continue
            editions.append(replace(edition, pages=_pages(edition.number, data, files, broken)))
    if broken:
        raise ContentError(broken)
    return tuple(sorted(editions, key=lambda each: each.number))


def _pages(
    number: int, data: Mapping[str, Any], files: Mapping[str, bytes], broken: list[Diagnostic]
) -> Mapping[ProfileId, Page]:
    """The pages whose files are there: those of old editions may be thrown away."""
    pages: dict[ProfileId, Page] = {}
    for name, entry in data.get("pages", {}).items():
        path = f"{FOLDER}/{page_path(number, name)}"
        # Version control may have given it the line ends of another system.
        html = files.get(path, b"").decode("utf-8", "replace").replace("\r\n", "\n")
        if path in files and _sha256(html) != entry["sha256"]:
            broken.append(
                Diagnostic(
                    code="edition-unreadable",
                    message="this is not the page that reportgen recorded",
                    span=Span(path),
                    hint="restore the file from version control; editions are never edited by hand",
                )
            )
        elif path in files:
            pictures = {AssetName(str(each)): str(digest) for each, digest in entry["pictures"].items()}
            pages[ProfileId(name)] = Page(html, pictures)
    return pages


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _read(content: bytes) -> tuple[Edition, Mapping[str, Any]]:
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
    for entry in data.get("pages", {}).values():
        if not isinstance(entry["sha256"], str) or not isinstance(entry["pictures"], dict):
            raise TypeError(edition.number)
    return edition, data


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
