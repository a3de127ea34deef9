from __future__ import annotations

import json
from collections.abc import Iterator

import jinja2
import pytest
from jinja2 import Environment

from compose.templates_as_compiled import NAMES, compiled
from reportgen.compose.page import compiled_templates
from reportgen.compose.page.compiled_templates import KEPT
from reportgen.compose.page.template_environment import make_environment
from reportgen.workspace import default_templates

TEMPLATES = {name: (default_templates() / name).read_text("utf-8") for name in NAMES}


@pytest.fixture
def compiled_anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the templates that Jinja compiles."""
    names: list[str] = []
    generate = Environment._generate

    def noting(environment: Environment, source: object, name: str, *more: object, **named: object) -> str:
        names.append(name)
        return generate(environment, source, name, *more, **named)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(Environment, "_generate", noting)
    compiled_templates._kept.cache_clear()
    yield names
    compiled_templates._kept.cache_clear()


def load_all(templates: dict[str, str]) -> None:
    environment = make_environment(templates, {})
    for name in templates:
        environment.get_template(name)


def test_what_is_kept_is_what_jinja_would_write() -> None:
    """If this fails after a change to a template: python tests/compose/templates_as_compiled.py."""
    assert json.loads(KEPT.read_bytes()) == compiled()


def test_the_templates_of_the_package_are_not_compiled_again(compiled_anew: list[str]) -> None:
    load_all(TEMPLATES)

    assert compiled_anew == []


def test_a_template_with_one_other_sign_is_compiled(compiled_anew: list[str]) -> None:
    load_all({**TEMPLATES, "page.html.j2": TEMPLATES["page.html.j2"] + " "})

    assert compiled_anew == ["page.html.j2"]


def test_a_template_under_another_name_is_compiled(compiled_anew: list[str]) -> None:
    load_all({"other.html.j2": TEMPLATES["page.html.j2"]})

    assert compiled_anew == ["other.html.j2"]


def test_another_jinja_compiles_everything(compiled_anew: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jinja2, "__version__", "0")
    load_all(TEMPLATES)

    assert compiled_anew == list(NAMES)
