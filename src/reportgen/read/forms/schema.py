"""The forms → JSON schemas (draft 2020-12), so that editors complete and check what authors type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportgen.read.forms.block import BlockForm
from reportgen.read.forms.claim import ClaimForm
from reportgen.read.forms.data import DataForm
from reportgen.read.forms.delivery import DeliveryForm
from reportgen.read.forms.form import Form, form_schema
from reportgen.read.forms.kinds import Definitions, Schema
from reportgen.read.forms.own_words import OWN_WORDS_FORM
from reportgen.read.forms.profile import ProfileForm
from reportgen.read.forms.project import ProjectForm
from reportgen.read.forms.source import SourceForm
from reportgen.read.forms.term import TermForm
from reportgen.read.forms.theme import ThemeForm

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_ONE: Mapping[str, tuple[type[Form], str]] = {
    "project": (ProjectForm, "reportgen.yaml"),
    "block": (BlockForm, "the front matter of content/blocks/**/*.md"),
    "profile": (ProfileForm, "profiles/*.yaml"),
    "data": (DataForm, "content/data/data.yaml"),
    "theme": (ThemeForm, "templates/themes/*/theme.yaml"),
    "wording": (OWN_WORDS_FORM, "templates/wording/*.yaml"),
}
_LISTS: Mapping[str, tuple[type[Form], str]] = {
    "sources": (SourceForm, "content/sources.yaml"),
    "claims": (ClaimForm, "content/claims/*.yaml"),
    "glossary": (TermForm, "content/glossary.yaml"),
}


def json_schemas() -> Mapping[str, Mapping[str, object]]:
    """Give a schema for each kind of file, by name.

    A profile that extends another may leave out fields that the other has, so nothing is required of it.
    """
    schemas: dict[str, Mapping[str, Any]] = {}
    for name, (form, where) in _ONE.items():
        schemas[name] = {"$schema": DRAFT, **_schema(form), "title": where}
    for name, (form, where) in _LISTS.items():
        entry = _schema(form)
        definitions = entry.pop("$defs", {})
        schemas[name] = {
            "$schema": DRAFT,
            "title": where,
            "type": "array",
            "items": entry,
            "$defs": definitions,
        }
    for name in ("project", "profile"):
        schemas[name] = _with_delivery(schemas[name])
    for name in ("profile", "theme"):
        schemas[name] = {key: value for key, value in schemas[name].items() if key != "required"}
    return dict(sorted(schemas.items()))


def _schema(form: type[Form]) -> Schema:
    """The schema of one form, with those it refers to under `$defs`."""
    definitions: Definitions = {}
    schema = form_schema(form, definitions)
    ordered: Schema = _in_order({**schema, "$defs": definitions} if definitions else schema)
    return ordered


def _in_order(part: Any, *, keeps_order: bool = False) -> Any:
    """Keywords by name; fields stay as forms list them."""
    if not isinstance(part, Mapping):
        return [_in_order(each) for each in part] if isinstance(part, list) else part
    return {
        key: _in_order(part[key], keeps_order=key in {"properties", "default"})
        for key in (part if keeps_order else sorted(part))
    }


def _with_delivery(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema with what may stand in `delivery`; project and profile complete each other."""
    delivery = _schema(DeliveryForm)
    definitions = delivery.pop("$defs", {})
    for each in (delivery, *definitions.values()):
        # Whatever one file leaves out may stand in the other, in mappings within mappings too.
        each.pop("required", None)
    field = schema["properties"]["delivery"]
    said = {"$ref": "#/$defs/DeliveryForm", "description": field["description"]}
    return {
        **schema,
        "properties": {**schema["properties"], "delivery": said},
        "$defs": {**schema.get("$defs", {}), **definitions, "DeliveryForm": delivery},
    }
