"""What Jinja makes of the templates that come with reportgen.

To write compiled_templates.json anew: python tests/compose/templates_as_compiled.py
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import jinja2

from reportgen.compose.page.compiled_templates import KEPT, KeptCode
from reportgen.compose.page.template_environment import make_environment
from reportgen.workspace import default_templates

NAMES = ("briefing.html.j2", "explainer.html.j2", "page.html.j2", "parts.html.j2", "study-guide.html.j2")


def compiled() -> dict[str, Any]:
    """The file's content for the version of Jinja that is installed."""
    templates = {name: (default_templates() / name).read_text("utf-8") for name in NAMES}
    environment, keys = make_environment(templates, {}), KeptCode()
    return {
        "jinja": jinja2.__version__,
        "templates": [
            {
                "name": name,
                "key": keys.get_cache_key(name, name),
                "checksum": keys.get_source_checksum(source),
                "code": str(environment.compile(source, name, name, raw=True)),
            }
            for name, source in templates.items()
        ],
    }


def written(content: Mapping[str, Any]) -> str:
    """The file as it is kept."""
    return json.dumps(content, indent=1) + "\n"


if __name__ == "__main__":
    KEPT.write_text(written(compiled()), "utf-8")
