"""Small projects in memory for the tests of composition."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

from reportgen.compose import compose_document
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import ProfileId
from reportgen.model.report.document import Document
from reportgen.plan import make_plan
from reportgen.read import read_sound_project

TEMPLATES = Path(__file__).parents[2] / "templates"

ABOUT = """
title: Presence in the north
series: Regional briefings
number: RG-1
issued: 2026-11-21
review_by: 2027-05-21
publisher: The project
authors: [The project]
contact: corrections@example.org
language: en-GB
licence: CC BY 4.0
values: {region: North America}
"""

SOURCES = """
- {id: source-a, type: webpage, title: What to know, label: A, tier: secondary-unsourced, reliability: F,
   accessed: 2026-11-21, complete: false, descriptor: Unsigned and undated.}
- {id: source-b, type: report, title: Troops at the border, label: B, author: [Ana Ruiz], issued: 2024-03-05,
   tier: primary, reliability: B, descriptor: An official report.}
"""

CLAIMS = """
- {id: c-bases, text: The article expects no bases., hedge: unnamed-experts, contradicts: [c-access],
   cites: [{source: source-a, locator: L16.2}]}
- {id: c-access, text: The article speaks of access., hedge: could, our_confidence: moderate,
   cites: [{source: source-a, locator: 14.11-12}]}
- {id: c-troops, text: Troops are there., hedge: stated, status: corroborated, our_confidence: high,
   cites: [{source: source-b, locator: "5", label: paragraph}, {source: source-a, locator: L2}]}
- {id: c-link, text: The two meet., hedge: synthesis, cites: []}
- {id: c-word, text: A word explained., hedge: definition, our_confidence: null,
   cites: [{source: source-b, locator: "7", label: page}]}
"""

GLOSSARY = """
- {id: port-call, term: port call, definition: A visit by a warship to a foreign port.,
   plain: visit by a warship, forms: [port calls]}
- {id: nato, term: North Atlantic Treaty Organization, definition: An alliance., abbreviation: NATO}
"""

NO_FILES: Mapping[str, str | bytes] = {}
NOTES = "  - {section: Notes, generate: notes}\n"


@cache
def packaged_files() -> Mapping[str, bytes]:
    """The packaged templates and themes, without their fonts: those are read where a test needs them."""
    return {
        f"templates/{path.relative_to(TEMPLATES).as_posix()}": path.read_bytes()
        for path in sorted(TEMPLATES.rglob("*"))
        if path.is_file()
    }


def project_files(
    blocks: Mapping[str, str],
    profile: str = "",
    outline: str | None = None,
    files: Mapping[str, str | bytes] = NO_FILES,
) -> dict[str, bytes]:
    """A project with one profile, `policy`, that places `blocks` in one section."""
    entries = outline or "  - section: Text\n    headings: hide\n    blocks: ['*']\n" + NOTES
    theme = "" if "theme:" in profile else "theme: plain\n"
    written: dict[str, bytes] = {
        **packaged_files(),
        "reportgen.yaml": ABOUT.encode(),
        "content/sources.yaml": SOURCES.encode(),
        "content/claims/all.yaml": CLAIMS.encode(),
        "content/glossary.yaml": GLOSSARY.encode(),
        "profiles/policy.yaml": f"title: Briefing\n{theme}{profile}\noutline:\n{entries}".encode(),
        "templates/themes/plain/theme.yaml": b"title: Plain\ntokens: {accent: navy}\n",
        "templates/themes/plain/theme.css": b"p { margin: 0 }\n",
    }
    for name, text in blocks.items():
        front = "" if text.startswith("---") else f"---\ntitle: {name.title()}\nkind: context\n---\n"
        written[f"content/blocks/{name}.md"] = (front + text).encode()
    for name, content in files.items():
        written[name] = content.encode() if isinstance(content, str) else content
    return written


def compose(
    files: Mapping[str, bytes],
    values: Mapping[str, str] | None = None,
    changes: tuple[str, ...] | None = None,
    profile: str = "policy",
) -> Document:
    """The document of one profile of a project in memory."""
    project = read_sound_project(files)
    return compose_document(
        project, make_plan(project, ProfileId(profile)), values=values or {}, changes=changes
    )


def compose_block(text: str, profile: str = "", files: Mapping[str, str | bytes] = NO_FILES) -> Document:
    """The document of a project with one block, `one`."""
    return compose(project_files({"one": text}, profile, files=files))


def block_html(document: Document, block: str = "one") -> str:
    """The HTML inside one block."""
    opening = document.html.index(f'data-block="{block}"')
    start = document.html.index(">", opening) + 1
    return document.html[start : document.html.index("</section>", start)].strip()


def written_as(text: str, profile: str = "", files: Mapping[str, str | bytes] = NO_FILES) -> str:
    """The HTML of a block with this text."""
    return block_html(compose_block(text, profile, files))


def faults(
    text: str, profile: str = "", files: Mapping[str, str | bytes] = NO_FILES
) -> tuple[Diagnostic, ...]:
    """What is wrong with a block with this text."""
    return faults_of(project_files({"one": text}, profile, files=files))


def faults_of(files: Mapping[str, bytes], values: Mapping[str, str] | None = None) -> tuple[Diagnostic, ...]:
    """What is wrong with a project in memory."""
    try:
        compose(files, values)
    except ContentError as error:
        return error.diagnostics
    return ()


def parsed(document: Document) -> Element:
    """The page as a tree: composed pages are well-formed but for their void elements."""
    html = document.html.removeprefix("<!DOCTYPE html>")
    for tag in ("meta", "link", "hr", "img", "col", "br"):
        html = _closed(html, tag)
    return fromstring(html)  # noqa: S314  # our own page, and no entities in it


def _closed(html: str, tag: str) -> str:
    pieces = html.split(f"<{tag}")
    closed = [pieces[0]]
    for piece in pieces[1:]:
        inner, _, rest = piece.partition(">")
        closed.append(f"<{tag}{inner}/>{rest}" if inner[:1] in {"", " "} else f"<{tag}{inner}>{rest}")
    return "".join(closed)
