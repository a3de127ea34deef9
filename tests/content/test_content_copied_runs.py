"""The library says everything in its own words: no run of eight words comes from an article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.articles import ROOT, article_texts, split_sentences

RUN = 8
TITLE = "L1.1"
_CITATION = re.compile(r"\[@[^\]]*\]")
_WORD = re.compile(r"[a-z0-9]+")


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(_CITATION.sub("", text).lower().replace("’", "").replace("'", ""))
    for start in range(len(words) - RUN + 1):
        yield tuple(words[start : start + RUN])


def test_no_text_of_ours_copies_eight_words() -> None:
    copied_from = {
        run: f"{source} {place}"
        for source, text in article_texts().items()
        for place, sentence in split_sentences(text).items()
        if place != TITLE
        for run in runs(sentence)
    }
    ours = [
        path
        for folder in ("content", "profiles")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in {".md", ".yaml", ".csv"}
    ]

    copied = [
        f"{path.relative_to(ROOT)}: {' '.join(run)} ({copied_from[run]})"
        for path in [ROOT / "reportgen.yaml", *ours]
        for run in runs(path.read_text(encoding="utf-8"))
        if run in copied_from
    ]

    assert copied == []
