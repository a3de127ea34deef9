"""The page around the blocks: title area, contents, headings, numbers, assets."""

from __future__ import annotations

from pathlib import Path

import pytest

from compose.compose_projects import NOTES, compose, compose_block, faults_of, parsed, project_files
from reportgen.compose.page.reading_order import outline, plain_text, words_of_blocks
from reportgen.model.names import AssetName
from reportgen.model.span import Span

GOLDEN = Path(__file__).parent / "golden" / "policy.html"
RICH = {
    "start": "Said [@c-bases], in {{ region }}.\n\n# Inside {#inside}\n\nSee [](#tbl-one) and [](#later).",
    "later": '::: table {data=x.csv #tbl-one caption="Counts"}\n:::\n\n![A box](images/box.svg "Box")',
    "judged": "---\ntitle: No bases\nkind: key-judgement\n---\nNone. [@c-bases]\n",
}
RICH_OUTLINE = """
  - {section: Judgements, generate: key-judgements}
  - section: Main
    outline:
      - {section: First part, blocks: [start]}
      - {section: Second part, headings: run-in, blocks: [later], break: page}
  - {section: Sources, generate: sources}
  - {section: Notes, generate: notes}
"""
RICH_FILES: dict[str, str | bytes] = {
    "content/data/x.csv": "Kind,Count\nstated,12\ncould,7\n",
    "content/images/box.svg": '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
}
RICH_PROFILE = (
    "numbered: true\ncontents: true\ndraft: true\n"
    "settings: {letter: P, standfirst: 'About {{ region }}', badge: For staff, label: 'TLP:CLEAR'}"
)


def rich_files() -> dict[str, bytes]:
    return project_files(RICH, RICH_PROFILE, RICH_OUTLINE, RICH_FILES)


def test_a_whole_page_is_as_the_golden_one() -> None:
    document = compose(rich_files())

    assert document.html == GOLDEN.read_text("utf-8")


def test_the_same_project_gives_the_same_document() -> None:
    assert compose(rich_files()) == compose(rich_files())


def test_a_page_is_well_formed() -> None:
    root = parsed(compose(rich_files()))

    assert root.get("lang") == "en-GB"
    assert [child.tag for child in root] == ["head", "body"]


def test_headings_are_read_in_order_without_a_gap() -> None:
    headings = outline(compose(rich_files()))

    assert [(heading.level, heading.text, heading.block) for heading in headings] == [
        (1, "Briefing", None),
        (2, "Contents", None),
        (2, "1 Judgements", None),
        (2, "2 Main", None),
        (3, "2.1 First part", None),
        (4, "Start", "start"),
        (5, "Inside", "start"),
        (3, "2.2 Second part", None),
        (2, "3 Sources", None),
        (2, "4 Notes", None),
    ]


def test_words_are_read_line_by_line() -> None:
    words = plain_text(compose_block("One *two*\nthree.\n\n- four\n- five\n"))

    assert "One two three.\nfour\nfive" in words


def test_a_list_within_an_item_and_a_break_end_what_stands_before_them() -> None:
    words = plain_text(compose_block("One\\\ntwo.\n\n- four\n  - five\n- six\n"))

    assert "One two.\nfour\nfive\nsix" in words


def test_words_are_found_by_block() -> None:
    words = words_of_blocks(compose(rich_files()))

    assert words["later"].startswith("Later.\nCounts\nKind")
    assert words["judged"].startswith("No bases. None.\n")


@pytest.mark.parametrize(
    ("headings", "html"),
    [
        ("show", "<h3>One</h3>\n<p>Text.</p>"),
        ("run-in", '<p><strong data-role="run-in">One.</strong> Text.</p>'),
        ("hide", "<p>Text.</p>"),
    ],
)
def test_a_block_shows_its_title_as_its_section_says(headings: str, html: str) -> None:
    outline_ = f"  - {{section: Text, headings: {headings}, blocks: [one]}}\n"

    assert html in compose(project_files({"one": "Text."}, outline=outline_)).html


