"""What each audience sees of a citation and of a term."""

from __future__ import annotations

import re

import pytest

from compose.compose_projects import CLAIMS, NOTES, block_html, compose, project_files, written_as

ALL = "One [@c-bases] two [@c-troops; @c-link] three [@source-b, pp. 4-6]."
LISTS = "  - {section: Text, headings: hide, blocks: ['*']}\n"
SOURCES = "  - {section: Sources, generate: sources}\n"


def shown_words(html: str) -> str:
    """The words of a line as readers see them."""
    return re.sub("<[^>]*>", "", html).replace("\u00a0", " ")


def generated(generator: str, text: str, profile: str = "", changes: tuple[str, ...] | None = None) -> str:
    outline = f"{LISTS}  - {{section: List, generate: {generator}}}\n"
    outline += NOTES if generator != "notes" else ""
    document = compose(project_files({"one": text}, profile, outline), changes=changes)
    start = document.html.index("<h2>List</h2>") + len("<h2>List</h2>")
    return document.html[start : document.html.index("</section>", start)].strip().replace("\u00a0", " ")


def test_endnotes_say_source_place_hedge_status_and_confidence() -> None:
    html = generated("notes", ALL)

    assert html.split("\n") == [
        '<ol data-role="notes">',
        '<li id="note-1">A: Unsigned web article, “What to know”, n.d., line 16.2. <span data-role="mark" '
        'data-hedge="unnamed-experts">◐ unnamed experts</span>; '
        "low confidence in this and every rated note below.</li>",
        '<li id="note-2">B: Ana Ruiz, “Troops at the border”, 5 March 2024, paragraph 5; A, line 2. '
        '<span data-role="mark" data-hedge="corroborated">✓ corroborated</span>; '
        '<span data-role="mark" data-hedge="synthesis">✚ our own link</span>.</li>',
        '<li id="note-3">B, pages 4–6.</li>',
        "</ol>",
    ]


def test_brackets_name_source_and_place_and_keep_the_mark_beside_them() -> None:
    document = compose(project_files({"one": ALL}, "citations: brackets", LISTS + SOURCES))

    assert block_html(document).replace("\u00a0", "&nbsp;") == (
        '<p>One <span data-role="citation-group">['
        '<a data-role="citation" href="#source-source-a">A&nbsp;L16.2</a>&nbsp;'
        '<span data-role="mark" data-hedge="unnamed-experts" title="unnamed experts">◐</span>]</span> two '
        '<span data-role="citation-group">['
        '<a data-role="citation" href="#source-source-b">B&nbsp;para. 5</a>, '
        '<a data-role="citation" href="#source-source-a">A&nbsp;L2</a>&nbsp;'
        '<span data-role="mark" data-hedge="corroborated" title="corroborated">✓</span>; '
        '<span data-role="mark" data-hedge="synthesis" title="our own link">✚</span>]</span> three '
        '<span data-role="citation-group">['
        '<a data-role="citation" href="#source-source-b">B&nbsp;p. 4–6</a>]</span>.</p>'
    )


def test_places_of_one_source_and_mark_share_a_bracket() -> None:
    text = "One [@c-access; @c-second; @c-bases]."
    claims = (
        CLAIMS + "- {id: c-second, text: Two., hedge: could, cites: [{source: source-a, locator: L4.8}]}\n"
    )
    files = project_files(
        {"one": text}, "citations: brackets", LISTS + SOURCES, {"content/claims/all.yaml": claims}
    )

    assert shown_words(block_html(compose(files))) == "One [A L4.8, 14.11–12 ○; L16.2 ◐]."


def test_the_legend_reads_a_bracket_aloud() -> None:
    outline = f"{LISTS}{SOURCES}  - {{section: Legend, generate: legend}}\n"
    html = compose(project_files({"one": "One [@c-bases]."}, "citations: brackets", outline)).html
    first = html[html.index('<ul data-role="legend">') :].split("\n")[1]

    assert shown_words(first) == "[A L16.2 ◐] Source A, line 16.2; the sign says how the source puts it."


