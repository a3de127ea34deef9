"""How the text of an element fills its lines, as the engine laid it out."""

from __future__ import annotations

import re

from gallery.house_theme import make_document
from reportgen.model.report.layout import Lines
from reportgen.write.engine.rendering import lay_out

CSS = """
@page { size: 300pt 400pt; margin: 40pt }
html { font: 10pt/14pt "Source Sans Pro" }
p { margin: 0 } p[lang="fr"] { text-align: justify }
p[lang="de"] code { font-size: 12pt }
"""
LONG = "The port and its people wait for a ship that could bring grain or steel while an office counts"


def _lines(body: str, css: str = CSS) -> Lines:
    root = lay_out(make_document(f"<main>{body}</main>", css=css)).layout.root
    found = next(each.lines for each in root.walk() if each.tag == "p")
    assert found is not None
    return found


def test_a_single_line_has_its_room_and_no_word_that_missed() -> None:
    lines = _lines("<p>Short</p>")

    assert 190 < lines.room < 200
    assert lines.miss > 500
    assert lines.height == 14


def test_a_paragraph_of_another_width_breaks_where_room_and_miss_say() -> None:
    lines = _lines(f"<p>{LONG}</p>")

    def breaks(width: float) -> list[str]:
        css = re.sub("300pt 400pt", f"{300 + width}pt 400pt", CSS)
        rendering = lay_out(make_document(f"<main><p>{LONG}</p></main>", css=css))
        boxes = rendering.engine.pages[0]._page_box.descendants()
        return [box.text for box in boxes if type(box).__name__ == "TextBox"]

    same = breaks(0)
    assert breaks(-lines.room + 0.2) == same != breaks(-lines.room - 0.2)
    assert breaks(lines.miss - 0.2) == same != breaks(lines.miss + 0.2)


def test_larger_letters_of_another_face_make_lines_higher() -> None:
    plain, mixed = (
        _lines('<p lang="de">a b</p>'),
        _lines('<p lang="de">a <code>b</code></p>', CSS + "code { line-height: 16pt }"),
    )

    assert plain.height == 14 < mixed.height < 17


def test_justified_lines_say_nothing_of_their_room() -> None:
    lines = _lines(f'<p lang="fr">{LONG}</p>')

    assert lines.room > 500
    assert lines.miss > 500
