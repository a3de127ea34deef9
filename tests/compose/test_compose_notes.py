"""Footnotes of the author: their numbers at words, in captions and in titles."""

from __future__ import annotations

import re

import pytest

from compose.compose_projects import block_html, compose, faults, project_files, written_as

STYLES = ("endnotes", "footnotes", "brackets", "attribution")
NOTES = "\n\n[^a]: One note.\n[^b]: Another note.\n"
TAGS = re.compile(r"<[^>]*>")


def shown(text: str, style: str, notes: str = NOTES) -> str:
    """The words of a block as they stand on the page, each footnote as its number in braces."""
    html = written_as(text + notes, f"citations: {style}")
    html = re.sub(r'<span data-role="footnote" id="footnote-(\d+)">.*?</span>', r"{\1}", html)
    html = re.sub(r'<a data-role="noteref"[^>]*>(\d+)</a>', r"{\1}", html)
    return TAGS.sub("", html).replace("\u00a0", " ")


@pytest.mark.parametrize("style", STYLES)
def test_two_notes_at_one_word_are_set_apart(style: str) -> None:
    assert shown("A word.[^a][^b] More.", style) == "A word.{1}, {2} More."


@pytest.mark.parametrize("style", STYLES)
def test_white_space_between_two_notes_goes(style: str) -> None:
    assert shown("A word. [^a] [^b] More.", style) == "A word.{1}, {2} More."


