"""Projects, pickled on standard input → how composing each ended, as JSON; each in a process of its own."""

from __future__ import annotations

import json
import os
import pickle
import resource
import sys
from collections.abc import Mapping

from reportgen.compose import compose_document
from reportgen.errors import ContentError
from reportgen.model.names import ProfileId
from reportgen.plan import make_plan
from reportgen.read import read_sound_project

MOST_MEMORY = 1 << 30
MOST_SECONDS = 10


def main() -> None:
    """Answer with seconds and codes by name."""
    projects: Mapping[str, Mapping[str, bytes]] = pickle.load(sys.stdin.buffer)  # noqa: S301  # written by the test
    answers = {name: measured(files) for name, files in projects.items()}
    sys.stdout.write(json.dumps(answers))


def measured(files: Mapping[str, bytes]) -> dict[str, object]:
    """Seconds, megabytes, and what was said; `died` where the process met a limit."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.write(writing, json.dumps(attempt(files)).encode()[:60_000])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answers:
        said = answers.read()
    _, status, usage = os.wait4(child, 0)
    # Of the processor, so that a busy machine fails nobody.
    seconds = round(usage.ru_utime + usage.ru_stime, 2)
    return {
        "seconds": seconds,
        "megabytes": usage.ru_maxrss // 1024,
        "died": status != 0,
        "said": json.loads(said or b"[]"),
    }


def attempt(files: Mapping[str, bytes]) -> list[str]:
    """The codes of what was said and where; `made` where a document came of it."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (2 * MOST_SECONDS, 2 * MOST_SECONDS))
    try:
        project = read_sound_project(files)
        compose_document(project, make_plan(project, ProfileId("policy")))
    except ContentError as error:
        return [f"{each.code} {each.span} {each.message[:200]}" for each in error.diagnostics[:5]]
    return ["made"]


if __name__ == "__main__":
    main()
