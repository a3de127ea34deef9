"""The sections that the build can write by itself."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.frozen import frozen


@frozen
class Generator:
    """`kind` is the kind of blocks it takes where its entry asks for none; `is_last` closes a report."""

    writes: str
    kind: str | None = None
    is_last: bool = False


GENERATORS: Mapping[str, Generator] = {
    "key-judgements": Generator("the blocks of kind key-judgement as a numbered list", kind="key-judgement"),
    "sources": Generator("the sources that this report cites"),
    "notes": Generator("the endnotes", is_last=True),
    "glossary": Generator("the terms that this report uses"),
    "legend": Generator("what the evidence marks mean"),
    "claims": Generator("the claims that this report cites"),
    "contradictions": Generator("pairs of cited claims that contradict each other"),
    "changes": Generator("what changed since the last edition"),
}
