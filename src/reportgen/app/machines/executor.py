"""An executor → an engine: documents go out as bytes, artifacts come back as bytes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait

from reportgen.app.machines.engines import Engine
from reportgen.app.machines.jobs import Job, make_job, run_job
from reportgen.errors import EngineError, ReportgenError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.profile import Format
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.document import Document
from reportgen.write.worker.results import open_artifacts

LOOK_SECONDS = 0.5
"""How often a waiting report asks whether anybody is left to make it."""


def _no_trouble() -> Diagnostic | None:
    """An executor of this machine is there as long as this process."""
    return None


class ExecutorEngine:
    """Renders through any executor, from several threads.

    `trouble` says why no job will ever be answered; a job lost by the executor raises EngineError.
    """

    def __init__(
        self, executor: Executor, slots: int = 4, trouble: Callable[[], Diagnostic | None] = _no_trouble
    ) -> None:
        self.executor = executor
        self.slots = slots
        self.trouble = trouble
        self.abandoned: Future[bytes] = Future()

    def __call__(self, document: Document, formats: tuple[Format, ...]) -> tuple[Artifact, ...]:
        """The artifacts of `document`; raises ContentError and EngineError as the engine does."""
        if not formats:
            return ()
        job = make_job(document, formats)
        return open_artifacts(document.profile, self._answer(job), formats)

    def abandon(self) -> None:
        """Let every thread that waits for an answer go on without."""
        self.abandoned.cancel()
        self.abandoned.set_running_or_notify_cancel()

    def _answer(self, job: Job) -> bytes:
        try:
            future = self.executor.submit(run_job, job)
        except RuntimeError as closed:
            raise EngineError([_lost(job, closed)]) from closed
        done: set[Future[bytes]] = set()
        while future not in done:
            done, _ = wait((future, self.abandoned), LOOK_SECONDS, FIRST_COMPLETED)
            trouble = None if done else self.trouble()
            if trouble is not None:
                future.cancel()
                raise EngineError([trouble])
            if future not in done and self.abandoned in done:
                future.cancel()
                raise EngineError([_lost(job, None)])
        return self._read(job, future)

    def _read(self, job: Job, future: Future[bytes]) -> bytes:
        try:
            wrong = future.exception()
        except CancelledError as cancelled:
            raise EngineError([self.trouble() or _lost(job, cancelled)]) from cancelled
        if isinstance(wrong, ReportgenError):
            raise wrong
        if wrong is not None:
            # Whatever an executor raises when it loses a worker: each has an exception of its own.
            raise EngineError([_lost(job, wrong)]) from wrong
        return future.result()


def instead(executor: ExecutorEngine | None) -> Callable[[Engine], Engine] | None:
    """What puts `executor` in the place of an engine; None where the engine stays."""
    return None if executor is None else lambda _: executor


def _lost(job: Job, error: BaseException | None) -> Diagnostic:
    what = "was dropped" if error is None else f"was lost: {type(error).__name__}"
    words = str(error).partition("\n")[0] if error is not None else ""
    return Diagnostic(
        "lost-job",
        f"the job for the report {job.profile!r} {what}" + (f", {words}" if words else ""),
        hint="look into the log of the workers; what is finished comes from the cache next time",
    )
