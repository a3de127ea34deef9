"""Seed → a document of random constructs from the whole vocabulary, valid by construction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from gallery.house_theme import make_document
from gallery.random_pictures import LETTER, SVG, TALL, png
from reportgen.model.content.claim import Hedge
from reportgen.model.content.evidence import SHAPES
from reportgen.model.report.document import Document
from reportgen.model.text.containers import CALLOUT_KINDS
from reportgen.wording.english import ENGLISH

TEXT = """
the port and its people wait for a ship that could bring grain or steel while an office counts every crate
twice and sends the list to another office which reads it with care, says nothing, and files it under a name
that nobody remembers “quoted” naïve façade Łódź über élan 1,204 – 7½ %
"""
WORDS = TEXT.split()
# What no line is long enough for, an ordinary word among so many.
LONG_WORDS = (
    *WORDS,
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a089f86d081884c7d659a2feaa0c55ad0",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorstandssitzung",
    "name_surname_department_organisation_subdivision_team_project@subdomain.department.example.org",
    "https://example.org/a/very/long/path/that/never/ends/index.html?query=abcdefghijklmnopqrstuvwxyz012",
    "(org.apache.isis.applib.annotation.Action.domainEvent.andMore.andStillMore.andEvenMore.ofTheSame).",
)
LANGUAGES = ("fr", "de", "es-MX", "pl")
TURNED = ' data-page="landscape"'
SHORTEST, LONGEST = 3, 30


def random_document(seed: int, words: Sequence[str] = WORDS, *, notes: float = 0) -> Document:
    """The same seed, the same document; its text is made of `words`, that share of texts with a note more."""
    # No secrets, but the same each time.
    author = _Author(Random(seed), Random(1000 + seed), words, notes)  # noqa: S311
    body = author.write_body()
    return make_document(
        body,
        assets={"chart.svg": SVG, "letter.svg": LETTER, "photo.png": png(), "tall.svg": TALL},
        title=f"Random report {seed}",
        profile=f"random-{seed:03}",
        theme=author.random.choice(("navy", "teal", "plum")),
    )


class _Author:
    """Writes HTML; remembers what links may point at and which notes are called.

    `rare` decides what few documents have, and leaves the rest of them as it is.
    """

    def __init__(self, random: Random, rare: Random, vocabulary: Sequence[str], share: float) -> None:
        self.random, self.rare = random, rare
        self.vocabulary = vocabulary
        self.share = share
        self.ids: list[str] = []
        self.notes = 0
        self.sections: list[tuple[str, str]] = []
        self.spans = 0

    def write_body(self) -> str:
        sections = "".join(self.section(number) for number in range(self.random.randint(1, 3)))
        toc = self.contents() if self.random.random() < 0.6 else ""
        notes = self.endnotes() if self.notes else ""
        glossary = self.glossary() if self.random.random() < 0.3 else ""
        return f"{self.title_area()}{toc}<main>{sections}{glossary}{notes}</main>"

    # running text

    def words(self, most: int = LONGEST) -> str:
        count = self.random.randint(SHORTEST, most)
        return " ".join(self.random.choice(self.vocabulary) for _ in range(count))

    def text(self, most: int = LONGEST) -> str:
        parts = [self.words(most)]
        for _ in range(self.random.randint(0, 3)):
            parts.append(self.random.choice(INLINES)(self))
            parts.append(self.words(12))
        if self.share and self.rare.random() < self.share:
            parts.append(self.footnote())
        return " ".join(parts)

    def phrase(self, element: str) -> str:
        return f"<{element}>{self.words(4)}</{element}>"

    def emphasis(self) -> str:
        kind = self.random.choice(
            ("em", "strong", "code", "kbd", "sup", "sub", "mark", "del", "s", "q", "cite", "dfn", "ins")
        )
        return self.phrase(kind)

    def link(self) -> str:
        if self.ids and self.random.random() < 0.6:
            role, target = self.random.choice(("ref", "pageref", "term", "")), self.random.choice(self.ids)
            shown = "" if role == "pageref" else self.words(20)
            return f'<a{f" data-role={chr(34)}{role}{chr(34)}" if role else ""} href="#{target}">{shown}</a>'
        return f'<a href="https://example.org/{self.random.randint(1, 99)}">{self.words(25)}</a>'

    def footnote(self) -> str:
        self.spans += 1
        return f'<span data-role="footnote" id="footnote-{self.spans}">{self.words(30)} <em>so</em>.</span>'

    def endnote_call(self) -> str:
        self.notes += 1
        number = self.notes
        return f'<sup><a data-role="noteref" href="#note-{number}" id="noteref-{number}">{number}</a></sup>'

    def notes_at_one_word(self) -> str:
        """Two or three notes set apart; an endnote may be called again."""
        numbers = [self.random.choice((self.footnote, self.endnote_call, self.call_again))() for _ in "12"]
        if self.random.random() < 0.3:
            numbers.append(self.endnote_call())
        comma = '<sup data-role="note-separator">, </sup>'
        return f' <span data-role="together">{self.random.choice(WORDS)}{comma.join(numbers)}</span>'

    def call_again(self) -> str:
        if not self.notes:
            return self.endnote_call()
        number = self.random.randint(1, self.notes)
        return f'<sup><a data-role="noteref" href="#note-{number}">{number}</a></sup>'

    def citations(self) -> str:
        places = ", ".join(f"{self.random.randint(1, 99)}" for _ in range(self.random.randint(1, 5)))
        shown = f'<span data-role="mark" data-hedge="could">{SHAPES[Hedge.COULD]}</span>'
        return f'<span data-role="citation-group">[A\u00a0L{places}\u00a0{shown}]</span>'

    def caption(self, most: int) -> str:
        called = self.random.choice((self.footnote, self.endnote_call, self.notes_at_one_word))
        return self.words(most) + (called() if self.random.random() < 0.25 else "")

    def evidence_mark(self) -> str:
        hedge = self.random.choice(list(Hedge))
        word = f" {ENGLISH.evidence[hedge].word}" if self.random.random() < 0.5 else ""
        return f'<span data-role="mark" data-hedge="{hedge.value}">{SHAPES[hedge]}{word}</span>'

    def abbreviation(self) -> str:
        return '<abbr title="Organization for Testing">OfT</abbr>'

    def foreign(self) -> str:
        return f'<span lang="{self.random.choice(LANGUAGES)}">{self.words(5)}</span>'

    def formula(self) -> str:
        return (
            '<span data-role="math" data-mathml="&lt;math&gt;&lt;mi&gt;x&lt;/mi&gt;&lt;/math&gt;">'
            '<img src="asset:letter.svg" alt="x"></span>'
        )

    def definition(self) -> str:
        return f'<dfn>{self.words(3)}</dfn> <span data-role="term-definition">({self.words(8)})</span>'

    def line_break(self) -> str:
        return "<br>"

    # blocks

    def blocks(self, depth: int, most: int = 4) -> str:
        rows = BLOCKS if depth < 3 else SIMPLE
        return "".join(self.random.choice(rows)(self, depth) for _ in range(self.random.randint(1, most)))

    def paragraph(self, _depth: int) -> str:
        role = self.random.choice(
            ("", "", "", "source-line", "evidence", "confidence", "question", "table-note")
        )
        return f"<p{f' data-role={chr(34)}{role}{chr(34)}' if role else ''}>{self.text()}</p>"

    def run_in(self, _depth: int) -> str:
        return f'<p><strong data-role="run-in">{self.words(5)}.</strong> {self.text()}</p>'

    def items(self, depth: int) -> str:
        kind = self.random.choice(("ul", "ol", 'ol type="a"', 'ol start="4"', 'ol data-role="judgements"'))
        items = "".join(f"<li>{self.item(depth)}</li>" for _ in range(self.random.randint(1, 6)))
        return f"<{kind}>{items}</{kind.split()[0]}>"

    def item(self, depth: int) -> str:
        if self.random.random() < 0.5:
            return self.text(20)
        if depth < 3 and self.random.random() < 0.4:
            return self.text(10) + self.items(depth + 1)
        return self.blocks(depth + 1, 2)

    def definitions(self, depth: int) -> str:
        pairs = "".join(
            f"<dt>{self.words(4)}</dt><dd>{self.text(20) if depth else self.blocks(2, 2)}</dd>"
            for _ in range(self.random.randint(1, 4))
        )
        return f"<dl>{pairs}</dl>"

    def quotation(self, depth: int) -> str:
        return f"<blockquote>{self.blocks(depth + 1, 2)}</blockquote>"

    def callout(self, depth: int) -> str:
        kind = self.random.choice(sorted(CALLOUT_KINDS))
        label = f'<p data-role="callout-label">{self.words(4)}</p>'
        return f'<aside data-role="callout" data-kind="{kind}">{label}{self.blocks(depth + 1, 3)}</aside>'

    def code(self, _depth: int) -> str:
        return f"<pre><code>{self.words(10)}\n{self.words(10)}</code></pre>"

    def rule(self, _depth: int) -> str:
        return self.random.choice(("<hr>", '<hr data-role="answer"><hr data-role="answer">'))

    def foreign_part(self, depth: int) -> str:
        return f'<div lang="{self.random.choice(LANGUAGES)}">{self.blocks(depth + 1, 2)}</div>'

    def figure(self, _depth: int) -> str:
        name = self.named("fig")
        role = self.random.choice(("figure", "chart", "diagram"))
        image = self.random.choice(("chart.svg", "photo.png"))
        image = "tall.svg" if self.rare.random() < 0.1 else image
        described = f'<p data-role="long-description">{self.text()}</p>' if self.random.random() < 0.5 else ""
        return (
            f'<figure data-role="{role}" id="{name}"><img src="asset:{image}" alt="{self.words(9)}">'
            f'<figcaption><span data-role="label" data-seq="figure">Figure {len(self.ids)}</span> '
            f"{self.caption(9)}</figcaption></figure>{described}"
        )

    def table(self, depth: int) -> str:
        columns = self.random.randint(1, 5)
        rows = self.random.choice((2, 3, 5, 4, 3, 40 if depth == 0 else 4))
        name = self.named("tbl")
        caption = (
            f'<caption><span data-role="label" data-seq="table">Table {len(self.ids)}</span> '
            f"{self.caption(8)}</caption>"
            if self.random.random() < 0.7
            else ""
        )
        head = "".join(f'<th scope="col">{self.words(3)}</th>' for _ in range(columns))
        if columns > 2 and self.random.random() < 0.3:
            wide = f'<th scope="col" colspan="{columns - 1}">All</th>'
            group = f'<tr><th scope="col" rowspan="2">Group</th>{wide}</tr>'
            rest = "".join(f'<th scope="col">{self.words(3)}</th>' for _ in range(columns - 1))
            head_rows = f"{group}<tr>{rest}</tr>"
        else:
            head_rows = f"<tr>{head}</tr>"
        body = "".join(self.row(columns, depth) for _ in range(rows))
        foot = f"<tfoot>{self.row(columns, depth)}</tfoot>" if self.random.random() < 0.3 else ""
        return f'<table id="{name}">{caption}<thead>{head_rows}</thead><tbody>{body}</tbody>{foot}</table>'

    def row(self, columns: int, depth: int) -> str:
        cells, left = [], columns
        if self.random.random() < 0.5:
            cells.append(f'<th scope="row">{self.words(3)}</th>')
            left -= 1
        while left > 0:
            wide = self.random.choice((1, 1, 1, min(2, left)))
            align = self.random.choice(("", "", ' data-align="right"', ' data-align="center"'))
            span = f' colspan="{wide}"' if wide > 1 else ""
            cells.append(f"<td{span}{align}>{self.cell(depth)}</td>")
            left -= wide
        return f"<tr>{''.join(cells)}</tr>"

    def cell(self, depth: int) -> str:
        kind = self.random.random()
        if kind < 0.1:
            return ""
        if kind < 0.9 or depth > 1:
            return self.text(8)
        return f"<p>{self.text(6)}</p><ul><li>{self.text(5)}</li></ul>"

    def named(self, kind: str) -> str:
        self.ids.append(f"{kind}-{len(self.ids) + 1}")
        return self.ids[-1]

    # structure

    def title_area(self) -> str:
        role = self.random.choice(("masthead", "cover"))
        table = (
            '<table data-role="meta">'
            '<thead><tr><th scope="col">Number</th><th scope="col">Date</th></tr></thead>'
            "<tbody><tr><td>RG-1</td><td>21 November 2026</td></tr></tbody></table>"
        )
        return (
            f'<header data-role="{role}"><p data-role="series">Series</p><h1 data-role="title">'
            f'{self.words(8)}</h1><p data-role="standfirst">{self.words(20)}</p>'
            f'<p data-role="badge">Badge</p></header>{table if role == "masthead" else ""}'
            f'<p data-role="meta-line">{self.words(10)}</p><p data-role="tagline">Tagline</p>'
        )

    def contents(self) -> str:
        entries = "".join(
            f'<li><a href="#{name}">{title}</a>{self.inner_contents(name, title)}</li>'
            for name, title in self.sections
        )
        return f'<nav data-role="toc"><h2>Contents</h2><ol>{entries}</ol></nav>'

    def inner_contents(self, name: str, title: str) -> str:
        if self.random.random() < 0.5:
            return ""
        return f'<ol><li><a href="#{name}">{title} again</a></li></ol>'

    def section(self, number: int) -> str:
        name, title = f"sec-{number}", self.words(6)
        self.sections.append((name, title))
        self.ids.append(name)
        page = self.random.choice(("", "", ' data-break="page"', ' data-page="landscape"'))
        blocks = [self.block(number, inner) for inner in range(self.random.randint(1, 3))]
        turned = [self.rare.random() < 0.15 for _ in blocks]
        # A heading stands on the pages of the block that it leads to.
        led = TURNED if turned[0] else ""
        written = "".join(
            each.replace(" data-block=", f"{TURNED} data-block=", 1) if is_turned else each
            for each, is_turned in zip(blocks, turned, strict=True)
        )
        return f'<section data-role="section" id="{name}"{page}><h2{led}>{title}</h2>{written}</section>'

    def block(self, number: int, inner: int) -> str:
        name = f"block-{number}-{inner}"
        self.ids.append(name)
        heading = f"<h3>{self.words(5)}</h3>" if self.random.random() < 0.7 else ""
        return (
            f'<section data-role="block" id="{name}" data-block="b-{number}-{inner}" data-version="full">'
            f"{heading}{self.blocks(0, 6)}</section>"
        )

    def endnotes(self) -> str:
        items = "".join(
            f'<li id="note-{number}"><p>{self.words(20)} <a href="#noteref-{number}">↩</a></p></li>'
            for number in range(1, self.notes + 1)
        )
        listed = f'<ol data-role="notes">{items}</ol>'
        return f'<section data-role="notes" id="sec-notes"><h2>Notes</h2>{listed}</section>'

    def glossary(self) -> str:
        return (
            '<section data-role="glossary" id="sec-glossary"><h2>Terms</h2><dl data-role="glossary">'
            f'<dt id="term-a">{self.words(3)}</dt><dd>{self.words(12)}</dd></dl></section>'
            '<section data-role="sources" id="sec-sources"><h2>Sources</h2><ul data-role="sources">'
            f'<li data-role="source-entry" id="source-a">{self.words(12)}</li></ul></section>'
        )


INLINES: tuple[Callable[[_Author], str], ...] = (
    _Author.emphasis,
    _Author.emphasis,
    _Author.link,
    _Author.link,
    _Author.footnote,
    _Author.endnote_call,
    _Author.evidence_mark,
    _Author.abbreviation,
    _Author.foreign,
    _Author.formula,
    _Author.definition,
    _Author.line_break,
    _Author.citations,
    _Author.notes_at_one_word,
)

SIMPLE: tuple[Callable[[_Author, int], str], ...] = (_Author.paragraph, _Author.code, _Author.rule)

BLOCKS: tuple[Callable[[_Author, int], str], ...] = (
    _Author.paragraph,
    _Author.paragraph,
    _Author.paragraph,
    _Author.run_in,
    _Author.items,
    _Author.items,
    _Author.definitions,
    _Author.quotation,
    _Author.callout,
    _Author.code,
    _Author.rule,
    _Author.foreign_part,
    _Author.figure,
    _Author.table,
    _Author.table,
)
