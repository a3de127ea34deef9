"""Finished files + what is excluded → the proof of each, or every leak."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.names import ProfileId
from reportgen.model.report.exclusion import ExclusionProof
from reportgen.proof.search import Leak, Searched, find_leaks, made_searchable
from reportgen.proof.strings.table import strings_of_file
from reportgen.proof.words.excluded import Excluded

CODE = "excluded-content"


@frozen
class Proved:
    """A file is `proof` against `excluded`, or `leaks` say what is in it."""

    proof: ExclusionProof
    leaks: tuple[Diagnostic, ...]


def prove_file(profile: ProfileId, name: str, content: bytes, excluded: Excluded) -> Proved:
    """Look through one file; `name` is what messages call it.

    Raises ContentError where the file cannot be taken apart.
    """
    searched = made_searchable(strings_of_file(name, content))
    return Proved(
        _proof(searched, excluded),
        tuple(tell_leaks(profile, name, find_leaks(searched, excluded))),
    )


def prove_files(
    profile: ProfileId, files: Iterable[tuple[str, bytes]], excluded: Excluded
) -> Mapping[str, ExclusionProof]:
    """The proof of each file by its name; raises one ContentError with every leak of all."""
    proofs: dict[str, ExclusionProof] = {}
    leaks: list[Diagnostic] = []
    for name, content in files:
        proved = prove_file(profile, name, content, excluded)
        proofs[name] = proved.proof
        leaks += proved.leaks
    if leaks:
        raise ContentError(leaks)
    return proofs


def tell_leaks(profile: ProfileId, name: str, leaks: Iterable[Leak]) -> Iterator[Diagnostic]:
    """Each leak as an error at the place where its words were written."""
    for leak in leaks:
        yield Diagnostic(
            code=CODE,
            message=f'"{name}" holds {leak.what} “{leak.words}” in {leak.part}, '
            f'which readers of "{profile}" do not get',
            span=leak.span,
            hint="find what prints it (a template, a caption, a picture, an earlier edition), "
            "or place it for them: reportgen explain excluded-content",
        )


def _proof(searched: Searched, excluded: Excluded) -> ExclusionProof:
    return ExclusionProof(
        parts=len(searched.letters),
        letters=searched.count,
        passages=len(excluded.passages) + len(excluded.phrases),
        names=len(excluded.names),
        pictures=len(excluded.pictures),
        too_short=excluded.too_short,
        excluded=excluded.digest,
    )
