"""The structure of a PDF as text, which the golden files of the real reports are written in."""

from __future__ import annotations

from gallery.house_theme import make_document
from pdf.struct_text import structure_text
from reportgen.write.engine.pdf import write_pdf
from reportgen.write.engine.rendering import lay_out


def struct_lines(body: str) -> str:
    document = make_document(body)
    return structure_text(write_pdf(document, lay_out(document)))


def test_words_stand_between_the_elements_they_stand_between() -> None:
    text = struct_lines("<main><p>one <strong>two</strong> three</p></main>")

    assert text.splitlines() == [
        "Document",
        "  Part",
        "    P",
        '      "one"',
        '      Strong "two"',
        '      "three"',
    ]


def test_lines_of_a_paragraph_are_one_text() -> None:
    text = struct_lines(f"<main><p>{'word ' * 200}</p></main>")

    assert text.count('"') == 2
    assert text.count("word") == 200
    assert "wordword" not in text


def test_what_is_told_besides_words_is_shown() -> None:
    text = struct_lines('<main><p lang="fr">mot</p><table><tr><th scope="col">a</th></tr></table></main>')

    assert "P Lang='fr' \"mot\"" in text
    assert 'TH Scope=/Column "a"' in text
