"""`reportgen verify`: is this file what the manifest says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call
from reportgen.cli.output.ending import answer_and_end
from reportgen.cli.output.printable import printable

if TYPE_CHECKING:
    from reportgen.record import Verdict

FINDINGS: Mapping[str, str] = {
    "same": "as built",
    "changed": "is not what was built under this name",
    "unknown": "is in no report of the manifest",
    "unvouched": "agrees with a manifest that this machine did not write and nobody signed",
}


@make_command("verify", example="reportgen verify build/policy.pdf")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path, dir_okay=False)
)
@click.option(
    "--manifest",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="FILE",
    help="The manifest; by default the one beside each file, or the project's.",
)
@click.option(
    "--key",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="FILE",
    help="The public key, in PEM, of who signed the manifest; by default manifest.pub of the project.",
)
def command(call: Call, files: tuple[Path, ...], manifest: Path | None, key: Path | None) -> None:
    """Say whether each FILE is what the manifest says; exit 1 if one is not."""
    from reportgen.app.verify import verify_files  # noqa: PLC0415  # loaded only to run

    verdicts = verify_files(call.folder, files, manifest, key)
    exit_code = 0 if all(each.finding.value == "same" for each in verdicts) else 1
    text = "\n".join(_in_text(path, each) for path, each in zip(files, verdicts, strict=True))
    answer_and_end(call, [_as_json(each) for each in verdicts], text, exit_code=exit_code)


def _in_text(path: Path, verdict: Verdict) -> str:
    finding = f"{printable(str(path))}: {FINDINGS[verdict.finding.value]}"
    if verdict.finding.value != "same" or verdict.report is None:
        return finding
    report = f"{verdict.report.profile}, {len(verdict.report.placed)} blocks, {verdict.report.title}"
    return f"{finding}: {printable(report)}"


def _as_json(verdict: Verdict) -> dict[str, object]:
    return {
        "file": verdict.name,
        "sha256": verdict.sha256,
        "finding": verdict.finding.value,
        "profile": verdict.report.profile if verdict.report else None,
        "built": verdict.artifact.sha256 if verdict.artifact else None,
    }
