"""Every printed word stands where its origin says, or its origin says what made it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from compose.compose_projects import compose, compose_block, project_files
from reportgen.app.open_project import open_project
from reportgen.compose import compose_document
from reportgen.model.names import ProfileId
from reportgen.model.project import Project
from reportgen.model.report.document import Document
from reportgen.model.report.page import Element
from reportgen.model.text.words import Maker, Run, Words
from reportgen.plan import make_plan
from reportgen.record.editions.passages import blocks_in

ROOT = Path(__file__).parents[2]
PROFILES = ("general", "policy", "policy-flash", "reference", "students", "teachers")

# Sound pieces of the dialect, in words that stand nowhere else; each may follow each.
INLINE = (
    *("plain words", "*soft*", "**loud**", "`code`", "~~gone~~", "==lit==", "H~2~O", "x^2^", "a -- b"),
    *("&amp;", r"\*star\*", "[[port call]]", "[[nato]]", "[[port calls|calls]]", "{{ region }}", "é 漢 𝒳"),
    *("[@c-bases]", "[@c-troops; @c-link]", "[@source-b, para. 5]", "[^n]", "[key]{.kbd}", "[ja]{lang=es}"),
    *("[site](https://example.org)", "FK", "[for you]{only=policy}", "[not you]{except=policy}"),
)
BLOCKS = (
    *("{}\n", "# {}\n", "> {}\n", "- {}\n- {}\n", "1. {}\n\n   {}\n", "{}\n: {}\n", "    {}\n"),
    *("::: note\n{}\n:::\n", "::: key Its own title\n{}\n\n- {}\n:::\n", "::: only policy\n{}\n:::\n"),
    "| {} | b |\n|---|---|\n| {} | d |\n",
    '::: table {{data=t.csv caption="A -- b" source="The \\"one\\""}}\nA note.\n:::\n',
    '::: chart {{data=n.csv caption="Numbers" alt="Bars"}}\nSaid at length.\n:::\n',
    "::: chart {{data=n.csv}}\n:::\n",
    '![Alt *words*](images/a.svg "A caption")\n',
)
FILES: dict[str, str | bytes] = {
    "content/data/t.csv": 'Country,"Role, said"\nSpain,"A ""port"""\n"Two\nlines",[[port call]]\n',
    "content/data/n.csv": "Year,Ships\n2024,3\n2025,7\n",
    "content/images/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
}


# What profiles print for citations may be longer than the text.
CITED = (Maker.CITATION, Maker.NUMBER, Maker.WORDING, Maker.DRAWING)


@cache
def own_project() -> Project:
    return open_project(ROOT).project


def random_block(seed: int) -> str:
    chance = random.Random(seed)  # noqa: S311  # the same texts in every run
    blocks = []
    for _ in range(chance.randint(1, 6)):
        block = chance.choice(BLOCKS)
        words = [" ".join(chance.choices(INLINE, k=chance.randint(1, 5))) for _ in range(2)]
        blocks.append(block.format(*words))
    return "\n".join((*blocks, "*[FK]: Flesch and Kincaid\n", "x[^n]\n\n[^n]: A note of its own.\n"))


def runs_in(root: Element) -> Iterator[Run]:
    for node in root.walk():
        words = (node,) if isinstance(node, Words) else tuple(value for _, value in node.attributes)
        yield from (run for each in words for run in each.runs)


def mistaken(document: Document, files: dict[str, str]) -> list[Run]:
    """The runs without origin, and those whose characters do not stand at their line and column."""
    found = []
    for run in runs_in(document.page.root):
        if run.maker is not None:
            continue
        if run.place is None:
            found.append(run)
            continue
        span = run.place.span
        lines = files[span.path].split("\n")
        start = sum(len(line) + 1 for line in lines[: span.line - 1]) + (span.column or 1) - 1
        if not files[span.path].startswith(run.text, start):
            found.append(run)
    return found


@pytest.mark.parametrize("profile", PROFILES)
def test_every_word_of_our_own_reports_stands_where_its_origin_says(profile: str) -> None:
    project = own_project()
    document = compose_document(project, make_plan(project, ProfileId(profile)))
    paths = {run.place.path for run in runs_in(document.page.root) if run.place is not None}
    files = {path: (ROOT / path).read_text("utf-8") for path in paths}

    assert mistaken(document, files) == []


@pytest.mark.parametrize("profile", PROFILES)
def test_nearly_all_words_of_authors_know_their_characters(profile: str) -> None:
    """So that "something made it" is no way out."""
    project = own_project()
    document = compose_document(project, make_plan(project, ProfileId(profile)))
    signs = Counter[Maker | None]()
    for block in blocks_in(document.page.root):
        for node in block.walk():
            for run in node.runs if isinstance(node, Words) else ():
                signs[run.maker] += 0 if run.maker in CITED else len(run.text.strip())

    assert signs[None] > 0.98 * signs.total(), signs


@pytest.mark.parametrize("style", ["endnotes", "footnotes", "brackets", "attribution"])
def test_every_word_of_random_blocks_stands_where_its_origin_says(style: str) -> None:
    outline = (
        "  - section: 'Text of {{ region }}'\n    headings: run-in\n    blocks: ['*']\n"
        "  - {section: Claims, generate: claims}\n  - {section: Sources, generate: sources}\n"
        "  - {section: Terms, generate: glossary}\n  - {section: Notes, generate: notes}\n"
    )
    for seed in range(12):
        terms = ("inline", "list", "plain")[seed % 3]
        blocks = {"one": random_block(seed), "two": random_block(seed + 1000).replace("[^n]", "")}
        files = project_files(blocks, f"citations: {style}\nglossary: {terms}\n", outline, FILES)
        document = compose(files)
        texts = {path: content.decode("utf-8", "replace") for path, content in files.items()}

        assert mistaken(document, texts) == [], seed


@pytest.mark.parametrize(
    ("text", "printed", "maker"),
    [
        ("a -- b", "–", Maker.DASH),
        ("a &amp; b", "&", Maker.ESCAPE),
        ("{{ region }}", "North America", Maker.VALUE),
        ("x [@c-bases]", "1", Maker.NUMBER),
        ("a\nb", "\n", Maker.LINE_END),
        ("# A {#x}\n\n[](#x)", "A", Maker.REFERENCE),
        ("# B [[port call|calls]] {#x}\n\n[](#x)", "B calls", Maker.REFERENCE),
        ("# C [[port call]] {#x}\n\n[](#x)", "C port call", Maker.REFERENCE),
        ("*[FK]: Flesch\n\nFK", " (", Maker.EXPANSION),
        ("::: note\nx\n:::", "Note", Maker.WORDING),
    ],
)
def test_what_is_made_says_what_made_it_and_what_called_for_it(text: str, printed: str, maker: Maker) -> None:
    found = [run for run in runs_in(compose_block(text).page.root) if run.text == printed]

    assert maker in {run.maker for run in found}
