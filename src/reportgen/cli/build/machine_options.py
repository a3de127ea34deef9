"""The options that say on which machines reports are built, shared by `build` and `batch`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import click

from reportgen.cli.choice import Choice

SHARE = re.compile(r"([1-9]\d*)/([1-9]\d*)")


def asking_where(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of `scheduler_of`."""
    for option in reversed(OPTIONS):
        function = option(function)
    return function


def scheduler_of(executor: str | None, scheduler: str | None) -> str | None:
    """The scheduler to work on; None is this machine. Raises UsageError for half an address."""
    if (executor == "dask") != (scheduler is not None):
        raise click.UsageError("--executor dask and --scheduler ADDRESS go together")
    return scheduler


def read_share(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """`2/5` → the second of five shares."""
    if value is None:
        return None
    found = SHARE.fullmatch(value)
    if not found or int(found[1]) > int(found[2]):
        raise click.BadParameter(f"{value!r} is not I/N with I from 1 to N", ctx, param)
    return int(found[1]), int(found[2])


OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option(
        "--executor",
        type=Choice(("local", "dask")),
        default=None,
        help="Where reports are rendered: on this machine, or by the workers of a Dask scheduler.",
    ),
    click.option(
        "--scheduler",
        default=None,
        metavar="ADDRESS",
        help="The Dask scheduler, as tcp://HOST:PORT or tls://HOST:PORT.",
    ),
)