FIGURES = {
    "10^6^[^a]": "106({1})",
    "5[^a]": "5({1})",
    "5 [^a]": "5({1})",
    "x²[^a]": "x²({1})",
    "xⁿ[^a]": "xⁿ({1})",
    "2^nd^[^a]": "2nd({1})",
    "10<sup>2</sup>[^a]": "102({1})",
    "CO~2~[^a]": "CO2({1})",
    "**10^2^**[^a]": "102({1})",
    "[10^2^](https://example.org)[^a]": "102({1})",
    "`x = 5`[^a]": "x = 5({1})",
    "4[^a]2": "4({1})2",
    "10^6^.[^a]": "106.{1}",
    "5 %[^a]": "5 %{1}",
    "one[^a] 5": "one{1} 5",
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("text", FIGURES)
def test_a_number_behind_a_figure_or_a_raised_sign_stands_in_brackets(text: str, style: str) -> None:
    assert shown(f"So {text} so.", style, "\n\n[^a]: One note.") == f"So {FIGURES[text]} so."


@pytest.mark.parametrize("style", STYLES)
def test_two_notes_behind_a_figure_stand_in_brackets_each(style: str) -> None:
    assert shown("So 10^6^[^a][^b] and **5[^a]**[^b].", style).startswith("So 106({1})({2}) and 5({1})({2}).")


@pytest.mark.parametrize("style", ["endnotes", "footnotes"])
def test_a_citation_behind_a_figure_stands_in_brackets(style: str) -> None:
    html = written_as("So 10^6^[@c-bases] and 5[@c-access].", f"citations: {style}")

    assert html.count('<sup data-role="note-separator">(</sup>') == 2
    assert html.count('<sup data-role="note-separator">)</sup>') == 2


@pytest.mark.parametrize("style", ["endnotes", "footnotes"])
def test_a_note_and_citations_at_one_word_are_set_apart(style: str) -> None:
    text = "A word. [@c-bases][^a] [@c-access] More."
    html = written_as(text + NOTES.replace("[^b]: Another note.\n", ""), f"citations: {style}")

    assert html.count('<sup data-role="note-separator">, </sup>') == 2


def test_a_note_behind_a_bracket_is_not_set_apart_by_a_comma() -> None:
    text = "A word. [@c-bases][^a]\n\n[^a]: One."
    outline = "  - blocks: ['*']\n  - {section: Sources, generate: sources}\n"
    html = block_html(compose(project_files({"one": text}, "citations: brackets", outline)))

    assert "note-separator" not in html
    assert '<span data-role="footnote" id="footnote-1">One.</span>' in html


@pytest.mark.parametrize("style", STYLES)
def test_a_note_behind_stressed_words_that_end_with_a_note_is_set_apart(style: str) -> None:
    assert shown("**A word.[^a]**[^b] More.", style) == "A word.{1}, {2} More."


@pytest.mark.parametrize("style", STYLES)
def test_a_label_called_twice_is_one_note(style: str) -> None:
    assert shown("One.[^a] Two.[^b] Three.[^a]", style) == "One.{1} Two.{2} Three.{1}"


def test_the_second_call_of_a_footnote_leads_to_the_first() -> None:
    html = written_as("One.[^a] Two.[^a]\n\n[^a]: *Own* words.", "citations: footnotes")

    assert html.count("Own") == 1
    assert 'Two.<sup><a data-role="noteref" href="#footnote-1">1</a></sup>' in html


CAPTIONED = {
    "table": '::: table {{caption="A count{call}"}}\n| A | B |\n|---|---|\n| x[^b] | 1 |\n:::',
    "chart": '::: chart {{data=d.csv type=bar alt="Bars" caption="A count{call}"}}\n:::\n\nMore.[^b]',
    "diagram": '::: diagram {{data=e.csv alt="Boxes" caption="A count{call}"}}\n:::\n\nMore.[^b]',
    "figure": '![A picture](images/x.svg "A count{call}")\n\nMore.[^b]',
    "box": "::: note A count{call}\nMore.[^b]\n:::",
    "source line": '::: table {{source="A count{call}"}}\n| A | B |\n|---|---|\n| x | 1 |\n:::\n\nMore.[^b]',
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
FILES = {
    "content/data/d.csv": "Day,Visits\nMon,3\nTue,4\n",
    "content/data/e.csv": "from,to,label,line\nOne,Two,a,solid\n",
    "content/images/x.svg": SVG,
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("text", CAPTIONED.values(), ids=CAPTIONED.keys())
def test_a_caption_calls_a_note(text: str, style: str) -> None:
    html = written_as(text.format(call="[^a]") + NOTES, f"citations: {style}", FILES)

    assert re.search(r'A (?:<[^>]*>)?count<.{0,70}?(?:href="#note-1"|id="footnote-1")', html)
    assert re.search(r'(?:href="#note-2"|id="footnote-2")', html)


def test_a_caption_and_the_text_call_one_note() -> None:
    text = CAPTIONED["table"].format(call="[^b]").replace("x[^b]", "x")
    html = written_as(f"One.[^b]\n\n{text}\n\n[^b]: A note.", "citations: footnotes")

    assert html.count("A note.") == 1
    assert 'A count<sup><a data-role="noteref" href="#footnote-1">1</a></sup>' in html.replace(
        '<span data-role="together">', ""
    ).replace("</sup></span>", "</sup>")


def test_footnotes_are_numbered_as_they_stand_on_the_page() -> None:
    table = '::: table {caption="A[^b]" source="B[^d]"}\n| C[^c] |\n|---|\n| D[^a] |\n:::'
    notes = "".join(f"[^{name}]: Note {name}.\n" for name in "abcd")
    html = written_as(f"{table}\n\nAgain.[^a][^c]\n\n{notes}", "citations: footnotes")

    assert re.findall(r'id="footnote-(\d)">Note (\w)', html) == [
        ("1", "b"),
        ("2", "c"),
        ("3", "a"),
        ("4", "d"),
    ]
    assert shown_numbers(html) == ["3", "2"]


def shown_numbers(html: str) -> list[str]:
    """The numbers of calls that lead to a note elsewhere."""
    return re.findall(r'href="#footnote-\d">(\d)</a>', html)


def test_a_note_that_only_a_caption_lacks_is_reported_where_it_is_called() -> None:
    found = faults('::: table {caption="A count[^z]"}\n| A |\n|---|\n| x |\n:::')

    assert [(each.code, str(each.span)) for each in found] == [
        ("unknown-footnote", "content/blocks/one.md:5:28")
    ]


def test_words_after_an_at_sign_with_an_address_are_a_link() -> None:
    assert written_as("Ask [@name](https://example.org/name).") == (
        '<p>Ask <a href="https://example.org/name">@name</a>.</p>'
    )


def test_a_citation_before_words_in_parentheses_stays_one() -> None:
    assert "noteref" in written_as("So it is [@c-bases](as nobody doubts).")
