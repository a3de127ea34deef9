"""What the stylesheet adds or forbids is in Word as on the pages: counters, labels, unbroken text, notes."""

from __future__ import annotations

from dataclasses import replace

from gallery.house_theme import make_document
from gallery.word_reading import words, written, written_body
from reportgen.model.report.composed_page import page_from_html

NOTES = (
    '<p>Said.<sup><a data-role="noteref" href="#note-1" id="noteref-1">1</a></sup></p>'
    '<section data-role="notes"><h2>Notes</h2><ol data-role="notes">'
    '<li id="note-1"><p>Why.</p></li></ol></section>'
)


def test_a_theme_may_keep_notes_as_a_list() -> None:
    document = make_document(f"<main>{NOTES}</main>")
    native = written(document)
    listed = written(replace(document, theme=replace(document.theme, native_endnotes=False)))

    assert "word/endnotes.xml" in native.parts
    assert "word/endnotes.xml" not in listed.parts
    assert listed.level("Why.")[0] == "decimal"
    assert listed.find("//w:hyperlink[@w:anchor='_Ref_note_1']")


def test_a_listed_note_leads_back_to_its_call() -> None:
    back = NOTES.replace("Why.", 'Why. <a href="#noteref-1">Back</a>')
    document = make_document(f"<main>{back}</main>")
    file = written(replace(document, theme=replace(document.theme, native_endnotes=False)))

    assert len(file.find("//w:hyperlink[@w:anchor='_Ref_noteref_1']")) == 1
    assert len(file.find("//w:bookmarkStart[@w:name='_Ref_noteref_1']")) == 1


def test_a_footnote_called_again_is_a_field_beside_a_comma() -> None:
    again = '<sup><a data-role="noteref" href="#footnote-1">1</a></sup>'
    comma = '<sup data-role="note-separator">, </sup>'
    file = written_body(
        '<p>One<span data-role="footnote" id="footnote-1">Said once.</span> and two'
        f'<span data-role="footnote" id="footnote-2">Said too.</span>{comma}{again}</p>'
    )

    assert len(file.find("//w:footnoteReference")) == 2
    assert [each.text.split()[0] for each in file.find("//w:instrText")] == ["NOTEREF"]
    assert (
        "".join(each.text for each in file.find("//w:body//w:t")).replace("\u00a0", " ") == "One and two, 1"
    )


def test_a_footnote_behind_a_figure_stands_in_raised_brackets() -> None:
    left, right = (f'<sup data-role="note-separator">{sign}</sup>' for sign in "()")
    file = written_body(
        f'<p>Of 5{left}<span data-role="footnote" id="footnote-1">Said once.</span>{right} so</p>'
    )
    runs = file.find("//w:p[.//w:footnoteReference]//w:r[w:t or w:footnoteReference]")
    shown = ["".join(run.itertext()) or "call" for run in runs]

    assert [each for each in shown if each.strip()] == ["Of 5", "(", "call", ")", " so"]


def test_counters_and_words_of_the_stylesheet_are_written() -> None:
    css = (
        "main { counter-reset: part } h2 { counter-increment: part }"
        "h2::before { content: counter(part) '. ' } blockquote::after { content: 'end' }"
    )
    file = written_body("<h2>One</h2><h2>Two</h2><blockquote><p>x</p></blockquote>", css)

    assert [words(each) for each in file.find("//w:body/w:p")] == ["1. One", "2. Two", "x", "end"]


def test_text_that_stays_together_has_spaces_that_do_not_break() -> None:
    file = written_body('<p>see <span data-role="together">[A L5.1, L5.5] ✚</span></p>')

    assert words(file.paragraph("see")) == "see [A\u00a0L5.1,\u00a0L5.5]\u00a0✚"


def test_a_label_stands_beside_a_living_page_number() -> None:
    document = make_document("<p>x</p>")
    file = written(
        replace(
            document, page=page_from_html(document.html.replace("<body ", '<body data-label="TLP:GREEN" '))
        )
    )
    footers = [part for part in file.parts if part.startswith("word/footer")]

    assert any("TLP:GREEN" in words(file.root(part)) and "PAGE" in file.codes(part) for part in footers)
