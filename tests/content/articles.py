"""The two source articles, where they are at hand → their sentences by locator."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FROZEN = Path(__file__).with_name("sentences.json")

# A full stop, question or exclamation mark ends a sentence where a capital follows; "U.S." does not.
_END = re.compile(r"(?<=[.!?])(?<!U\.S\.)(?<!U\.)\s+(?=[A-Z\"“‘'])")
_PLACE = re.compile(r"^L(\d+)\.(\d+)(?:-(\d+))?$")


def split_sentences(text: str) -> Mapping[str, str]:
    """Sentences by locator: `L5.2` is the second sentence of line 5."""
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        sentences = [part.strip() for part in _END.split(line) if part.strip()]
        for place, sentence in enumerate(sentences, start=1):
            found[f"L{number}.{place}"] = sentence
    return found


def expand_locator(locator: str) -> Iterator[str]:
    """`L6.1-3, L6.17` → L6.1, L6.2, L6.3, L6.17."""
    for part in locator.split(","):
        match = _PLACE.match(part.strip())
        if match is None:
            raise ValueError(f"no locator: {part!r}")
        line, first, last = match[1], int(match[2]), int(match[3] or match[2])
        for place in range(first, last + 1):
            yield f"L{line}.{place}"


def digest(sentence: str) -> str:
    """The SHA-256 of one sentence, in hexadecimal."""
    return hashlib.sha256(sentence.encode()).hexdigest()


def frozen_sentences() -> Mapping[str, Mapping[str, str]]:
    """Digests by source and locator, as frozen when the claims were written."""
    frozen: Mapping[str, Mapping[str, str]] = json.loads(FROZEN.read_text(encoding="utf-8"))
    return frozen


def article_texts() -> Mapping[str, str]:
    """The articles' texts by source id; skips the test where they are not at hand."""
    folders = [Path(os.environ["REPORTGEN_SOURCES"])] if "REPORTGEN_SOURCES" in os.environ else []
    folders += [ROOT / "sources", ROOT.parent / "shared" / "sources"]
    sources = yaml.safe_load((ROOT / "content/sources.yaml").read_text(encoding="utf-8"))
    names = {source["id"]: Path(source["file"]).name for source in sources if source.get("file")}
    for folder in folders:
        if all((folder / name).is_file() for name in names.values()):
            return {key: (folder / name).read_text(encoding="utf-8") for key, name in names.items()}
    pytest.skip("the source articles are not at hand; name their folder in REPORTGEN_SOURCES")