def test_citations_that_say_the_same_share_a_note() -> None:
    claims = CLAIMS + (
        "- {id: c-again, text: Again., hedge: unnamed-experts, cites: [{source: source-a, locator: L16.2}]}\n"
    )
    files = project_files(
        {"one": "One [@c-bases]. Two [@c-again]."}, files={"content/claims/all.yaml": claims}
    )

    assert compose(files).html.count('href="#note-1"') == 2


def test_a_source_is_named_in_full_by_its_first_note_only() -> None:
    html = generated("notes", "One [@c-bases]. Two [@c-access].")

    assert html.count("What to know") == 1
    assert '<li id="note-2">A, lines 14.11–12. ' in html


def test_brackets_without_marks_show_none_where_a_source_is_named() -> None:
    profile = "citations: brackets\nevidence: {marks: false, confidence: false}"
    document = compose(project_files({"one": "One [@c-bases]."}, profile, LISTS + SOURCES))

    assert 'data-role="mark"' not in document.html


def test_notes_name_sources_by_label_where_the_report_lists_them() -> None:
    document = compose(project_files({"one": "One [@c-bases]."}, "", LISTS + SOURCES + NOTES))

    assert (
        '<li id="note-1"><a data-role="citation" href="#source-source-a">A</a>, line 16.2. ' in document.html
    )


def test_footnotes_stand_in_place() -> None:
    html = written_as("One. [@c-bases] Two.[^1]\n\n[^1]: *Own* words.", "citations: footnotes")

    assert html.replace("\u00a0", " ") == (
        '<p>One.<span data-role="footnote" id="footnote-1">A: Unsigned web article, “What to know”, '
        'n.d., line 16.2. <span data-role="mark" data-hedge="unnamed-experts">◐ unnamed experts</span>; '
        'low confidence.</span> Two.<span data-role="footnote" id="footnote-2">'
        "<em>Own</em> words.</span></p>"
    )


def test_attribution_prints_nothing_and_still_counts() -> None:
    outline = f"{LISTS}{SOURCES}  - {{section: Legend, generate: legend}}\n"
    document = compose(project_files({"one": "One [@c-bases]."}, "citations: attribution", outline))

    assert block_html(document) == "<p>One.</p>"
    assert 'id="source-source-a"' in document.html
    assert "No evidence marks are used here." in document.html


def test_a_profile_may_leave_out_marks_and_confidence() -> None:
    html = generated("notes", "One [@c-bases].", "evidence: {marks: false, confidence: false}")

    assert '<li id="note-1">A: Unsigned web article, “What to know”, n.d., line 16.2.</li>' in html


def test_the_source_list_says_what_limits_each_source() -> None:
    html = generated("sources", "One [@c-troops].")

    assert html.split("\n") == [
        '<ul data-role="sources">',
        '<li data-role="source-entry" id="source-source-b"><strong>B</strong> Ana Ruiz, “Troops '
        "at the border”, 5 March 2024. Primary source; reliability B "
        "(usually reliable). An official report.</li>",
        '<li data-role="source-entry" id="source-source-a"><strong>A</strong> Unsigned web article, '
        "“What to know”, n.d. Accessed 21 November 2026. Secondary source that names no sources; "
        "reliability F "
        "(cannot be judged). Unsigned and undated. The copy used is not complete.</li>",
        "</ul>",
    ]


def test_the_legend_explains_only_marks_that_occur() -> None:
    html = generated("legend", "One [@c-bases].")

    assert html.split("\n") == [
        '<ul data-role="legend">',
        '<li><strong><span data-role="mark" data-hedge="unnamed-experts">◐ unnamed experts</span></strong> '
        "The source reports this as the view of experts it does not name.</li>",
        "</ul>",
    ]


