"""Where reports shall be rendered → an engine there, for as long as it is needed."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.app.machines.executor import ExecutorEngine
    from reportgen.model.report.format import Format


def engine_at(
    scheduler: str | None, formats: Iterable[Format] = ()
) -> AbstractContextManager[ExecutorEngine | None]:
    """The workers of the Dask scheduler at this address; None, where there is no address, is this machine.

    The engines start to load here only if they are needed here, for the `formats` that a call names. Raises
    what `on_dask` raises.
    """
    if scheduler is None:
        from reportgen.app.machines.warm_up import warm_up  # noqa: PLC0415  # not where others render

        warm_up(formats)
        return nullcontext()
    from reportgen.app.machines.dask_cluster import on_dask  # noqa: PLC0415  # loads a cluster's client

    return on_dask(scheduler)
