"""`reportgen import`: documents → draft blocks with locators."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.choice import Choice
from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call
from reportgen.cli.output.printable import printable
from reportgen.cli.output.table import in_table
from reportgen.cli.today import today

if TYPE_CHECKING:
    from reportgen.app.imports.documents import ImportResult
    from reportgen.app.imports.update import Update

SHOWN = 160
"""Characters of a passage that the report shows."""


@make_command("import", example="reportgen import report.docx --claims")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path, dir_okay=False)
)
@click.option(
    "--split",
    default="heading",
    show_default=True,
    metavar="WAY",
    help="Where blocks begin: heading (long sections also between paragraphs), level:N, paragraph or none.",
)
@click.option(
    "--changes",
    type=Choice(("stop", "accept", "reject")),
    default="stop",
    show_default=True,
    help="What becomes of changes that a word processor tracked.",
)
@click.option(
    "--source", default=None, metavar="NAME", help="Id of the source; by default made of the file's name."
)
@click.option("--claims", is_flag=True, default=False, help="Also draft a claim register, unverified.")
@click.option("--dry-run", is_flag=True, default=False, help="Say what would go where, and write nothing.")
@click.option(
    "--patience",
    type=click.FloatRange(1, 3600),
    default=8.0,
    show_default=True,
    metavar="SECONDS",
    help="How much of the processor one document may take to read.",
)
def command(  # noqa: PLR0917  # one parameter for each option
    call: Call,
    files: tuple[Path, ...],
    split: str,
    changes: str,
    source: str | None,
    claims: bool,  # noqa: FBT001  # Click passes flags by name
    dry_run: bool,  # noqa: FBT001  # as above
    patience: float,
) -> None:
    """Take each FILE into the project as a source and draft blocks, and say what went where.

    Reads text, Markdown, web pages, Word, OpenDocument, EPUB and PDF. A newer version of a document that
    was imported before is compared with it: what rests on changed passages is marked for review.
    """
    from reportgen.app.imports.documents import ImportRequest, import_documents  # noqa: PLC0415  # loaded only to run
    from reportgen.ingest.importer import Changes  # noqa: PLC0415  # as above

    request = ImportRequest(split, Changes(changes), source, claims, dry_run, patience)
    results = import_documents(call.folder, files, request, today(os.environ), call.step)
    diagnostics = [each for result in results for each in result.diagnostics]
    text = "\n\n".join("\n".join(_in_text(each, call, is_dry_run=dry_run)) for each in results)
    if not dry_run and any(result.blocks for result in results):
        text += "\n\nnext: reportgen build -p draft"
    call.answer([_as_json(each) for each in results], text, diagnostics)


def _in_text(result: ImportResult, call: Call, *, is_dry_run: bool) -> Iterator[str]:
    verb = "would become" if is_dry_run else "became"
    blocks = f"{_counted(len(result.blocks), 'draft block')} of {result.source}"
    yield f"{result.document}: {_counted(result.passages, 'passage')} {verb} {blocks}"
    rows = [
        (each.id, each.kind, each.words, each.grade, each.lines, each.pages or None) for each in result.blocks
    ]
    if rows:
        yield ""
        yield in_table(("block", "kind?", "words", "grade", "lines", "pages"), rows)
    if result.claims:
        claims = _counted(len(result.claims), "candidate claim")
        yield f"\n{claims}, unverified, in content/claims/{result.source}.yaml"
    if result.update is not None:
        yield from _changes(result.update)
    if result.left_out:
        yield f"\nleft out: {len(result.left_out)}"
        for each in result.left_out if call.is_verbose or is_dry_run else result.left_out[:12]:
            page = f" (page {each.place.page})" if each.place.page else ""
            yield f"  {each.reason}{page}: {_short(each.text)}"
        if not (call.is_verbose or is_dry_run) and len(result.left_out) > 12:
            yield f"  … {len(result.left_out) - 12} more: --verbose"


def _changes(update: Update) -> Iterator[str]:
    yield f"\ncompared with the version before: {_counted(update.same, 'line')} the same"
    for old, new in update.changed:
        yield f"  changed: {_short(old)}\n       to: {_short(new)}"
    yield from (f"  removed: {_short(each)}" for each in update.removed)
    yield from (f"  added: {_short(each)}" for each in update.added)
    if update.blocks:
        yield f"to review, blocks: {', '.join(update.blocks)}"
    if update.claims:
        yield f"to review, claims: {', '.join(update.claims)}"


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"


def _short(text: str) -> str:
    shown = printable(text)
    return shown if len(shown) <= SHOWN else f"{shown[: SHOWN - 1]}…"


def _as_json(result: ImportResult) -> dict[str, object]:
    update = result.update
    return {
        "document": result.document,
        "source": result.source,
        "title": result.title,
        "passages": result.passages,
        "blocks": [
            {
                "id": each.id,
                "title": each.title,
                "kind": each.kind,
                "topics": list(each.topics),
                "lines": each.lines,
                "pages": each.pages,
                "words": each.words,
                "grade": each.grade,
            }
            for each in result.blocks
        ],
        "claims": [{"id": each.id, "locator": each.locator, "hedge": each.hedge} for each in result.claims],
        "left_out": [
            {"text": each.text, "reason": each.reason, "page": each.place.page} for each in result.left_out
        ],
        "files": list(result.files),
        "update": None
        if update is None
        else {
            "same": update.same,
            "changed": [list(each) for each in update.changed],
            "added": list(update.added),
            "removed": list(update.removed),
            "blocks": list(update.blocks),
            "claims": list(update.claims),
            "moved": list(update.moved),
        },
    }
