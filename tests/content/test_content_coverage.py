"""Every sentence of the two articles is either claimed or listed here as saying nothing."""

from __future__ import annotations

import yaml

from content.articles import (
    ROOT,
    article_texts,
    digest,
    expand_locator,
    frozen_sentences,
    split_sentences,
)

# Titles, a byline, greetings, sign-offs, headings and sentences that only announce what follows.
SIGNPOSTS = {
    "source-a": (
        "L1.1, L3.1, L5.1, L7.1, L9.1, L11.1, L13.1, L15.1, L2.4-5, L4.1-2, L4.14, L12.7, L16.1, L16.9"
    ),
    "source-b": (
        "L1.1, L3.1, L7.1, L11.1, L15.1, L19.1, L23.1, "
        "L5.3-4, L9.1-2, L13.1, L13.4, L17.1-2, L17.7, L21.1-2, L25.1, L27.3-6"
    ),
}


def cited_places(*, with_synthesis: bool) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "content/claims").glob("*.yaml")):
        for claim in yaml.safe_load(path.read_text(encoding="utf-8")):
            # A synthesis spans whole passages; it does not show that a sentence was recorded.
            if claim["hedge"] == "synthesis" and not with_synthesis:
                continue
            for cite in claim.get("cites", []):
                found.setdefault(cite["source"], set()).update(expand_locator(cite["locator"]))
    return found


def test_every_locator_names_a_sentence() -> None:
    frozen = frozen_sentences()

    missing = {
        (source, place)
        for source, places in cited_places(with_synthesis=True).items()
        for place in places
        if place not in frozen[source]
    }

    assert missing == set()


def test_every_sentence_is_claimed_or_listed() -> None:
    places = cited_places(with_synthesis=False)

    unclaimed = {
        source: sorted(set(sentences) - places[source] - set(expand_locator(SIGNPOSTS[source])))
        for source, sentences in frozen_sentences().items()
    }

    assert unclaimed == {"source-a": [], "source-b": []}


def test_no_listed_sentence_is_claimed() -> None:
    places = cited_places(with_synthesis=False)

    both = {source: places[source] & set(expand_locator(listed)) for source, listed in SIGNPOSTS.items()}

    assert both == {"source-a": set(), "source-b": set()}


def test_the_frozen_split_is_that_of_the_articles() -> None:
    texts = article_texts()

    split = {
        source: {place: digest(sentence) for place, sentence in split_sentences(text).items()}
        for source, text in texts.items()
    }

    assert split == frozen_sentences()
