"""What a template makes is counted by its size, and what no report shows is refused."""

from __future__ import annotations

import pytest
from jinja2.exceptions import TemplateRuntimeError

from compose.compose_projects import faults_of, project_files
from reportgen.compose.page.carried import printing
from reportgen.compose.page.template_budget import CHARACTERS_IN_STEP, Budget, TooHeavyError, spending
from reportgen.compose.page.template_environment import make_environment

STEPS = 1000
"""The steps that the long text of these tests is worth."""


def steps(template: str, text: str) -> int:
    """How many steps a template takes that is given `text`."""
    budget = Budget()
    before = budget.left
    page = make_environment({"page": template}, {}).get_template("page")
    with spending(budget), printing():
        page.render(text=text)
    return before - budget.left


@pytest.mark.parametrize(
    "made",
    [
        "'x' ~ text",
        "text + 'x'",
        "[text]",
        "(text, 1)",
        "{'a': text}",
        "text[1:]",
        "text == 'x'",
        "'x' == text",
        "'x' in text",
        "text | upper",
        "text | replace('a', 'b')",
        "text.upper()",
    ],
)
def test_what_a_template_makes_of_a_text_costs_what_the_text_is_long(made: str) -> None:
    template = f"{{% set made = {made} %}}"

    assert steps(template, "a" * CHARACTERS_IN_STEP * STEPS) - steps(template, "a") >= STEPS - 1


def test_what_a_template_prints_costs_what_it_is_long() -> None:
    assert steps("{{ text }}", "a" * CHARACTERS_IN_STEP * STEPS) > STEPS


def test_a_turn_of_a_loop_costs_what_stands_in_it() -> None:
    template = "{{% for each in {} %}}{{% set made = 1 %}}{{% endfor %}}"

    one, two, three = (steps(template.format([1] * turns), "") for turns in (1, 2, 3))
    assert three - two == two - one > 3


def test_a_template_stops_where_its_steps_end() -> None:
    with pytest.raises(TooHeavyError), spending(Budget(9)):
        make_environment({"page": "{% for a in [1, 2, 3] %}{% endfor %}"}, {}).get_template("page").render()


@pytest.mark.parametrize("operator", ["-", "*", "/", "//", "%", "**"])
def test_arithmetic_takes_numbers_alone(operator: str) -> None:
    made = f"{{% block main %}}{{{{ 'a' {operator} 2 }}}}{{% endblock %}}"
    template = f"{{# a page #}}\n{{% extends 'page.html.j2' %}}\n{made}"

    (fault,) = faults_of(project_files({"one": "Text."}, files={"templates/briefing.html.j2": template}))
    assert f"{operator} takes numbers" in fault.message


@pytest.mark.parametrize(
    ("made", "is_refused"),
    [
        ("text | center(10000)", False),
        ("text | center(10001)", True),
        ("2 ** 62", False),
        ("2 ** 63", True),
        ("1 ** 64", False),
        ("1 ** 65", True),
    ],
)
def test_no_report_needs_a_number_beyond_these(made: str, *, is_refused: bool) -> None:
    page = make_environment({"page": f"{{% set made = {made} %}}"}, {}).get_template("page")

    with spending(Budget()):
        if is_refused:
            with pytest.raises(TemplateRuntimeError):
                page.render(text="a")
        else:
            assert page.render(text="a") == ""
