"""Work in a worker → the bytes of its answer; those bytes → artifacts or errors, in the parent."""

from __future__ import annotations

from collections.abc import Callable

from reportgen.errors import ContentError, EngineError, ReportgenError
from reportgen.model.format import Format
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.page_facts import PageFacts
from reportgen.write.worker.failures import crashed, ended, in_mebibytes, too_heavy
from reportgen.write.worker.limits import is_at_memory_limit, memory_limit
from reportgen.write.worker.protocol import pack_failure, unpack_answer


def answer_of(profile: str, work: Callable[[], bytes]) -> bytes:
    """What `work` packs, or the packed reason why it could not; never raises."""
    try:
        return work()
    except ContentError as error:
        return pack_failure("content", error.diagnostics)
    except MemoryError:
        return pack_failure("engine", (too_heavy(profile, "memory", in_mebibytes(memory_limit())),))
    except BaseException as error:  # noqa: BLE001  # process border: whatever the engine raises is an answer
        if is_at_memory_limit():
            # Libraries that get no memory say so in many ways, Python itself at times by a SystemError.
            return pack_failure("engine", (too_heavy(profile, "memory", in_mebibytes(memory_limit())),))
        known = error.diagnostics if isinstance(error, ReportgenError) else (crashed(profile, error),)
        return pack_failure("engine", known)


def open_artifacts(
    profile: str, answer: bytes, formats: tuple[Format, ...] | None = None
) -> tuple[Artifact, ...]:
    """The artifacts in a packed answer, in the `formats` that were asked for where those are known.

    Raises what the worker raised, EngineError where it is no answer to what was asked.
    """
    opened = open_answer(profile, answer)
    if isinstance(opened, PageFacts) or not _is_asked_for(profile, opened, formats):
        raise EngineError([ended(profile, 0)])
    return opened


def _is_asked_for(profile: str, artifacts: tuple[Artifact, ...], formats: tuple[Format, ...] | None) -> bool:
    """Whether a worker, which has read foreign content, speaks of its own report and of no other file."""
    is_own = all(each.profile == profile and each.path == own_path(each) for each in artifacts)
    return is_own and (formats is None or tuple(each.format for each in artifacts) == formats)


def own_path(artifact: Artifact) -> str:
    """Where an artifact lies in the output folder before anything else is decided."""
    return f"{artifact.profile}.{artifact.format.ending}"


def open_answer(profile: str, content: bytes) -> tuple[Artifact, ...] | PageFacts:
    """The same for who may have asked for pages alone."""
    try:
        answer = unpack_answer(content)
    except ValueError as error:
        raise EngineError([crashed(profile, error)]) from error
    if isinstance(answer, PageFacts):
        return answer
    if answer and isinstance(answer[0], str):
        kind, diagnostics = answer
        raise (ContentError if kind == "content" else EngineError)(diagnostics)
    return answer
