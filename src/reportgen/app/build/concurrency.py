"""Reports to make → those that could be made, several at a time, and why the others could not."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import ParamSpec, TypeVar

from reportgen.app.build.rendering import Rendered
from reportgen.errors import ContentError, EngineError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import ProfileId

Outcome = Rendered | ContentError | EngineError
Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def make_all(
    profiles: Iterable[ProfileId],
    make: Callable[[ProfileId], Rendered],
    *,
    jobs: int,
    weight: Callable[[ProfileId], int],
    give_up: Callable[[], None] | None = None,
) -> tuple[tuple[Rendered, ...], tuple[Diagnostic, ...]]:
    """Make every report, `jobs` at a time, the heaviest first so that none is left to run alone at the end.

    Raises ContentError with the mistakes of all, returns the failures of engines. An interrupt drops what
    waits, ends what runs by `give_up`, by default here, and goes on.
    """
    wanted = tuple(profiles)

    def attempt(profile: ProfileId) -> Outcome:
        try:
            return make(profile)
        except (ContentError, EngineError) as wrong:
            return wrong

    results = _run(sorted(wanted, key=weight, reverse=True), attempt, jobs, give_up or abandon)
    mistakes = [
        each
        for profile in wanted
        if isinstance(wrong := results[profile], ContentError)
        for each in wrong.diagnostics
    ]
    failed = tuple(
        replace(each, message=f'"{profile}" cannot be built: {each.message}')
        for profile in wanted
        if isinstance(wrong := results[profile], EngineError)
        for each in wrong.diagnostics
    )
    made = tuple(each for profile in wanted if isinstance(each := results[profile], Rendered))
    if mistakes:
        too_long = (each for rendered in made for each in rendered.over_limit)
        raise ContentError((*mistakes, *too_long, *failed))
    return made, failed


def _run(
    profiles: Iterable[ProfileId],
    attempt: Callable[[ProfileId], Outcome],
    jobs: int,
    give_up: Callable[[], None],
) -> Mapping[ProfileId, Outcome]:
    pool = ThreadPoolExecutor(max_workers=max(1, jobs))
    try:
        running: dict[ProfileId, Future[Outcome]] = {each: submit(pool, attempt, each) for each in profiles}
        return {profile: future.result() for profile, future in running.items()}
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        give_up()
        raise
    finally:
        pool.shutdown()


def submit(
    pool: ThreadPoolExecutor,
    work: Callable[Arguments, Result],
    *args: Arguments.args,
    **kwargs: Arguments.kwargs,
) -> Future[Result]:
    """Submit work to a pool; raises EngineError where the system has no thread left to give."""
    try:
        return pool.submit(work, *args, **kwargs)
    except RuntimeError as error:
        # The interpreter's only word for it.
        hint = "the machine is short of memory or at its limit of processes: try again with --jobs 1"
        message = f"the system lets no report begin: {error}"
        raise EngineError([Diagnostic("missing-memory", message, hint=hint)]) from error


def abandon() -> None:
    """End every report in work."""
    if sys.platform != "win32":
        from reportgen.write.worker.pool import FORK_SERVER  # noqa: PLC0415  # as above

        FORK_SERVER.abandon()
