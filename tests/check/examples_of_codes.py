"""For every code one project that has the fault, and the same project put right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeAlias

from check.making_projects import (
    make_block,
    make_claim,
    make_profile,
    make_project,
    make_source,
    make_term,
)
from reportgen.model.content.claim import Confidence, Hedge, Status
from reportgen.model.profile import Reading
from reportgen.model.project import Project

Pair: TypeAlias = tuple[Project, Project]

HARD = (
    "Municipal administrations periodically communicate operational information concerning institutional "
    "responsibilities. International organisations occasionally evaluate environmental considerations. "
) * 7
EASY = "The boats go out at dawn. The town is still. A man sees them go. He waves at the last one. " * 7
LIMITS = make_profile(reading=Reading(8, None, 12, 20))
NO_LIMITS = make_profile()
COULD = make_claim("c1", Hedge.COULD, "The article says that a deal could strain ties.")
EXPERTS = make_claim("c1", Hedge.EXPERTS, "The article reports that unnamed experts expect no base.")
STATED = make_claim("c1", text="The article says that the border of Mexico has 1,900 miles.")
CHANGED = "passages of source-a changed, imported on 2026-11-20; as printed"
FULL_NOTES = (
    make_block("n", "One article.", "source-note"),
    make_block("g", "It has no date.", "gap"),
    make_block("m", "We read it.", "backmatter"),
)


def _texts(wrong: str, right: str, kind: str = "context", **more: Any) -> Pair:
    return (
        make_project(make_block("b", wrong, kind), **more),
        make_project(make_block("b", right, kind), **more),
    )


def _own_confidence(level: Confidence) -> Project:
    return make_project(make_block("b", "Text."), claims=[replace(STATED, our_confidence=level)])


def _profiled(text: str, wrong: Mapping[str, Any], right: Mapping[str, Any]) -> Pair:
    block = make_block("b", text)
    return (
        make_project(block, profiles=[make_profile(**wrong)]),
        make_project(block, profiles=[make_profile(**right)]),
    )


def _dated(day: date) -> Project:
    return make_project(make_block("b", "Text.", review_by=day))


def _sided(*sides: str) -> Project:
    blocks = (make_block(f"b{n}", "Text.", fields={"x-side": side}) for n, side in enumerate(sides))
    return make_project(*blocks)


READING_8 = Reading(8, None, None, None)
READING_MAX_8 = Reading(None, 8, None, None)
EXAMPLES: Mapping[str, Pair] = {
    "grade-above-target": _texts(HARD, EASY, profiles=[make_profile(reading=READING_8)]),
    "grade-above-limit": _texts(HARD, EASY, profiles=[make_profile(reading=READING_MAX_8)]),
    "section-above-limit": _texts(HARD, EASY, profiles=[make_profile(reading=READING_MAX_8)]),
    "grade-not-measured": (
        make_project(make_block("b", EASY), profiles=[make_profile(reading=READING_8, language="de")]),
        make_project(make_block("b", EASY), profiles=[make_profile(reading=READING_8, language="en")]),
    ),
    "long-sentence": _texts("and so on " * 10 + ".", "And so on.", profiles=[LIMITS]),
    "long-paragraph": _texts("One two. " * 6, "One two. " * 5),
    "high-sentence-mean": _texts("and so on " * 6 + ".", "And so on.", profiles=[LIMITS]),
    "unsourced-sentence": _texts(
        "It is so. [@c1] It is more.", "It is so. It is more. [@c1]", "risk", claims=[STATED]
    ),
    "unresolved-citation": _texts("It is so. [@c2]", "It is so. [@c1]", claims=[STATED]),
    "missing-locator": (
        make_project(claims=[STATED], texts={"source-a": "Only one line"}),
        make_project(claims=[STATED], texts={"source-a": "Line one\nand line two"}),
    ),
    "certainty-drift": _texts(
        "A deal strains ties. [@c1]", "A deal could strain ties. [@c1]", claims=[COULD]
    ),
    "claim-outside-full": (
        make_project(make_block("b", "Text.", versions={"short": "More. [@c1]"}), claims=[STATED]),
        make_project(make_block("b", "Text. [@c1]", versions={"short": "More. [@c1]"}), claims=[STATED]),
    ),
    "missing-attribution": _texts(
        "No base is expected. [@c1]",
        "The article says that experts whom it does not name expect no base. [@c1]",
        claims=[EXPERTS],
    ),
    "bare-attribution": _texts(
        "Most analysts expect no base.",
        "The article says that most analysts, whom it does not name, expect none.",
    ),
    "weak-judgement": _texts("Ties might suffer.", "Ties will probably suffer.", "key-judgement"),
    "mixed-confidence": _texts(
        "We judge with low confidence that a base is unlikely.", "A base is unlikely. Our confidence is low."
    ),
    "mixed-likelihood-terms": _texts(
        "A base is unlikely. A sale is probable.", "A base is unlikely. A sale is likely.", "synthesis"
    ),
    "unsupported-percentage": _texts("It grew by 1900 %. [@c1]", "It grew. [@c1]", claims=[STATED]),
    "overconfident-claim": (_own_confidence(Confidence.HIGH), _own_confidence(Confidence.LOW)),
    "unsupported-number": _texts("It has 2,900 miles. [@c1]", "It has 1900 miles. [@c1]", claims=[STATED]),
    "unsupported-name": _texts("The border of Chile. [@c1]", "The Mexican border. [@c1]", claims=[STATED]),
    "copied-run": _texts(
        "We know the big grey dog runs down the long road each day.",
        "We know that a dog is out on the road each day.",
        texts={"source-a": "\n".join(["A title", "The big grey dog runs down the long road at noon."])},
    ),
    "close-paraphrase": (
        make_project(
            make_block("b", "One small step at once, they say. " * 8),
            texts={"source-a": "x\n" + "One small step at once again. " * 8},
        ),
        make_project(
            make_block("b", "Nothing here is like it at all. " * 8),
            texts={"source-a": "x\n" + "One small step at once again. " * 8},
        ),
    ),
    "uncompared-source": (
        make_project(sources=[make_source("s", file="sources/s.txt")]),
        make_project(sources=[make_source("s", file="sources/s.txt")], texts={"s": "Text."}),
    ),
    "undefined-acronym": _texts("The OAS met.", "The organisation of american states (OAS) met."),
    "undefined-term": _texts("A port call.", "A [[port call]].", terms=[make_term("port call")]),
    "unused-term": _texts("Text.", "A [[port call]].", terms=[make_term("port call")]),
    "banned-word": _texts("It is a pawn.", "It is small."),
    "loaded-word": _texts("The regime fell.", "What the article calls a regime fell."),
    "cliche": _texts("It is the tip of the iceberg.", "It is one of many."),
    "exclamation-mark": _texts("It is so!", "It is so."),
    "stale-content": (_dated(date(2026, 11, 20)), _dated(date(2027, 11, 20))),
    "review-due": (_dated(date(2026, 12, 1)), _dated(date(2027, 11, 20))),
    "withdrawn-claim": (
        make_project(make_block("b", "So. [@c1]"), claims=[replace(STATED, status=Status.REFUTED)]),
        make_project(make_block("b", "So. [@c1]"), claims=[STATED]),
    ),
    "changed-source": (
        make_project(make_block("b", "Text.", fields={"x-review": True, "x-source": "source-a"})),
        make_project(make_block("b", "Text.", fields={"x-source": "source-a"})),
    ),
    "changed-source-unused": (
        make_project(make_block("b", "Text."), claims=[replace(STATED, note=CHANGED)]),
        make_project(make_block("b", "Text."), claims=[STATED]),
    ),
    "missing-changes": (make_project(version="1.1"), make_project(version="1.0")),
    "unapproved-block": (
        make_project(make_block("b", "Text.", fields={"status": "draft"})),
        make_project(make_block("b", "Text.", fields={"status": "approved"})),
    ),
    "dangling-reference": _texts(
        "Look at [](#fig-a).", "Look at [](#fig-a).\n\n![A map](images/a.svg){#fig-a}"
    ),
    "unknown-term": _texts("A [[port cal]].", "A [[port call]].", terms=[make_term("port call")]),
    "duplicate-anchor": _texts("# One {#a}\n\n# Two {#a}", "# One {#a}\n\n# Two {#b}"),
    "positional-reference": _texts("It is in the table below.", "It is in [](#b)."),
    "missing-text-alternative": _texts("![](images/a.svg)", "![A map of the coast](images/a.svg)"),
    "long-text-alternative": _texts(f"![{'long ' * 40}](images/a.svg)", "![A map](images/a.svg)"),
    "file-name-as-text-alternative": _texts("![a.svg](images/a.svg)", "![A map](images/a.svg)"),
    "missing-long-description": _texts(
        '::: chart {data=x.csv alt="Sales"}\n:::', '::: chart {data=x.csv alt="Sales"}\nSales grew.\n:::'
    ),
    "headless-table": _texts("| | |\n|---|---|\n| a | b |", "| A | B |\n|---|---|\n| a | b |"),
    "empty-cell": _texts("| A | B |\n|---|---|\n| a | |", "| A | B |\n|---|---|\n| a | None |"),
    "skipped-heading-level": _texts("# One\n\n### Three", "# One\n\n## Two\n\n### Three"),
    "meaningless-link": _texts("Read it [here](https://x.org).", "Read [the report](https://x.org)."),
    "low-contrast": (
        make_project(tokens={"ink": "#999999"}),
        make_project(tokens={"ink": "#1A1F2B", "tint": "#EAF0F6"}),
    ),
    "missing-language": _profiled("Text.", {"language": "british english"}, {"language": "en-GB"}),
    "missing-part": (make_project(), make_project(*FULL_NOTES)),
    "one-sided-topic": (_sided("risk"), _sided("risk", "benefit")),
    "unknown-side": (_sided("good"), _sided("benefit", "risk")),
    "unused-allowance": (
        make_project(make_block("b", "It is small.", allow=["banned-word"])),
        make_project(make_block("b", "It is a pawn.", allow=["banned-word"])),
    ),
    "unknown-check": (
        make_project(make_block("b", "Text.", allow=["baned-word"])),
        make_project(make_block("b", "It is a pawn.", allow=["banned-word"])),
    ),
    "unknown-word-list": (
        make_project(words={"bannned": ("pawn",)}),
        make_project(words={"banned": ("pawn",)}),
    ),
    "unknown-level": (
        make_project(levels={"cliche": "loud"}),
        make_project(levels={"cliche": "note"}),
    ),
}

# Codes that need pages or a composed document have their own tests.
ELSEWHERE = frozenset(
    {
        "page-limit-passed",
        "word-limit-passed",
        "stranded-heading",
        "split-callout",
        "split-figure",
        "nearly-empty-page",
        "numbering-gap",
        "second-title",
        "version-not-bumped",
    }
)
