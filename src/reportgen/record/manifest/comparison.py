"""What is built + what would be built now → the difference, report by report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.model.frozen import frozen
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format
from reportgen.model.report.change_bars import ChangeBars
from reportgen.model.report.manifest import Manifest, ReportRecord


@frozen
class Change:
    """`what` says in words why this report is not what would be built now."""

    profile: ProfileId
    what: str


def compare(
    built: Manifest | None,
    wanted: tuple[tuple[ReportRecord, tuple[Format, ...]], ...],
    found: Mapping[str, str],
) -> tuple[Change, ...]:
    """Every difference; `wanted` records have no artifacts yet, only the formats they should have.

    `found` maps the paths of files in the output folder to their SHA-256.
    """
    return tuple(
        Change(record.profile, what)
        for record, formats in wanted
        for what in _differences(built.report(record.profile) if built else None, record, formats, found)
    )


def _differences(
    old: ReportRecord | None, new: ReportRecord, formats: tuple[Format, ...], found: Mapping[str, str]
) -> Iterator[str]:
    if old is None:
        yield "it has not been built"
        return
    if old.document != new.document:
        yield from _content_changes(old, new)
    for name in sorted(old.tools.keys() | new.tools.keys()):
        before, after = old.tools.get(name, "none"), new.tools.get(name, "none")
        if before != after:
            yield f"{name} was {before}, is {after}"
    artifacts = {artifact.format: artifact for artifact in old.artifacts}
    for wanted in formats:
        artifact = artifacts.get(wanted)
        if artifact is None:
            yield f"it has not been built as {wanted}"
        elif artifact.path not in found:
            yield f"{artifact.path} is missing"
        elif found[artifact.path] != artifact.sha256:
            yield f"{artifact.path} was changed after it was built"


def _content_changes(old: ReportRecord, new: ReportRecord) -> Iterator[str]:
    before = {placement.block: placement.version for placement in old.placed}
    after = {placement.block: placement.version for placement in new.placed}
    yield from (f"block {block} is new" for block in after if block not in before)
    yield from (f"block {block} is gone" for block in before if block not in after)
    for block, version in after.items():
        if before.get(block, version) != version:
            yield f"block {block} was {before[block]}, is {version}"
    if list(before) != list(after) and before.keys() == after.keys():
        yield "the blocks stand in another order"
    if old.values != new.values:
        yield "other values are given"
    if old.change_bars != new.change_bars:
        yield _other_bars(old.change_bars, new.change_bars)
    files = sorted(old.inputs.keys() | new.inputs.keys())
    changed = [path for path in files if old.inputs.get(path) != new.inputs.get(path)]
    yield f"changed: {', '.join(changed)}" if changed else "it is composed differently"


def _other_bars(old: ChangeBars, new: ChangeBars) -> str:
    wanted = {None: "left to the profile", True: "on", False: "off"}
    if old.is_wanted != new.is_wanted:
        return f"change bars were {wanted[old.is_wanted]}, are {wanted[new.is_wanted]}"
    before, after = (f"edition {each.edition}" if each.edition else "the last edition" for each in (old, new))
    return f"change bars were against {before}, are against {after}"