def test_the_claim_list_has_a_row_for_each_cited_claim() -> None:
    html = generated("claims", "One [@c-troops; @c-word; @c-link].")

    assert html.count('<tr><th scope="row">') == 3
    assert (
        '<tr><th scope="row">Troops are there.</th><td><span data-role="mark" data-hedge="corroborated">'
        "✓ corroborated</span></td><td>high</td><td>corroborated</td><td>B para. 5; A L2</td></tr>" in html
    )
    assert "<td>not rated</td>" in html


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("One [@c-access] two [@c-bases].", "speaks of access", "expects no bases"),
        ("One [@c-bases] two [@c-access].", "expects no bases", "speaks of access"),
    ],
)
def test_contradictions_stand_once_and_in_the_order_of_reading(text: str, first: str, second: str) -> None:
    html = generated("contradictions", text)

    assert html.count("<td>") == 2
    assert html.index(first) < html.index(second)


def test_a_claim_that_is_not_cited_contradicts_nothing() -> None:
    html = generated("contradictions", "One [@c-bases].")

    assert html == "<p>No claims cited here contradict each other.</p>"


@pytest.mark.parametrize(
    ("changes", "html"),
    [
        (None, "<p>This is the first edition.</p>"),
        ((), "<p>Nothing has changed since the last edition.</p>"),
        (("A <b> came.", "C went."), "<ul>\n<li>A &lt;b&gt; came.</li>\n<li>C went.</li>\n</ul>"),
    ],
)
def test_changes_are_said_and_so_is_their_absence(changes: tuple[str, ...] | None, html: str) -> None:
    assert generated("changes", "x", changes=changes) == html


@pytest.mark.parametrize(
    ("generator", "html"),
    [
        ("sources", "<p>No sources are cited here.</p>"),
        ("glossary", "<p>No terms are explained here.</p>"),
        ("legend", "<p>No evidence marks are used here.</p>"),
        ("claims", "<p>No claims are cited here.</p>"),
        ("notes", "<p>There are no notes.</p>"),
    ],
)
def test_a_list_with_nothing_in_it_says_so(generator: str, html: str) -> None:
    assert generated(generator, "x") == html


def test_key_judgements_carry_evidence_and_the_lowest_confidence() -> None:
    outline = "  - {section: Judgements, generate: key-judgements}\n" + NOTES
    block = "---\ntitle: Access, not bases\nkind: key-judgement\n---\nSo it is. [@c-troops; @c-access]\n"
    document = compose(project_files({"one": block}, outline=outline))

    start = document.html.index('<ol data-role="judgements">')
    written = document.html[start : document.html.index("</ol>", start)].replace("\u00a0", " ")
    assert written.split("\n") == [
        '<ol data-role="judgements">',
        '<li id="block-one"><p><strong data-role="run-in">Access, not bases.</strong> So it '
        '<span data-role="together">is.<sup>'
        '<a data-role="noteref" href="#note-1" id="noteref-1">1</a></sup></span></p>',
        '<p data-role="evidence">Evidence: <span data-role="mark" data-hedge="corroborated">'
        '✓ corroborated</span>, <span data-role="mark" data-hedge="could">'
        "○ could or might</span></p>",
        '<p data-role="confidence">Our confidence: moderate</p>',
        "</li>",
        "",
    ]


def test_the_glossary_lists_the_terms_used_and_no_others() -> None:
    html = generated("glossary", "Of [[NATO]].", "glossary: list")

    assert html.split("\n") == [
        '<dl data-role="glossary">',
        '<dt id="term-nato">North Atlantic Treaty Organization (NATO)</dt>',
        "<dd>An alliance.</dd>",
        "</dl>",
    ]


def test_a_listed_term_is_linked_once_in_a_block() -> None:
    outline = LISTS + "  - {section: Terms, generate: glossary}\n"
    files = project_files(
        {"one": "[[port call]] [[port calls]]", "two": "[[port call]]"}, "glossary: list", outline
    )
    document = compose(files)

    assert block_html(document, "one") == (
        '<p><a data-role="term" href="#term-port-call">port call</a> port calls</p>'
    )
    assert block_html(document, "two") == '<p><a data-role="term" href="#term-port-call">port call</a></p>'


def test_a_plain_word_stands_for_its_term() -> None:
    html = written_as("[[Port call|Port calls]], then a [[port call]].", "glossary: plain")

    assert html == "<p>Visit by a warship, then a visit by a warship.</p>"
