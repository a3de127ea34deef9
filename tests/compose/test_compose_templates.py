"""Templates show plain data, in a sandbox; each fault in one is said at its line."""

from __future__ import annotations

import pytest

from compose.compose_projects import (
    NOTES,
    block_html,
    compose,
    compose_block,
    faults_of,
    packaged_files,
    project_files,
)
from reportgen.model.diagnostic import Diagnostic


def page(main: str) -> str:
    """A page template whose fourth line is `main`."""
    opening = '{# what the page is for #}\n{% extends "page.html.j2" %}\n{% block main %}\n'
    return f"{opening}{main}\n{{% endblock %}}\n"


def template_faults(template: str, name: str = "briefing.html.j2") -> tuple[Diagnostic, ...]:
    return faults_of(project_files({"one": "Text."}, files={f"templates/{name}": template}))


def test_a_template_shows_what_it_is_given() -> None:
    shown = page(
        "{% for section in sections %}{% for block in section.blocks %}<p>{{ block.title }}, "
        "{{ block.kind }}, {{ block.version }}: {{ report.profile }} {{ settings.badge }} "
        "{{ metadata.publisher }}</p>{{ block.html }}{% endfor %}{% endfor %}"
    )
    files = project_files(
        {"one": "Text."}, "settings: {badge: <b>}", files={"templates/briefing.html.j2": shown},
        outline="  - {section: Text, blocks: [one]}\n",
    )  # fmt: skip

    assert "<p>One, context, full: policy &lt;b&gt; The project</p><p>Text.</p>" in compose(files).html


@pytest.mark.parametrize("written", ["012", "1.10", "1e3", "0x1F", "0o17"])
def test_a_setting_is_a_number_that_prints_as_it_is_typed(written: str) -> None:
    shown = page(
        "{% for section in sections %}{% for block in section.blocks %}<p>{{ settings.fee }}, "
        "{{ settings.fee > 0 }}</p>{{ block.html }}{% endfor %}{% endfor %}"
    )
    files = project_files(
        {"one": "{{ fee }}"}, f"settings: {{fee: {written}}}", files={"templates/briefing.html.j2": shown},
        outline="  - {section: Text, blocks: [one]}\n",
    )  # fmt: skip

    assert f"<p>{written}, True</p><p>{written}</p>" in compose(files).html


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("{{ -3 | abs }}", "3"),
        ("{{ 2.6 | round | int }}", "3"),
        ("{{ [3, 1, 2] | sort | join('-') }}", "1-2-3"),
        ("{{ 'yes' if 2 < 3 and none is none else 'no' }}", "yes"),
    ],
)
def test_a_template_computes_with_numbers_and_lists(line: str, printed: str) -> None:
    files = project_files({"one": "Text."}, files={"templates/briefing.html.j2": page(f"<p>{line}</p>")})

    assert f"<p>{printed}</p>" in compose(files).html


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("{{ nothing }}", "template-fault", "'nothing' is undefined"),
        ("{{ report.nothing }}", "template-fault", "nothing"),
        ("{{ 1 / 0 }}", "template-fault", "division by zero"),
        ("{% for %}", "template-syntax", "expected an expression"),
        ("{% include 'secret.txt' %}", "template-fault", "secret.txt"),
        ("{{ report.__class__.__mro__ }}", "template-fault", "unsafe"),
        ("{{ ''.__class__.__base__.__subclasses__() }}", "template-fault", "unsafe"),
        ("{{ ''['__class__'] }}", "template-fault", "unsafe"),
        ("{{ (''|attr('__class__')) }}", "template-fault", "unsafe"),
        ("{{ self._TemplateReference__context }}", "template-fault", "unsafe"),
        ("{{ report.update({'title': 'x'}) }}", "template-fault", "unsafe"),
        ("{{ sections.append(1) }}", "template-fault", "unsafe"),
        ("{{ '{0.__class__}'.format(report) }}", "template-fault", "unsafe"),
        ("{{ range(10**9) | list }}", "template-fault", "range"),
        ("{{ report.items }}", "template-fault", "has no words"),
        ("{{ [report.items] }}", "template-fault", "has no words"),
    ],
)
def test_what_a_template_may_not_do_is_said_at_its_line(line: str, code: str, said: str) -> None:
    (fault,) = template_faults(page(line))

    assert fault.code == code
    assert str(fault.span) == "templates/briefing.html.j2:4"
    assert said in fault.message


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("<script>alert(1)</script>", "outside-vocabulary"),
        ('<p style="color: red">x</p>', "outside-vocabulary"),
        ('<p onclick="x">x</p>', "outside-vocabulary"),
        ('<p data-role="callout">x</p>', "outside-vocabulary"),
        ('<p data-role="nothing">x</p>', "outside-vocabulary"),
        ("<!-- note -->", "outside-vocabulary"),
        ('<img src="https://example.org/x.png" alt="x">', "misplaced-element"),
        ('<p><img src="https://example.org/x.png" alt="x"></p>', "unknown-image"),
        ('<p><img src="asset:theme.css"></p>', "image-without-alt"),
        ('<p><a href="javascript:x">x</a></p>', "forbidden-link"),
        ('<p><a href="#lost">x</a></p>', "broken-reference"),
        ('<p><a href="#x"><a href="#x">x</a></a></p><p id="x">y</p>', "misplaced-element"),
        ("words alone", "misplaced-text"),
        ("<p><p>x</p></p>", "misplaced-element"),
        ("<ul><li>words <p>x</p></li></ul>", "mixed-content"),
        ("<ul><li>words <ul><li>x</li></ul> words</li></ul>", "mixed-content"),
        ("<ul></ul>", "empty-element"),
        ("<p>x", "unbalanced-element"),
        ("</p>", "unbalanced-element"),
        ('<h1 data-role="title">x</h1>', "misplaced-element"),
        ("<h4>x</h4>", "skipped-heading"),
        ('<p id="a\u202eb">x</p>', "bidi-control"),
        ('<p id="x">x</p><p id="x">y</p>', "duplicate-id"),
        ('<table><tbody><tr><td colspan="1001">x</td></tr></tbody></table>', "outside-vocabulary"),
        ("<table><caption>x</caption><caption>y</caption><tbody><tr><td>x</td></tr></tbody></table>",
         "misplaced-element"),
        ("<table><tbody><tr><td>x</td></tr></tbody><thead><tr><th>x</th></tr></thead></table>",
         "misplaced-element"),
        ("<div>" * 70 + "<p>x</p>" + "</div>" * 70, "deep-nesting"),
    ],
)  # fmt: skip
def test_what_is_outside_the_vocabulary_is_said_at_its_template(line: str, code: str) -> None:
    found = [each for each in template_faults(page(line)) if each.code == code]

    assert found
    assert all(each.span is not None and each.span.path.startswith("templates/") for each in found)


