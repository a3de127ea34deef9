"""What a call says that finds nothing to do → a record for `say_again`."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

import reportgen
from reportgen.cli.again import FIELD, ITEM, key_of, record_path, state_of
from reportgen.workspace.cache.file_stats import YOUNG
from reportgen.workspace.cache.notes import write_record

PACKAGE = Path(reportgen.__file__).resolve().parent


@contextmanager
def recorded(rests_on: Iterable[str]) -> Iterator[None]:
    """Record what is said in here, if the call is then left with exit code 0.

    `rests_on` are files and folders; where one of them is a link, or so young that it may change without a
    trace, nothing is recorded.
    """
    arguments = sys.argv[1:]
    path = record_path(arguments)
    if path is None:
        yield
        return
    with _heard(sys.stdout) as said, _heard(sys.stderr) as told:
        try:
            yield
        except click.exceptions.Exit as ended:
            if not ended.exit_code:
                _record(Path(path), arguments, tuple(rests_on), "".join(said), "".join(told))
            raise


def _record(path: Path, arguments: list[str], rests_on: tuple[str, ...], said: str, told: str) -> None:
    files, code = _installed()
    watched = (*rests_on, *files)
    try:
        state = state_of(watched, code)
    except (OSError, ValueError):
        return
    parts = (key_of(arguments), ITEM.join(watched), ITEM.join(code), state, "0", said, told)
    is_clear = not any(ITEM in each for each in watched) and not any(FIELD in each for each in parts)
    if is_clear and not _is_young(state):
        write_record(path, FIELD.join(parts).encode("utf-8", "surrogateescape"))


def _installed() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What tells that reportgen itself is as it was: the list of its files, or in a checkout all of them."""
    lists = tuple(str(each) for each in PACKAGE.parent.glob("reportgen-*.dist-info/RECORD"))
    return (lists, ()) if lists else ((), (str(PACKAGE),))


def _is_young(state: str) -> bool:
    since = time.time_ns() - YOUNG
    marks = (line.rsplit(" ", 4)[1:] for line in state.split(ITEM))
    return any(
        len(mark) == 4 and all(map(str.isdigit, mark)) and max(map(int, mark[1:3])) >= since for mark in marks
    )


@contextmanager
def _heard(stream: TextIO | None) -> Iterator[list[str]]:
    """Everything that is written to a stream meanwhile, also there."""
    heard: list[str] = []
    if stream is None:
        yield heard
        return
    write = stream.write

    def hear(text: str) -> int:
        # First, for Click finds out whether a stream takes bytes by writing some.
        count = write(text)
        heard.append(text)
        return count

    stream.write = hear  # type: ignore[method-assign]  # of this one stream, until the end
    try:
        yield heard
    finally:
        del stream.write
