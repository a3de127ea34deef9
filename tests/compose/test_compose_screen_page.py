"""The page for the screen needs no other file."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from compose.compose_projects import compose, compose_block, project_files
from reportgen.write.html import write_html

FILES: dict[str, str | bytes] = {
    "content/images/box.svg": '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
}
FIGURE = '![A box](images/box.svg "A box & more"){#fig-box}\n\nSee [](#fig-box){.page} and [](#one){.page}.'


def test_nothing_is_loaded_from_elsewhere() -> None:
    page = write_html(compose_block(FIGURE, "theme: navy", FILES)).decode()

    assert "asset:" not in page
    assert "<link" not in page
    assert "<script" not in page
    assert not re.search(r"url\(", page)
    assert 'src="data:image/svg+xml;base64,' in page


def test_the_page_forbids_everything_else() -> None:
    page = write_html(compose_block("x")).decode()

    assert "default-src 'none'; img-src data:; style-src 'unsafe-inline'" in page


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
