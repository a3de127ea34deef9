"""Editions ↔ the plain files that record them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.editions.edition import Edition, Page
from reportgen.model.names import AssetName, ProfileId
from reportgen.model.span import Span
from reportgen.record.editions.claim_states import read_states, write_states
from reportgen.record.editions.older import read_older
from reportgen.record.editions.snapshot import FOLDER, page_path

FORMAT = 2
RESTORE = "restore the file from version control; editions are never edited by hand"


def make_edition(number: int, date: str, pages: Mapping[ProfileId, Page], version: str = "") -> Edition:
    """Give the reports a number, a date and the project's version; the digest covers all of it."""
    ordered = dict(sorted(pages.items()))
    records = {name: _record(page) for name, page in ordered.items()}
    digest = _digest(number, date, version, records)
    return Edition(number, date, digest, frozenset(ordered), version, ordered)


def edition_files(edition: Edition) -> Mapping[str, bytes]:
    """The files of an edition by their path below `editions/`: pages first, so that none is missed."""
    pages = {page_path(edition.number, name): page.html.encode() for name, page in edition.pages.items()}
    return {**pages, f"{edition.number:04}.json": write_edition(edition)}


def write_edition(edition: Edition) -> bytes:
    """One JSON file without a word of any report: those stand in its page, apart from the others."""
    content = {
        "format": FORMAT,
        "edition": edition.number,
        "date": edition.date,
        "version": edition.version,
        "digest": edition.digest,
        "reports": {name: _record(page) for name, page in sorted(edition.pages.items())},
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def read_editions(files: Mapping[str, bytes]) -> tuple[Edition, ...]:
    """Every edition in `editions/`, oldest first; raises ContentError naming files that are no editions."""
    editions: dict[str, Edition] = {}
    broken: list[Diagnostic] = []
    for path in sorted(files):
        if path.rpartition("/")[0] == FOLDER and path.endswith(".json"):
            try:
                editions[path] = _read(files[path], files, broken)
            except (ValueError, KeyError, TypeError, AttributeError):
                message = "this is no edition that reportgen recorded"
                broken.append(Diagnostic("edition-unreadable", message, Span(path), RESTORE))
    for path, edition in editions.items():
        home = f"{FOLDER}/{edition.number:04}.json"
        if path != home:
            broken.append(_misnamed(edition, path, home, is_second=home in editions))
    if broken:
        raise ContentError(broken)
    return tuple(sorted(editions.values(), key=lambda each: each.number))


def _misnamed(edition: Edition, path: str, home: str, *, is_second: bool) -> Diagnostic:
    if is_second:
        return Diagnostic(
            code="duplicate-edition",
            message=f"edition {edition.number} is recorded twice: {home} holds one of the same number",
            span=Span(path),
            hint="keep the one that was published, and move the other out of editions/",
        )
    return Diagnostic(
        code="edition-unreadable",
        message=f"this file holds edition {edition.number}, and its name says otherwise",
        span=Span(path),
        hint=f"call it {home.rpartition('/')[2]} again",
    )


def _read(content: bytes, files: Mapping[str, bytes], broken: list[Diagnostic]) -> Edition:
    data = json.loads(content)
    number, date, version = int(data["edition"]), str(data["date"]), str(data.get("version", ""))
    if "format" not in data:
        older = read_older(data)
        records = {
            ProfileId(name): {
                "page": entry["sha256"],
                "pictures": entry["pictures"],
                "claims": write_states(older[ProfileId(name)].claims),
            }
            for name, entry in data.get("pages", {}).items()
        }
        pages = _pages(number, records, files, broken)
        return Edition(number, date, data["digest"], frozenset(older), version, pages, older)
    if data["format"] != FORMAT or data["digest"] != _digest(number, date, version, data["reports"]):
        raise ValueError(data["format"])
    records = {ProfileId(str(name)): record for name, record in data["reports"].items()}
    pages = _pages(number, records, files, broken)
    return Edition(number, date, data["digest"], frozenset(records), version, pages)


def _pages(
    number: int, records: Mapping[ProfileId, Any], files: Mapping[str, bytes], broken: list[Diagnostic]
) -> Mapping[ProfileId, Page]:
    """The pages whose files are there: those of old editions may be thrown away."""
    pages: dict[ProfileId, Page] = {}
    for name, record in records.items():
        path = f"{FOLDER}/{page_path(number, name)}"
        # Version control may have given it the line ends of another system.
        html = files.get(path, b"").decode("utf-8", "replace").replace("\r\n", "\n")
        pictures = {AssetName(str(each)): str(digest) for each, digest in record["pictures"].items()}
        page = Page(html, pictures, read_states(record["claims"]))
        if path in files and _sha256(html) != str(record["page"]):
            message = "this is not the page that reportgen recorded"
            broken.append(Diagnostic("edition-unreadable", message, Span(path), RESTORE))
        elif path in files:
            pages[name] = page
    return pages


def _record(page: Page) -> dict[str, object]:
    return {
        "page": _sha256(page.html),
        "pictures": dict(sorted(page.pictures.items())),
        "claims": write_states(page.claims),
    }


def _digest(number: int, date: str, version: str, records: Mapping[Any, object]) -> str:
    body = [FORMAT, number, date, version, records]
    return _sha256(json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
