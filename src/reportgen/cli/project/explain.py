"""`reportgen explain`: why a block is in or out, where words stand, or what a diagnostic means."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

import click

from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call
from reportgen.cli.project.completions import blocks
from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.app.explain import WordsOnPage
    from reportgen.compose.page.printed import PrintedWords
    from reportgen.model.text.words import Run
    from reportgen.plan.explain import BlockPlace, Explanation

_PLACE = re.compile(r"(.+?):([0-9]{1,7})(?::([0-9]{1,7}))?")
MOST_SHOWN = 72


@make_command("explain", example="reportgen explain border-purpose -p policy")
@click.argument("name", metavar="[BLOCK|CODE|FILE:LINE[:COLUMN]]", required=False, shell_complete=blocks)
@click.option(
    "-p",
    "--profile",
    "profiles",
    multiple=True,
    default=(),
    metavar="PROFILE",
    help="Only for this audience.",
)
@click.option("--page", type=int, default=None, metavar="N", help="What stands on page N of PROFILE.")
def command(call: Call, name: str | None, profiles: tuple[str, ...], page: int | None) -> None:
    """Say why BLOCK is in or out, where the words of FILE:LINE stand, or what CODE means.

    With --page, list what stands on that page and where each piece comes from.
    """
    if page is not None:
        _explain_page(call, name, profiles, page)
    elif name is None:
        hint = "name a block, a code or a place: reportgen explain content/blocks/border.md:12"
        raise UsageError([Diagnostic("call-incomplete", "nothing is named to explain", hint=hint)])
    elif place := _PLACE.fullmatch(name):
        _explain_place(call, place, profiles)
    else:
        _explain_block(call, name, profiles)


def _explain_block(call: Call, name: str, profiles: tuple[str, ...]) -> None:
    from reportgen.app.explain import explain  # noqa: PLC0415  # loaded only to run
    from reportgen.app.handbook import page_of  # noqa: PLC0415  # as above

    page = None if profiles else page_of(name)
    if page is not None:
        call.answer({"code": name, "page": page}, page)
        return
    explanations = explain(call.folder, name, profiles, call.step)
    text = "\n\n".join(_in_text(each) for each in explanations)
    call.answer([_as_json(each) for each in explanations], text)


def _explain_place(call: Call, place: re.Match[str], profiles: tuple[str, ...]) -> None:
    from reportgen.app.explain import explain_place  # noqa: PLC0415  # as above

    column = int(place[3]) if place[3] else None
    found = explain_place(call.folder, place[1], int(place[2]), profiles, call.step, column=column)
    content = [
        {"profile": each.profile, "page": each.printed.page, **_printed_as_json(each.printed)}
        for each in found
    ]
    call.answer(content, "\n".join(_place_lines(place[0], found)))


def _place_lines(place: str, found: tuple[WordsOnPage, ...]) -> Iterator[str]:
    if not found:
        yield f"no words of {place} stand in a report"
        return
    for profile, of_profile in groupby(found, key=lambda each: each.profile):
        yield f"{profile}"
        for page, of_page in groupby(of_profile, key=lambda each: each.printed.page):
            yield f"  {_page_name(page)}: {_shortened(_shown(each.printed for each in of_page))}"


def _explain_page(call: Call, name: str | None, profiles: tuple[str, ...], page: int) -> None:
    from reportgen.app.explain import explain_page  # noqa: PLC0415  # as above

    if name is not None or len(profiles) != 1:
        hint = "reportgen explain -p PROFILE --page N"
        raise UsageError([Diagnostic("call-incomplete", "--page takes one profile and no name", hint=hint)])
    found = explain_page(call.folder, profiles[0], page, call.step)
    lines = [tuple(group) for _, group in groupby(found, key=lambda each: (each.line, each.attribute))]
    content = [_printed_as_json(each) for each in found if str(each.words).strip()]
    call.answer(content, "\n".join(text for line in lines for text in _page_lines(line)))


def _page_lines(pieces: tuple[PrintedWords, ...]) -> Iterator[str]:
    """`a.md:12:1` and below it the words, for each line of a file that a line of the page holds."""
    attribute = pieces[0].attribute
    for runs in _by_origin(run for piece in pieces for run in piece.words.runs):
        words = " ".join("".join(run.text for run in runs).split())
        if words:
            own = next((run for run in runs if run.maker is None), runs[0])
            yield f"{_origin(own)}\n    {_shortened(f'[{attribute}: {words}]' if attribute else words)}"


def _by_origin(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Runs of one line of a file together, with what was made between them."""
    together: list[Run] = []
    line: tuple[str, int] | None = None
    for run in runs:
        if run.maker is None and run.place is not None:
            own = (run.place.path, run.place.span.line)
            if line is not None and own != line:
                yield together
                together = []
            line = own
        together.append(run)
    yield together


def _origin(run: Run) -> str:
    if run.place is None:
        return f"({run.maker})"
    span = run.place.span
    where = f"{span.path}:{span.line}:{span.column}"
    return where if run.maker is None else f"{where} ({run.maker})"


def _shown(pieces: Iterable[PrintedWords]) -> str:
    """The words of pieces in a row; what is no part of the text in brackets."""
    lines = []
    for (_, attribute), group in groupby(pieces, key=lambda each: (each.line, each.attribute)):
        words = " ".join("".join(str(each.words) for each in group).split())
        lines.append(f"[{attribute}: {words}]" if attribute else words)
    return " ".join(lines)


def _shortened(words: str) -> str:
    return words if len(words) <= MOST_SHOWN else f"{words[:MOST_SHOWN].rpartition(' ')[0]} …"


def _page_name(page: int) -> str:
    return f"page {page}" if page else "file properties"


def _printed_as_json(printed: PrintedWords) -> dict[str, object]:
    return {
        "attribute": printed.attribute or None,
        "words": str(printed.words),
        "origins": list(_origins(printed.words.runs)),
    }


def _origins(runs: Iterable[Run]) -> Iterator[dict[str, object]]:
    for run in runs:
        span = None if run.place is None else run.place.span
        yield {
            "text": run.text,
            "made_by": run.maker,
            "path": span and span.path,
            "line": span and span.line,
            "column": span and span.column,
        }


def _in_text(explanation: Explanation) -> str:
    reason = explanation.reason
    place = explanation.place
    state = "left out of" if place is None else "in"
    lines = [
        f"{explanation.block} is {state} {explanation.profile}",
        f"  rule: {reason.text}",
        f"  line: {reason.span}",
    ]
    if place is not None:
        lines += _placed(place)
    if explanation.required_by:
        lines.append(f"  required by: {', '.join(explanation.required_by)}")
    return "\n".join(lines)


def _placed(place: BlockPlace) -> list[str]:
    return [
        f"  section: {' > '.join(place.sections) or '(none)'}",
        f"  version: {place.version_reason}",
        f"  position: {place.position} of {place.total}",
        f"  before it: {place.before or '(nothing)'}",
        f"  after it: {place.after or '(nothing)'}",
        *([f"  page: landscape, asked for at {place.landscape}"] if place.landscape else []),
    ]


def _as_json(explanation: Explanation) -> dict[str, object]:
    place = explanation.place
    return {
        "block": explanation.block,
        "title": explanation.title,
        "profile": explanation.profile,
        "in": place is not None,
        "rule": explanation.reason.text,
        "path": explanation.reason.span.path,
        "line": explanation.reason.span.line,
        "column": explanation.reason.span.column,
        "required_by": list(explanation.required_by),
        "place": None if place is None else {name: getattr(place, name) for name in place.__slots__},
    }
