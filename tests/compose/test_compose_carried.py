"""What templates get is text to them, and keeps its origins where they print it as it is."""

from __future__ import annotations

import pytest

from compose.compose_projects import compose, faults_of, project_files
from reportgen.model.report.document import Document
from reportgen.model.report.page import Element
from reportgen.model.text.words import Maker, Run, Words

TITLE = "Briefing"
OPENING = '{% extends "page.html.j2" %}\n{% block main %}\n'


def shown(main: str, macros: str = "") -> Document:
    template = f"{OPENING}{main}\n{{% endblock %}}\n{macros}"
    files = project_files({"one": "Some *words*."}, files={"templates/briefing.html.j2": template})
    return compose(files)


def paragraph(document: Document) -> Element:
    (main,) = (each for each in document.page.root.walk() if isinstance(each, Element) and each.tag == "main")
    return next(each for each in main.walk() if isinstance(each, Element) and each.tag == "p")


def runs(document: Document) -> list[Run]:
    return [run for node in paragraph(document).walk() if isinstance(node, Words) for run in node.runs]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("{{ report.title }}", TITLE),
        ("{{ report.title | upper }}", TITLE.upper()),
        ("{{ report.title | length }}", str(len(TITLE))),
        ("{{ report.title | replace('ing', '!') }}", "Brief!"),
        ("{{ report.title ~ '.' }}", f"{TITLE}."),
        ("{{ [report.title, 'b'] | join(', ') }}", f"{TITLE}, b"),
        ("{{ report.title[:5] }}", TITLE[:5]),
        ("{{ 'yes' if report.title == 'Briefing' else 'no' }}", "yes"),
        ("{{ 'yes' if 'rief' in report.title else 'no' }}", "yes"),
        ("{{ 'yes' if report.title.startswith('B') else 'no' }}", "yes"),
        ("{{ 'yes' if not report.tagline else 'no' }}", "yes"),
        ("{% set both %}{{ report.title }}, {{ report.title }}{% endset %}{{ both }}", f"{TITLE}, {TITLE}"),
        ("{% set one %}{{ report.title }}{% endset %}{{ one | length }}", str(len(TITLE))),
        ("{% set one %}{{ report.title }}{% endset %}{{ 'yes' if one == 'Briefing' else 'no' }}", "yes"),
        ("{{ words.contents | lower }}", "contents"),
        ("{{ sections | map(attribute='generate') | join(',') }}", ",notes"),
        ("{{ report.title | truncate(6, True, '…', 0) }}", "Brief…"),
    ],
)
def test_values_compare_measure_and_filter_as_text(printed: str, text: str) -> None:
    assert paragraph(shown(f"<p>{printed}</p>")).text() == text


@pytest.mark.parametrize(
    "printed",
    [
        "{{ report.title }}",
        "{{ report.title | trim }}",
        "{{ report.title | default('x') }}",
        "{% set one %} {{ report.title }} {% endset %}{{ one | trim }}",
        "{% for each in [report.title] %}{{ each }}{% endfor %}",
        "{% macro say(words) %}{{ words }}{% endmacro %}{{ say(report.title) | trim }}",
    ],
)
def test_a_value_that_is_printed_as_it_is_keeps_its_origin(printed: str) -> None:
    found = [run for run in runs(shown(f"<p>a {printed} b</p>")) if run.text == TITLE]

    assert [(run.maker, run.place and str(run.place.span)) for run in found] == [
        (None, "profiles/policy.yaml:1:8")
    ]


def test_what_a_filter_changes_is_made_by_the_template_in_its_line() -> None:
    (run,) = runs(shown("<p>{{ report.title | upper }}</p>"))

    assert run.maker is Maker.TEMPLATE
    assert run.place is not None
    assert (run.place.path, run.place.span.line) == ("templates/briefing.html.j2", 3)


def test_a_block_keeps_its_tree_through_any_number_of_templates() -> None:
    document = shown("<div>{{ sections[0].blocks[0].html }}</div>")

    places = {run.text: run.place and str(run.place.span) for run in runs(document)}
    assert places == {
        "Some ": "content/blocks/one.md:5:1",
        "words": "content/blocks/one.md:5:7",
        ".": "content/blocks/one.md:5:13",
    }


def test_a_value_in_an_attribute_keeps_its_origin() -> None:
    document = shown('<p><abbr title="Our {{ report.title }}">x</abbr></p>')

    (abbreviation,) = paragraph(document).elements
    assert [(run.text, run.maker) for run in dict(abbreviation.attributes)["title"].runs] == [
        ("Our ", Maker.TEMPLATE),
        (TITLE, None),
    ]


def test_signs_that_mark_values_are_refused_in_texts_and_harmless_in_templates() -> None:
    (fault,) = faults_of(project_files({"one": "a \ufdd0 b"}))
    template = f"{OPENING}<p>a\ufdd00\ufdd1b\ufdd2</p>\n{{% endblock %}}\n"
    found = faults_of(project_files({"one": "x"}, files={"templates/briefing.html.j2": template}))

    assert (fault.code, str(fault.span)) == ("control-character", "content/blocks/one.md:5:3")
    assert {each.code for each in found} <= {"control-character"}