def test_the_topics_of_all_blocks_are_the_keywords_in_the_order_of_the_alphabet() -> None:
    front = "---\ntitle: One\nkind: context\ntopics: {}\n---\nText."
    blocks = {"one": front.format("[ports, calls, quays]"), "two": front.format("[ports, allies, basing]")}

    keywords = compose(project_files(blocks)).metadata.keywords
    assert keywords == ("allies", "basing", "calls", "ports", "quays")


def test_a_title_before_a_list_is_a_paragraph_that_stays_with_it() -> None:
    outline_ = "  - {section: Text, headings: run-in, blocks: [one]}\n"

    html = compose(project_files({"one": "- a\n- b"}, outline=outline_)).html
    assert '<p data-role="lead-in"><strong data-role="run-in">One.</strong></p>\n<ul>' in html


def test_a_block_without_a_section_stands_under_the_title() -> None:
    document = compose(project_files({"one": "# Inner\n\nText."}, "contents: true", "  - block: one\n"))

    assert "<h2>One</h2>\n<h3>Inner</h3>" in document.html
    assert '<li><a href="#block-one">One</a></li>' in document.html


def test_the_cover_takes_the_place_of_the_title_band() -> None:
    document = compose_block("x", "settings: {cover: true}")

    assert '<header data-role="cover">' in document.html
    assert "masthead" not in document.html


@pytest.mark.parametrize("is_asked", [True, False])
def test_words_are_hyphenated_only_where_the_theme_asks_for_it(is_asked: bool) -> None:  # noqa: FBT001  # a parameter
    theme = f"title: Plain\nhyphenate: {str(is_asked).lower()}\n".encode()
    document = compose(project_files({"one": "x"}, files={"templates/themes/plain/theme.yaml": theme}))

    assert (b"hyphens: auto" in document.assets[AssetName("theme.css")]) is is_asked


def test_the_stylesheet_holds_tokens_faces_paper_and_widths() -> None:
    document = compose(
        project_files({"one": '::: table {data=x.csv widths="1,3"}\n:::'}, "paper: Letter", files=RICH_FILES)
    )

    css = document.assets[AssetName("theme.css")].decode()
    assert ":root {\n  --accent: navy;\n}" in css
    assert "p { margin: 0 }" in css
    assert "@page { size: Letter }" in css
    assert 'col[data-width="25"] { width: 25% }' in css


def test_widths_of_columns_are_hundredths_of_their_sum_to_two_places() -> None:
    document = compose(project_files({"one": '::: table {data=x.csv widths="1,2"}\n:::'}, files=RICH_FILES))

    assert '<col data-width="33.33"><col data-width="66.67">' in document.html


def test_files_travel_along_only_where_the_profile_asks_for_them() -> None:
    blocks = {"one": "::: table {data=x.csv}\n:::"}
    plain = compose(project_files(blocks, files=RICH_FILES))
    asked = compose(project_files(blocks, "pdf: {attach: [data, manifest]}", files=RICH_FILES))

    assert plain.attachments == ()
    assert [each.name for each in asked.attachments] == ["manifest.json", "x.csv"]


def test_fonts_of_the_theme_come_along() -> None:
    document = compose_block("x", "theme: navy")

    css = document.assets[AssetName("theme.css")].decode()
    assert 'src: url("asset:fonts/source-serif/SourceSerifPro-Regular.ttf")' in css
    assert AssetName("fonts/source-serif/SourceSerifPro-Regular.ttf") in document.assets


def test_only_images_in_use_come_along() -> None:
    assert not [name for name in compose_block("x", files=RICH_FILES).assets if name.startswith("images/")]


def test_a_character_that_no_font_has_is_said_where_it_stands() -> None:
    found = faults_of(project_files({"one": "Plain – ◐ and\nthe 漢 sign."}, "theme: navy"))

    (fault,) = found
    assert fault.code == "missing-glyph"
    assert fault.span == Span("content/blocks/one.md", 6, 5, 6)
    assert "U+6F22" in fault.message


