"""The page for the screen needs no other file."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import replace
from html import escape
from html.parser import HTMLParser
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from compose.compose_projects import compose, compose_block, project_files
from gallery.house_theme import make_document
from reportgen.model.report.theme import Face
from reportgen.write.html import write_html
from reportgen.write.html.reachable import reachable

FILES: dict[str, str | bytes] = {
    "content/images/box.svg": '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
}
FIGURE = '![A box](images/box.svg "A box & more"){#fig-box}\n\nSee [](#fig-box){.page} and [](#one){.page}.'


def test_nothing_is_loaded_from_elsewhere() -> None:
    page = write_html(compose_block(FIGURE, "theme: navy", FILES)).decode()

    assert "asset:" not in page
    assert "<link" not in page
    assert "<script" not in page
    assert not re.search(r"url\((?!\"data:font/woff2;base64,)", page)
    assert 'src="data:image/svg+xml;base64,' in page


FACE = re.compile(
    r'@font-face \{ font-family: "([^"]*)"; font-weight: (\d+); font-style: (\w+); src: (.*?) \}'
)


def faces(page: str) -> dict[tuple[str, str, str], str]:
    return {(found[1], found[2], found[3]): found[4] for found in FACE.finditer(page)}


def face_characters(source: str) -> set[str]:
    content = b64decode(source.partition("base64,")[2].partition('"')[0])
    assert content.startswith(b"wOF2")
    return set(map(chr, TTFont(BytesIO(content)).getBestCmap()))


def test_the_page_carries_the_faces_that_it_shows_and_no_more_of_them() -> None:
    found = faces(write_html(compose_block("Zürich ●", "theme: navy")).decode())

    assert {"Z", "ü"} <= face_characters(found["Source Serif Pro", "400", "normal"])
    assert "ß" not in face_characters(found["Source Serif Pro", "400", "normal"])
    assert "●" in face_characters(found["DejaVu Sans", "400", "normal"])
    assert "Z" not in face_characters(found["DejaVu Sans", "400", "normal"])
    assert ("DejaVu Sans Mono", "400", "normal") not in found


def test_the_face_of_code_has_the_characters_of_code() -> None:
    found = faces(write_html(compose_block("Zürich `x = 1`", "theme: navy")).decode())

    assert face_characters(found["DejaVu Sans Mono", "400", "normal"]) == {"x", " ", "=", "1"}


def test_a_face_that_may_not_be_embedded_is_the_reader_s_own() -> None:
    document = compose_block("x", "theme: navy")
    theme = replace(document.theme, faces=tuple(map(restricted, document.theme.faces)))

    sources = faces(write_html(replace(document, theme=theme)).decode()).values()

    assert sources
    assert all(source.startswith("local(") for source in sources)


def restricted(face: Face) -> Face:
    font = TTFont(BytesIO(face.content))
    font["OS/2"].fsType = 2
    saved = BytesIO()
    font.save(saved)
    return replace(face, content=saved.getvalue())


def test_the_same_report_is_the_same_page() -> None:
    document = compose_block("Zürich ●", "theme: navy")

    assert write_html(document) == write_html(document)


def test_tables_scroll_in_regions_of_their_own_names() -> None:
    page = reachable("<table><caption>A <b>b</b></caption></table><table></table>")

    assert page == (
        '<div class="wide" role="region" aria-label="A b (1)" tabindex="0">'
        "<table><caption>A <b>b</b></caption></table></div>"
        '<div class="wide" role="region" aria-label="Table (2)" tabindex="0"><table></table></div>'
    )


def test_a_note_leads_back_to_its_first_call() -> None:
    call = '<a data-role="noteref" href="#n1">1</a>'
    notes = '<ol data-role="notes"><li id="n1">One.</li><li id="n2">Two.</li></ol>'

    page = reachable(f"{call}{call}{notes}")

    assert page.count('id="call-n1"') == 1
    assert '<li id="n1">One. <a class="back" href="#call-n1" aria-label="Back to the text">↩</a></li>' in page
    assert '<li id="n2">Two.</li>' in page


def test_a_call_with_an_anchor_keeps_it() -> None:
    call = '<a data-role="noteref" id="first" href="#n1">1</a>'

    assert 'href="#first"' in reachable(f'{call}<ol data-role="notes"><li id="n1">One.</li></ol>')


def test_no_element_has_two_ids() -> None:
    page = write_html(compose_block("One[^a] and again[^a].\n\n[^a]: A note.\n")).decode()
    tags = re.findall(r'<[a-z][^>]*\bid="[^>]*>', page)

    assert any('data-role="noteref"' in tag for tag in tags)
    assert all(tag.count(' id="') == 1 for tag in tags)


def test_the_page_forbids_everything_else() -> None:
    page = write_html(compose_block("x")).decode()

    assert "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'" in page


def test_keyboards_can_skip_to_the_text() -> None:
    page = write_html(compose_block("x")).decode()

    assert page.index('<a class="skip" href="#report-text">') < page.index("<header")
    assert '<main id="report-text" tabindex="-1">' in page


def test_a_page_number_becomes_the_name_of_the_place() -> None:
    page = write_html(
        compose(project_files({"one": FIGURE}, outline="  - block: one\n", files=FILES))
    ).decode()

    assert 'See <a data-role="pageref" href="#fig-box">“Figure 1”</a>' in page
    assert '<a data-role="pageref" href="#block-one">“One”</a>' in page


def test_text_that_looks_like_markup_stays_text() -> None:
    text = 'The code `<img src="asset:theme.css">` and `</style>` stay.'
    page = write_html(compose_block(text)).decode()

    assert '<code>&lt;img src="asset:theme.css"&gt;</code>' in page


def test_a_stylesheet_cannot_close_its_element() -> None:
    files = project_files({"one": "x"}, files={"templates/themes/plain/theme.css": "/* </style><script> */"})
    page = write_html(compose(files)).decode()

    assert page.count("</style>") == 1


def test_the_page_is_balanced() -> None:
    class Balance(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.open: list[str] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert len(dict(attrs)) == len(attrs)
            if tag not in {"meta", "link", "img", "br", "hr", "col"}:
                self.open.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert self.open.pop() == tag

    reader = Balance()
    reader.feed(write_html(compose_block(FIGURE, files=FILES)).decode())
    assert reader.open == []


def test_the_same_document_gives_the_same_bytes() -> None:
    document = compose_block(FIGURE, files=FILES)

    assert write_html(document) == write_html(document)


SQUARE = '<math xmlns="http://www.w3.org/1998/Math/MathML"><msup><mi href="x">x</mi><mn>2</mn></msup></math>'


def formula_page(mathml: str) -> str:
    picture = '<img src="asset:f.svg" alt="x squared">'
    body = f'<main><p>So <span data-role="math" data-mathml="{escape(mathml)}">{picture}</span>.</p></main>'
    return write_html(make_document(body, assets={"f.svg": b"<svg/>"})).decode()


def test_a_formula_is_seen_as_its_picture_and_read_as_mathml() -> None:
    page = formula_page(SQUARE)

    assert '<span class="unseen"><math><msup><mi>x</mi><mn>2</mn></msup></math></span><img ' in page
    assert 'alt=""' in page
    assert "data-mathml" not in page


@pytest.mark.parametrize(
    "mathml",
    [
        "<math><mi>x</math>",
        "<math><mtext><b>x</b></mtext></math>",
        "<math><semantics><mi>x</mi></semantics></math>",
        '<math><script xmlns="http://www.w3.org/1999/xhtml">x</script></math>',
        "<mi>x</mi>",
        "<!DOCTYPE math [<!ENTITY e 'x'>]><math><mi>&e;</mi></math>",
    ],
)
def test_a_formula_that_is_no_plain_mathml_keeps_its_words(mathml: str) -> None:
    page = formula_page(mathml)

    assert "<math" not in page
    assert 'alt="x squared"' in page


def test_notes_are_set_apart_where_a_browser_prints_the_page() -> None:
    note = '<span data-role="footnote" id="n">Its note.</span>'
    page = write_html(make_document(f"<main><p>A word{note} on.</p></main>")).decode()

    everywhere = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", page)
    assert 'span[data-role="footnote"]::before { content: " [" counter(note) ": " }' in everywhere
    assert 'span[data-role="footnote"]::after { content: "]" }' in everywhere
    assert note in page
