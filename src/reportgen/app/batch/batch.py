"""A project, a profile and a list → one report for each row, resumable."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event

from reportgen.app.batch.names import name_rows
from reportgen.app.batch.record import (
    Done,
    digest_of_inputs,
    done_with,
    is_whole,
    key_of,
    load_done,
    note_done,
)
from reportgen.app.batch.shared import SharedRows, Task
from reportgen.app.batch.sharing import sharing
from reportgen.app.batch.unshared import Unshared
from reportgen.app.build.build import formats_of
from reportgen.app.build.choice import choose_profiles, plan_profiles
from reportgen.app.build.concurrency import abandon
from reportgen.app.build.documents import compose, composer
from reportgen.app.build.progress import Progress, Tracker, track_nothing
from reportgen.app.build.rendering import render
from reportgen.app.build.request import BuildRequest
from reportgen.app.machines.executor import ExecutorEngine, instead
from reportgen.app.open_project import open_project
from reportgen.errors import ContentError, EngineError, ReportgenError, UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.plan import Plan
from reportgen.model.profile import Profile
from reportgen.model.project import Project
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.document import Document
from reportgen.model.report.stencil import Way
from reportgen.model.report.unshareable import Refusal
from reportgen.model.span import Span
from reportgen.read.rows.batch_rows import BatchRow, read_batch_rows
from reportgen.workspace import publish
from reportgen.workspace.cache.notes import one_at_a_time
from reportgen.workspace.cache.verified_files import VerifiedFiles
from reportgen.workspace.output.built import load_file, output_folder


@dataclass(frozen=True, slots=True)
class Rows:
    """Which rows of the list `path` to build, and how their files are called.

    `where` maps columns to the value they must have; `limit` is the most rows; of `shards` equal shares
    only number `shard`, from 1, is built.
    """

    path: Path
    pattern: str
    where: Mapping[str, str]
    limit: int | None = None
    shard: int = 1
    shards: int = 1


@dataclass(frozen=True, slots=True)
class Batch:
    """`made` and `kept` rows have their files in `folder`; `failed` have none that is new.

    `messages` are warnings; `unshared` is why the made rows shared no layout, None where they did.
    """

    folder: Path
    made: tuple[Done, ...]
    kept: tuple[Done, ...]
    failed: tuple[Diagnostic, ...]
    messages: tuple[Diagnostic, ...] = ()
    unshared: str | None = None

    @property
    def ways(self) -> Mapping[Way, int]:
        """How many of the made rows came to their pages in each way."""
        return {way: sum(each.way is way for each in self.made) for way in Way}


def build_batch(
    request: BuildRequest,
    wanted: Rows,
    step: Callable[[str], None],
    *,
    executor: ExecutorEngine | None = None,
    track: Callable[[Progress], None] = track_nothing,
) -> Batch:
    """Build one report per row, each written as soon as it is made and noted as soon as it is written.

    Names, rows and the first report are checked before anything is written; a later row that fails is
    reported and the others go on. Rows whose files are what they would be again are kept. Rows that need a
    full layout get it by the `executor`, where one is given; `track` is called with how far they are.
    """
    step("reading")
    opened = open_project(request.start)
    (profile,) = choose_profiles(opened.project, request.profiles)
    plan = plan_profiles(opened.project, [profile])[profile.id]
    listed = read_batch_rows(str(wanted.path), load_file(wanted.path))
    _refuse_missing_columns(profile, request.values, listed[0])
    fitting = _fitting(listed, wanted.where)
    # Names are compared across shares: their files may come together in one folder.
    names = name_rows(fitting, wanted.pattern, profile.id, last=listed[-1].number)
    rows = fitting[wanted.shard - 1 :: wanted.shards][: wanted.limit]
    folder = output_folder(opened.root, request.output, "batch")
    formats = formats_of(profile, request)
    inputs = digest_of_inputs(opened)
    asked = tuple(each.value for each in formats)
    keys = {row.number: key_of(inputs, profile.id, asked, {**request.values, **row.values}) for row in rows}
    run = _Run(
        opened.project, profile, plan, request, folder, executor, Tracker(len(rows), track), Unshared(step)
    )
    # What every row shares is reported once, before anything is written.
    said = run.composed(rows[0].values).warnings if rows else ()
    with one_at_a_time(folder):
        noted, verified = {} if request.is_forced else load_done(folder), VerifiedFiles(folder)
        kept = tuple(
            done
            for row in rows
            if (done := noted.get(names[row.number])) is not None
            and done.key == keys[row.number]
            and is_whole(verified, done)
        )
        verified.keep()
        finished = {each.name for each in kept}
        rest = [row for row in rows if names[row.number] not in finished]
        step("laying out what all share")
        task = Task(run.project, plan, formats, request.values, run.composed)
        unshared = Unshared(step)
        with sharing(task, rest, run.render_full) as shared:
            if rest and isinstance(shared, Refusal):
                unshared.report_all(shared)
            working = replace(run, shared=shared, unshared=unshared, tracker=Tracker(len(rest), track))
            made, failed = _make(working, rest, names, keys, step)
    whole = None if unshared.whole is None else unshared.whole.reason
    return Batch(folder, made, kept, failed, (*said, *unshared.warnings()), whole)


@dataclass(frozen=True, slots=True)
class _Run:
    project: Project
    profile: Profile
    plan: Plan
    request: BuildRequest
    folder: Path
    executor: ExecutorEngine | None
    tracker: Tracker
    unshared: Unshared
    shared: SharedRows | Refusal | None = None
    is_over: Event = field(default_factory=Event)

    def composed(self, values: Mapping[str, str]) -> Document:
        return compose(self.project, self.plan, {**self.request.values, **values})

    def render_full(self, values: Mapping[str, str]) -> tuple[Artifact, ...]:
        document, formats = self.composed(values), formats_of(self.profile, self.request)
        compose = composer(self.project, self.plan, document, {**self.request.values, **values})
        return render(self.project, self.plan, compose, formats, instead(self.executor)).artifacts

    def render(self, row: BatchRow) -> tuple[Way | None, tuple[Artifact, ...]]:
        if isinstance(self.shared, SharedRows):
            answer = self.shared.make(row.values)
            if not isinstance(answer, Refusal):
                return answer
            self.unshared.report(row.number, answer)
        if self.is_over.is_set():
            raise EngineError(())
        made = self.render_full(row.values)
        return (Way.IN_FULL if any(each.pages for each in made) else None), made

    def make(self, row: BatchRow, name: str, key: str) -> Done:
        pages = 0
        self.tracker.at(name, "rendering")
        try:
            done = self.write(row, name, key)
            pages = done.pages or 0
        finally:
            self.tracker.finish(name, pages)
        return done

    def write(self, row: BatchRow, name: str, key: str) -> Done:
        way, made = self.render(row)
        artifacts = tuple(_named(each, name) for each in made)
        publish(self.folder, {each.path: each.content for each in artifacts})
        done = done_with(name, row.number, key, artifacts, way)
        note_done(self.folder, done)
        return done


def _named(artifact: Artifact, name: str) -> Artifact:
    return replace(artifact, path=f"{name}.{artifact.format.ending}")


def _make(
    run: _Run,
    rows: Sequence[BatchRow],
    names: Mapping[int, str],
    keys: Mapping[int, str],
    step: Callable[[str], None],
) -> tuple[tuple[Done, ...], tuple[Diagnostic, ...]]:
    made: list[Done] = []
    failed: list[Diagnostic] = []
    pool = ThreadPoolExecutor(max_workers=run.request.jobs)
    running: dict[Future[Done], BatchRow] = {}
    try:
        for row in (*rows, None):
            # Few rows in flight: a hundred thousand need no more memory than ten.
            while running and (row is None or len(running) > run.request.jobs):
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    _settle(future, running.pop(future), made, failed)
                    step(f"{len(made) + len(failed)} of {len(rows)} reports")
            if row is not None:
                running[pool.submit(run.make, row, names[row.number], keys[row.number])] = row
    except BaseException:
        run.is_over.set()
        if isinstance(run.shared, SharedRows):
            run.shared.is_over = True
        pool.shutdown(wait=False, cancel_futures=True)
        abandon()
        if run.executor is not None:
            run.executor.abandon()
        raise
    finally:
        pool.shutdown()
    return tuple(sorted(made, key=lambda done: done.row)), tuple(failed)


def _settle(future: Future[Done], row: BatchRow, made: list[Done], failed: list[Diagnostic]) -> None:
    try:
        made.append(future.result())
    except (ContentError, EngineError) as wrong:
        failed += (
            replace(each, message=f"row {row.number} (line {row.span.line}): {each.message}")
            for each in wrong.diagnostics
        )
    except ReportgenError:
        # The folder cannot be written: no further row could.
        raise


def _refuse_missing_columns(profile: Profile, given: Mapping[str, str], first: BatchRow) -> None:
    """The list has every column that the profile names, unless the call gives its value."""
    missing = [each for each in profile.batch if each not in first.values and each not in given]
    if missing:
        hint = f"the profile names it in `batch`; the list has {', '.join(first.values)}"
        span = Span(first.span.path, 1)
        raise ContentError(
            [Diagnostic("missing-column", f'the list has no column "{each}"', span, hint) for each in missing]
        )


def _fitting(rows: tuple[BatchRow, ...], where: Mapping[str, str]) -> tuple[BatchRow, ...]:
    columns = {name for row in rows for name in row.values} if where else set()
    missing = [
        Diagnostic("missing-column", f'the list has no column "{name}", which --where asks for')
        for name in where
        if name not in columns
    ]
    if missing:
        raise UsageError(missing)
    return tuple(row for row in rows if all(row.values.get(name) == value for name, value in where.items()))
