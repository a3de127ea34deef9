"""The schemas that editors use."""

import json

import jsonschema
import pytest
import yaml

from read.read_projects import SOUND
from reportgen.read.forms.schema import DRAFT, json_schemas

FILES = {
    "project": "reportgen.yaml",
    "sources": "content/sources.yaml",
    "claims": "content/claims/ext.yaml",
    "glossary": "content/glossary.yaml",
    "profile": "profiles/policy.yaml",
    "theme": "templates/themes/navy/theme.yaml",
}


@pytest.mark.parametrize("name", ["block", "claims", "glossary", "profile", "project", "sources", "theme"])
def test_each_schema_is_valid_and_plain_json(name: str) -> None:
    schema = json_schemas()[name]

    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == DRAFT
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("name", FILES)
def test_a_sound_file_meets_its_schema(name: str) -> None:
    jsonschema.validate(yaml.safe_load(SOUND[FILES[name]]), json_schemas()[name])


def test_a_mistyped_field_breaks_the_schema() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"title": "T", "papr": "A4"}, json_schemas()["profile"])


def test_own_fields_of_a_block_meet_the_schema() -> None:
    jsonschema.validate({"title": "T", "kind": "risk", "x-own": [1]}, json_schemas()["block"])


def test_every_field_says_what_it_is_for() -> None:
    for schema in json_schemas().values():
        form = schema.get("items", schema)
        assert isinstance(form, dict)
        assert all("description" in field for field in form["properties"].values())


DELIVERY = {
    "from": "Town notes <notes@example.org>",
    "recipients": "list.csv",
    "attach": ["pdf"],
    "oversize": "shed",
    "smime": {"certificate": "notes.pem"},
    "server": {"host": "smtp.example.org", "security": "tls"},
}


@pytest.mark.parametrize("name", ["project", "profile"])
def test_delivery_has_a_schema_in_both_files(name: str) -> None:
    jsonschema.validate({"title": "T", "delivery": DELIVERY}, json_schemas()[name])
    # A profile says only what differs from the project.
    jsonschema.validate({"title": "T", "delivery": {"server": {"port": 2525}}}, json_schemas()[name])


@pytest.mark.parametrize(
    "wrong",
    [{"form": "x"}, {"attach": ["powerpoint"]}, {"server": {"security": "ssl"}}, {"oversize": "drop"}],
)
def test_a_mistake_in_delivery_breaks_the_schema(wrong: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"title": "T", "delivery": {**DELIVERY, **wrong}}, json_schemas()["project"])