def test_the_line_of_a_template_that_leaves_the_vocabulary_is_found() -> None:
    found = template_faults(page("<p>x</p>\n<marquee>x</marquee>"))

    assert {str(each.span) for each in found} == {"templates/briefing.html.j2:5"}


def test_a_fault_in_the_parts_is_said_there() -> None:
    (fault,) = template_faults("{% macro callout(it) %}{% endmacro %}", "parts.html.j2")

    assert fault.code == "missing-part"
    assert str(fault.span) == "templates/parts.html.j2:1"


def test_a_part_knows_the_block_of_a_key_judgement() -> None:
    parts = packaged_files()["templates/parts.html.j2"].decode()
    own = parts.replace('<li id="{{ item.id }}">', '<li id="own-{{ item.block }}">')
    judgement = "---\ntitle: Judged\nkind: key-judgement\n---\nNo bases [@c-bases]."
    outline = "  - section: Judgements\n    blocks: [judged]\n    generate: key-judgements\n"
    files = project_files({"judged": judgement}, "", outline + NOTES, {"templates/parts.html.j2": own})

    assert '<li id="own-judged">' in compose(files).html


def test_a_template_that_is_not_there_is_said_where_it_is_asked_for() -> None:
    found = faults_of(project_files({"one": "x"}, "template: breifing.html.j2"))

    (fault,) = found
    assert fault.code == "unknown-template"
    assert fault.span is not None
    assert fault.span.path == "profiles/policy.yaml"
    assert fault.hint == 'did you mean "briefing.html.j2"?'


@pytest.mark.parametrize(
    "attack",
    [
        "{{ 7 * 7 }}",
        "{{ config }}",
        "{{ ''.__class__ }}",
        "{% include 'x' %}",
        "{# gone #}",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</section></main>",
        "<x-y onclick=run>",
    ],
)
def test_block_text_is_never_run_as_a_template(attack: str) -> None:
    found = faults_of(project_files({"one": f"Before {attack} after."}))
    if found:
        assert {each.code for each in found} <= {"unknown-value", "unknown-image", "image-without-alt"}
        return

    document = compose_block(f"Before {attack} after.")
    shown = attack.replace("<", "&lt;").replace(">", "&gt;")
    assert shown in block_html(document) or (
        "<p>Before after.</p>" in block_html(document) and document.warnings
    )
