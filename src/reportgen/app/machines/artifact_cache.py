"""An engine → the same engine, asked only for what is not in the cache yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

from reportgen.app.machines.engines import Engine
from reportgen.model.profile import Format
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.document import Document
from reportgen.record import digest_document
from reportgen.record.manifest.digest import canonical, digest_earlier
from reportgen.workspace.cache.cache import DamagedError, fetch, keep
from reportgen.write.worker.protocol import pack_artifacts, unpack_answer

FORM = 2
"""Raised when entries mean something else than before."""


def cached(
    engine: Engine,
    folder: Path,
    tools: Mapping[str, str],
    step: Callable[[str], None],
    *,
    is_forced: bool = False,
) -> Engine:
    """Wrap an engine so that what it makes is kept beside the reports in `folder`.

    The key is everything that can reach the bytes: the composed document and the versions of all tools.
    A forced call asks the engine anyway, and keeps what it makes.
    """

    def make(document: Document, formats: tuple[Format, ...]) -> tuple[Artifact, ...]:
        keys = _keys(document, tools, formats)
        found = {} if is_forced else {form: _found(folder, key, step) for form, key in keys.items()}
        missing = tuple(form for form in formats if found.get(form) is None)
        made = {each.format: each for each in engine(document, missing)} if missing else {}
        for form, artifact in made.items():
            keep(folder, keys[form], pack_artifacts((artifact,)))
        if not missing:
            step(f"{document.profile} comes from the cache")
        both = {**found, **made}
        return tuple(each for form in formats if (each := both.get(form)) is not None)

    return make


def _keys(document: Document, tools: Mapping[str, str], formats: tuple[Format, ...]) -> Mapping[Format, str]:
    digest = digest_document(document)
    return {form: _key(_with_earlier(digest, document, form), tools, form) for form in formats}


def _with_earlier(digest: str, document: Document, form: Format) -> str:
    """The digest for a format that also shows the words of an earlier edition."""
    return digest if form is not Format.DOCX_REDLINE else f"{digest} {digest_earlier(document.earlier)}"


def _key(digest: str, tools: Mapping[str, str], form: Format) -> str:
    return sha256(canonical([FORM, digest, dict(tools), form.value])).hexdigest()


def _found(folder: Path, key: str, step: Callable[[str], None]) -> Artifact | None:
    try:
        content = fetch(folder, key)
        answer = None if content is None else unpack_answer(content)
    except (DamagedError, ValueError, KeyError, TypeError):
        step(f"the cache entry {key[:12]} is damaged and made anew")
        return None
    if not isinstance(answer, tuple) or not answer:
        return None
    return answer[0] if isinstance(answer[0], Artifact) else None
