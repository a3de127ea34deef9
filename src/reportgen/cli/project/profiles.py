"""`reportgen profiles`: the merged profile, and who reads what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call
from reportgen.cli.output.table import in_table
from reportgen.cli.project import completions

if TYPE_CHECKING:
    from reportgen.model.profile import Entry


@click.group(
    "profiles",
    epilog="Example: reportgen profiles diff policy students",
    context_settings={"help_option_names": ["-h", "--help"]},
)
def command() -> None:
    """Show a merged profile, or who reads what."""


@make_command("show", example="reportgen profiles show policy")
@click.argument("profile", shell_complete=completions.profiles)
def show(call: Call, profile: str) -> None:
    """Show every value of PROFILE after merging, and the line that set it."""
    from reportgen.app.listing.profiles import show_profile  # noqa: PLC0415  # loaded only to run

    merged = show_profile(call.folder, profile)
    rows = [
        (each.key, each.value, str(each.origin) if each.origin else "default") for each in merged.settings
    ]
    extends = f"{merged.profile} extends {', '.join(merged.ancestors)}\n\n" if merged.ancestors else ""
    outline = "\n".join(_outline(merged.outline, 1))
    result = {
        "profile": merged.profile,
        "extends": list(merged.ancestors),
        "settings": [{"key": key, "value": value, "origin": origin} for key, value, origin in rows],
        "outline": [_entry(each) for each in merged.outline],
    }
    call.answer(result, f"{extends}{in_table(('key', 'value', 'set at'), rows)}\n\noutline\n{outline}")


@make_command("diff", example="reportgen profiles diff policy students")
@click.argument("profiles", nargs=-1, shell_complete=completions.profiles)
def diff(call: Call, profiles: tuple[str, ...]) -> None:
    """Show which of PROFILES reads which block, in which place and version; all of them by default."""
    from reportgen.app.listing.profiles import compare_profiles  # noqa: PLC0415  # loaded only to run

    matrix = compare_profiles(call.folder, profiles, call.step)
    rows = [
        (row.block, *(f"{cell.position} {cell.version}" if cell else None for cell in row.cells))
        for row in matrix.rows
    ]
    result = [
        {
            "block": row.block,
            "profiles": {
                profile: {"position": cell.position, "version": cell.version} if cell else None
                for profile, cell in zip(matrix.profiles, row.cells, strict=True)
            },
        }
        for row in matrix.rows
    ]
    call.answer(result, in_table(("block", *matrix.profiles), rows))


def _outline(entries: tuple[Entry, ...], level: int) -> Iterator[str]:
    for entry in entries:
        asked = [pattern.text for pattern in entry.patterns]
        asked += [f"generate {entry.generate}"] if entry.generate else []
        asked += ["select …"] if entry.select else []
        asked += ["page landscape"] if entry.landscape else []
        title = f"{entry.title}: " if entry.title else ""
        yield f"{'  ' * level}{title}{', '.join(asked)}  ({entry.span})"
        yield from _outline(entry.entries, level + 1)


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "title": entry.title,
        "blocks": [pattern.text for pattern in entry.patterns],
        "generate": entry.generate,
        "versions": list(entry.versions),
        "order": list(entry.order),
        "page": "landscape" if entry.landscape else None,
        "place": str(entry.span),
        "outline": [_entry(each) for each in entry.entries],
    }


command.add_command(show)
command.add_command(diff)