def test_a_script_that_no_font_has_is_said_once_with_a_count_and_a_sample() -> None:
    text = "町の道と水。\n\n" * 60 + "한국 🨀 🨀"
    found = faults_of(project_files({"one": text, "two": "水"}, "theme: navy"))

    assert [each.code for each in found] == ["missing-glyph"] * 3
    japanese, korean, sign = found
    assert japanese.message == (
        'no font of the theme "navy" has Chinese or Japanese characters: 361 in 2 files such as 町の道と水。'
    )
    assert japanese.span == Span("content/blocks/one.md", 5, 1, 2)
    assert "fonts-noto-cjk" in str(japanese.hint)
    assert "Korean characters: 2 such as 한국" in korean.message
    assert sign.message.endswith("has U+1FA00 NEUTRAL CHESS KING (2)")


def test_metadata_comes_from_the_project() -> None:
    metadata = compose_block("x").metadata

    assert metadata.created == "2026-11-21T00:00:00Z"
    assert metadata.identifier == "RG-1-policy"
    assert metadata.authors == ("The project",)


def test_origins_lead_back_to_the_author() -> None:
    origins = compose_block("x").origins

    assert origins["one"] == Span("content/blocks/one.md", 5)
    assert origins["page.html.j2"] == Span("templates/page.html.j2")


def test_a_character_in_a_source_is_said_at_the_source() -> None:
    files = project_files({"one": "x [@c-bases]"}, "theme: navy")
    files["content/sources.yaml"] = files["content/sources.yaml"].replace(b"What to know", "漢".encode())

    (fault,) = faults_of(files)
    assert fault.code == "missing-glyph"
    assert fault.span is not None
    assert fault.span.path == "content/sources.yaml"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("content/claims/all.yaml", "The article expects no bases."),
        ("content/sources.yaml", "Unsigned and undated."),
        ("content/glossary.yaml", "A visit by a warship"),
    ],
)
def test_a_character_in_a_register_is_said_at_its_entry(path: str, words: str) -> None:
    files = project_files({"one": "A [[port call]] [@c-bases]."}, "theme: navy")
    files[path] = files[path].replace(words.encode(), "漢".encode())

    assert {(each.code, each.span and each.span.path) for each in faults_of(files)} == {
        ("missing-glyph", path)
    }


def test_a_project_without_a_date_has_the_same_date_everywhere() -> None:
    files = project_files({"one": "x"})
    files["reportgen.yaml"] = b"title: Undated\n"

    document = compose(files)
    assert document.metadata.created == "1980-01-01T00:00:00Z"
    assert "1980" not in document.html


@pytest.mark.parametrize("template", ["briefing", "study-guide", "explainer"])
@pytest.mark.parametrize("cover", ["true", "false"])
def test_every_packaged_template_makes_a_sound_page(template: str, cover: str) -> None:
    profile = f"template: {template}.html.j2\ncontents: true\nsettings: {{cover: {cover}}}"

    document = compose_block("x", profile)

    assert f'<body data-template="{template}"' in document.html
    assert ('<header data-role="cover">' in document.html) == (cover == "true")


def test_values_of_the_call_win_over_those_of_the_project() -> None:
    files = project_files({"one": "{{ region }}"}, "settings: {standfirst: 'In {{ region }}'}")

    html = compose(files, {"region": "Europe"}).html
    assert "<p>Europe</p>" in html
    assert '<p data-role="standfirst">In Europe</p>' in html


def test_titles_of_blocks_and_sections_take_values() -> None:
    block = "---\ntitle: In {{ region }}\nkind: context\n---\n[](#one) and [](#at)."
    outline_ = "  - {section: 'At {{ region }}', id: at, blocks: [one]}\n"

    html = compose(project_files({"one": block}, outline=outline_)).html
    assert "<h2>At North America</h2>" in html
    assert "<h3>In North America</h3>" in html
    assert (
        '<a data-role="ref" href="#block-one">In North America</a> and <a data-role="ref" href="#sec-at">At N'
        in html
    )


def test_an_unknown_value_in_a_title_is_said_in_the_profile() -> None:
    files = project_files({"one": "x"}, outline="  - block: one\n" + NOTES)
    files["profiles/policy.yaml"] = files["profiles/policy.yaml"].replace(b"Briefing", b'"{{ nix }}"')

    (fault,) = faults_of(files)
    assert fault.code == "unknown-value"
    assert fault.span is not None
    assert (fault.span.path, fault.span.line) == ("profiles/policy.yaml", 1)
