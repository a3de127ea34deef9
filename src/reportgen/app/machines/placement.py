"""Where reports shall be rendered → an engine there, for as long as it is needed."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from reportgen.model.format import Format

if TYPE_CHECKING:
    from reportgen.app.machines.executor import ExecutorEngine


def engine_at(
    scheduler: str | None, formats: Iterable[Format] = ()
) -> AbstractContextManager[ExecutorEngine | None]:
    """The workers of the Dask scheduler at this address; None, where there is no address, is this machine.

    The engines start to load here only if they are needed here, for the `formats` that a call names. Raises
    what `on_dask` raises.
    """
    if scheduler is None:
        warm_up(formats)
        return nullcontext()
    from reportgen.app.machines.dask_cluster import on_dask  # noqa: PLC0415  # loads a cluster's client

    return on_dask(scheduler)


def warm_up(formats: Iterable[Format] = ()) -> None:
    """Start loading the engines in their own process; costs this one a hundredth of a second.

    No formats are those of the profiles, which mostly ask for Word.
    """
    if sys.platform != "win32":
        from reportgen.write.worker.pool import FORK_SERVER  # noqa: PLC0415  # Windows has none

        wanted = frozenset(formats)
        FORK_SERVER.warm_up(has_word=not wanted or not wanted.isdisjoint({Format.DOCX, Format.DOCX_REDLINE}))
