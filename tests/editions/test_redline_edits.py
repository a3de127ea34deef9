"""Real edits of a report, each as tracked changes that lead to the new text and back to the old."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from editions.redline_reading import said, same_words
from editions.redlined_documents import block, page, redlined
from reportgen.ingest.importer import Changes
from reportgen.write.docx.ooxml import name
from reportgen.write.docx.package.lint import lint_docx
from reportgen.write.docx.redline.notices import tracks_changes

pytestmark = pytest.mark.slow

STAYS = "<p>This paragraph stays as it is.</p>"
PICTURE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">'
    b'<rect width="40" height="20" fill="#14304F"/></svg>'
)
ASSETS = {"one.svg": PICTURE, "two.svg": PICTURE.replace(b"#14304F", b"#A03020")}


def listed(*items: str, tag: str = "ul") -> str:
    return f"<{tag}>{''.join(f'<li>{each}</li>' for each in items)}</{tag}>"


def table(*rows: tuple[str, ...]) -> str:
    head, *others = rows
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in others)
    heads = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def note(number: int, text: str) -> str:
    return f'<span data-role="footnote" id="fn-{number}">{text}</span>'


def figure(picture: str, caption: str) -> str:
    label = '<span data-role="label" data-seq="figure">Figure 1</span>'
    return (
        f'<figure data-role="figure" id="fig-a"><img src="asset:{picture}" alt="A drawing called {picture}">'
        f"<figcaption>{label} {caption}</figcaption></figure>"
    )


def callout(text: str) -> str:
    return f'<aside data-role="callout" data-kind="note"><p data-role="callout-label">Note</p>{text}</aside>'


def cited(*texts: str) -> str:
    """Paragraphs that each call an endnote, and the list of notes."""
    calls = (
        f'<p>Claim {number}, which a source makes.<a data-role="noteref" id="noteref-{number}" '
        f'href="#note-{number}">{number}</a></p>'
        for number, _ in enumerate(texts, 1)
    )
    notes = "".join(f'<li id="note-{number}"><p>{text}</p></li>' for number, text in enumerate(texts, 1))
    return (
        f'<main><section data-role="section" id="s"><h2>Findings</h2>{"".join(calls)}</section>'
        f'<section data-role="notes" id="n"><h2>Notes</h2><ol data-role="notes">{notes}</ol></section></main>'
    )


A, B = block("a", STAYS), block("b", "<p>Another block says something else.</p>")
EDITS = {
    "a reworded paragraph": (
        page("<p>The quick brown fox jumps over the lazy dog, and nobody minds.</p>", STAYS),
        page("<p>The quick red fox leaps over the lazy dog, and nobody minds it.</p>", STAYS),
    ),
    "a paragraph of other words": (
        page("<p>Nothing of this will be left over.</p>", STAYS),
        page("<p>Completely different matter: ships, harbours, cranes!</p>", STAYS),
    ),
    "a paragraph added at the end": (page(STAYS), page(STAYS, "<p>And here is one more.</p>")),
    "a paragraph gone at the end": (page(STAYS, "<p>And here is one more.</p>"), page(STAYS)),
    "a heading that changed before a paragraph that came": (
        "<main><h2>Harbours and their uses</h2><p>The quick fox.</p></main>",
        "<main><h2>Harbours and what</h2><p>New one comes here.</p><p>The quick fox.</p></main>",
    ),
    "list items": (
        page(listed("One apple", "Two pears on the table", "Three plums"), STAYS),
        page(listed("One apple", "Three plums", "Four cherries"), STAYS),
    ),
    "items of a numbered list": (
        page(listed("One apple", "Two pears on the table", "Three plums", tag="ol")),
        page(listed("Zero", "One apple", "Two ripe pears on the table", "Three plums", tag="ol")),
    ),
    "rows of a table": (
        page(table(("Name", "Value"), ("Alpha", "1"), ("Beta", "2"), ("Gamma", "3"))),
        page(table(("Name", "Value"), ("Alpha", "1"), ("Gamma", "33"), ("Delta", "4"))),
    ),
    "a column of a table": (
        page(table(("Name", "Value"), ("Alpha", "1")), STAYS),
        page(table(("Name", "Value", "Unit"), ("Alpha", "1", "t")), STAYS),
    ),
    "a table that came, and one that went": (
        page(table(("Name", "Value"), ("Alpha", "1")), STAYS),
        page(STAYS, table(("Colour", "Of what"), ("Red", "The sky"))),
    ),
    "a table's rows that span": (
        page(
            '<table><tbody><tr><td rowspan="2">Both</td><td>One</td></tr>'
            "<tr><td>Two</td></tr></tbody></table>"
        ),
        page(
            '<table><tbody><tr><td rowspan="3">Both</td><td>One</td></tr><tr><td>Two</td></tr>'
            "<tr><td>Three</td></tr></tbody></table>"
        ),
    ),
    "a moved block": (page(A, B, block("c", "<p>Third.</p>")), page(block("c", "<p>Third.</p>"), A, B)),
    "a block that came, a block that went": (
        page(A, block("gone", f"<h3>Gone</h3>{listed('with', 'a list')}")),
        page(block("new", '<h3>New</h3><p>With a <a href="https://example.org/">link</a>.</p>'), A),
    ),
    "a footnote's words": (
        page(f"<p>Words{note(1, 'The old text of a note.')} and on.</p>"),
        page(f"<p>Words{note(1, 'The new text of a note.')} and on.</p>"),
    ),
    "footnotes that came and went": (
        page(f"<p>One{note(1, 'First note.')} and two{note(2, 'Second one.')} end.</p>"),
        page(f"<p>Zero{note(1, 'Brand new.')} one{note(2, 'First note.')} and two end.</p>"),
    ),
    "a changed citation": (
        cited("Source A, line 4.", "Source B, line 7."),
        cited("Source A, lines 4 and 5.", "Source B, line 7."),
    ),
    "a citation between others": (
        cited("Source A, line 4.", "Source B, line 7."),
        cited("Source A, line 4.", "Quite another book.", "Source B, line 7."),
    ),
    "another picture": (
        page(figure("one.svg", "As it was"), STAYS),
        page(figure("two.svg", "As it is"), STAYS),
    ),
    "text in a callout": (
        page(callout("<p>Inside there is text that will change.</p>"), STAYS),
        page(callout("<p>Inside there is text that has changed.</p><p>More of it.</p>"), STAYS),
    ),
    "a callout that came": (page(STAYS), page(STAYS, callout("<p>Mind the gap.</p>"))),
    "a link within the page": (
        page('<p id="there">Target words.</p><p>See <a href="#there">over there</a> now.</p>'),
        page("<p>See what is over there now.</p>"),
    ),
    "everything": (page(STAYS), "<main><h2>Other</h2><blockquote><p>Words, words.</p></blockquote></main>"),
    "from nothing": ("<main></main>", page(STAYS, listed("a"), table(("x", "y"), ("1", "2")))),
    "to nothing": (page(STAYS, listed("a"), table(("x", "y"), ("1", "2"))), "<main></main>"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_accepting_gives_the_new_text_and_rejecting_the_old(edit: str) -> None:
    made = redlined(*EDITS[edit], assets=ASSETS)

    assert same_words(said(made.redline, Changes.ACCEPT), said(made.new))
    assert same_words(said(made.redline, Changes.REJECT), said(made.old))
    assert said(made.new) != said(made.old)
    assert tracks_changes(made.redline)
    assert lint_docx(made.redline) == ()


def test_equal_pages_track_nothing() -> None:
    content = page(A, listed("One"), table(("x", "y"), ("1", "2")), f"<p>Text{note(1, 'A note.')}.</p>")
    made = redlined(content, content)

    assert not tracks_changes(made.redline)
    assert made.redline == made.new


def test_a_formula_that_went_is_told_in_words() -> None:
    formula = (
        '<span data-role="math" data-mathml="&lt;math&gt;&lt;mi&gt;y&lt;/mi&gt;&lt;/math&gt;">'
        '<img src="asset:one.svg" alt="y"></span>'
    )
    old, new = page(f"<p>Where {formula} is small.</p>"), page("<p>Where nothing is small.</p>")
    gone, came = redlined(old, new, assets=ASSETS), redlined(new, old, assets=ASSETS)

    assert same_words(said(gone.redline, Changes.REJECT), said(gone.old))
    assert same_words(said(came.redline, Changes.ACCEPT), said(came.new))
    assert same_words(said(came.redline, Changes.REJECT), said(came.old))


def test_only_the_words_that_changed_are_tracked() -> None:
    made = redlined(*EDITS["a reworded paragraph"])

    assert _texts(made.redline, "w:del") == ["brown", "jumps"]
    assert _texts(made.redline, "w:ins") == ["red", "leaps", " it"]


def test_a_page_number_that_moves_is_no_change() -> None:
    contents = '<nav data-role="toc"><h2>Contents</h2><ol><li><a href="#s">Findings</a></li></ol></nav>'
    first = '<section data-role="section"><p>First.</p></section>'
    later = page(STAYS).replace('id="s"', 'id="s" data-break="page"')
    made = redlined(contents + page(STAYS), contents + later.replace("<main>", f"<main>{first}"))

    assert _texts(made.redline, "w:del") == []
    assert _texts(made.redline, "w:ins") == ["First."]


def test_headings_that_come_and_go_are_listed_as_they_stand_once_accepted() -> None:
    made = redlined(_listed_headings("Kept words", "Gone"), _listed_headings("Kept sentences", "New"))
    with zipfile.ZipFile(io.BytesIO(made.redline)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    codes = (str(each.text) for each in root.iter(name("w:instrText")))

    assert [code.split('"')[1] for code in codes if code.strip().startswith("TC ")] == [
        "Kept sentences",
        "New",
    ]


def test_author_and_date_come_from_the_document() -> None:
    made = redlined(*EDITS["a reworded paragraph"])
    with zipfile.ZipFile(io.BytesIO(made.redline)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    marks = [*root.iter(name("w:ins")), *root.iter(name("w:del"))]

    assert {each.get(name("w:author")) for each in marks} <= {"reportgen", "Reportgen Project"}
    assert all(str(each.get(name("w:date"))).endswith("Z") for each in marks)
    assert len({each.get(name("w:id")) for each in marks}) == len(marks) == 5


def test_the_same_pages_give_the_same_bytes() -> None:
    old, new = EDITS["a block that came, a block that went"]

    assert redlined(old, new).redline == redlined(old, new).redline


def _listed_headings(*titles: str) -> str:
    sections = "".join(
        f'<section data-role="section" id="s{title[0]}"><h2>{title}</h2>{STAYS}</section>' for title in titles
    )
    entries = "".join(f'<li><a href="#s{title[0]}">{title}</a></li>' for title in titles)
    return f'<nav data-role="toc"><h2>Contents</h2><ol>{entries}</ol></nav><main>{sections}</main>'


def _texts(content: bytes, tag: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    texts = ("".join(map(str, each.itertext())) for each in root.iter(name(tag)))
    return [text for text in texts if text]
