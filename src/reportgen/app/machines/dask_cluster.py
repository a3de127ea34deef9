"""The address of a Dask scheduler → an engine on its workers."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from reportgen.app.machines.executor import ExecutorEngine
from reportgen.app.machines.jobs import differing_tools, tools_here
from reportgen.errors import EngineError, UsageError
from reportgen.model.diagnostic import Diagnostic

CONNECT_SECONDS = 10.0
PATIENCE_SECONDS = 20.0
"""How long a cluster may be without a worker before its jobs are given up."""


@contextmanager
def on_dask(address: str, *, patience: float = PATIENCE_SECONDS) -> Iterator[ExecutorEngine]:
    """An engine on the workers of the scheduler at `address`, for as long as the block lasts.

    Every worker is asked for its tools first. Raises EngineError where the scheduler cannot be reached, has
    no workers, or one of them would make other bytes; UsageError for what is no address.
    """
    distributed = _distributed()
    # It logs every lost connection at length; what matters becomes a diagnostic.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    client = _connect(distributed, address)
    try:
        _wait_for_workers(distributed, client, address, patience)
        _check_workers(client)
        slots = sum(client.nthreads().values())
        executor = client.get_executor(pure=False)
        yield ExecutorEngine(executor, max(1, slots), _watching(client, address, patience))
    finally:
        # Closing waits for a scheduler that may be gone.
        client.close(timeout=1)


def _distributed() -> Any:
    try:
        return import_module("distributed")
    except ImportError as error:
        message = "working on a cluster needs the package distributed, which is not installed"
        hint = "install it with: pip install 'audience-reports[dask]'"
        raise EngineError([Diagnostic("missing-package", message, hint=hint)]) from error


def _connect(distributed: Any, address: str) -> Any:
    try:
        return distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except OSError as error:
        raise EngineError([_unreachable(address)]) from error
    except (ValueError, TypeError) as error:
        message = f'"{address}" is no address of a scheduler'
        hint = "give it as tcp://HOST:PORT or tls://HOST:PORT"
        raise UsageError([Diagnostic("malformed-address", message, hint=hint)]) from error


def _wait_for_workers(distributed: Any, client: Any, address: str, patience: float) -> None:
    try:
        client.wait_for_workers(1, timeout=patience)
    except distributed.TimeoutError as error:
        raise EngineError([_deserted(address, patience)]) from error


def _check_workers(client: Any) -> None:
    found: Mapping[str, Any] = client.run(tools_here, on_error="return")
    unfit = []
    for worker, tools in sorted(found.items()):
        if isinstance(tools, BaseException):
            unfit.append(_unfit(worker, tools))
        elif (differing := differing_tools(tools_here(), tools, worker)) is not None:
            unfit.append(differing)
    if unfit:
        raise EngineError(unfit)


def _watching(client: Any, address: str, patience: float) -> Callable[[], Diagnostic | None]:
    """Who waits for a job can ask whether anybody is left to do it."""
    last_seen = time.monotonic()

    def trouble() -> Diagnostic | None:
        nonlocal last_seen
        if client.status != "running":
            return _unreachable(address)
        try:
            is_deserted = not client.nthreads()
        except OSError:
            return _unreachable(address)
        now = time.monotonic()
        if not is_deserted:
            last_seen = now
        return _deserted(address, patience) if now - last_seen > patience else None

    return trouble


def _unreachable(address: str) -> Diagnostic:
    message = f"the scheduler at {address} cannot be reached"
    return Diagnostic("unreachable-scheduler", message, hint="start it with: dask scheduler")


def _deserted(address: str, patience: float) -> Diagnostic:
    message = f"the scheduler at {address} has had no worker for {patience:.0f} seconds"
    return Diagnostic("missing-workers", message, hint=f"start some with: dask worker {address}")


def _unfit(worker: str, error: BaseException) -> Diagnostic:
    message = f"the worker {worker} cannot run reportgen: {type(error).__name__}, {error}"
    return Diagnostic("foreign-worker", message, hint="install there what is installed here, reportgen too")
