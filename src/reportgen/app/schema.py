"""Forms → JSON Schema files, for editors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.suggestion import did_you_mean
from reportgen.read.forms.schema import json_schemas
from reportgen.workspace import publish

FOLDER = "schemas"


def schema_files() -> Mapping[str, bytes]:
    """File name → content, one schema for each kind of file."""
    return {
        f"{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False).encode() + b"\n"
        for name, schema in json_schemas().items()
    }


def schema_of(name: str) -> str:
    """One schema as text; raises UsageError for a name that is none."""
    files = schema_files()
    content = files.get(f"{name}.schema.json")
    if content is None:
        names = [each.removesuffix(".schema.json") for each in files]
        hint = did_you_mean(name, names) or f"there are: {', '.join(names)}"
        message = f'no schema is called "{name}"'
        raise UsageError([Diagnostic(code="call-unknown-schema", message=message, hint=hint)])
    return content.decode().rstrip()


def write_schemas(folder: Path) -> tuple[str, ...]:
    """Write every schema into `folder`; returns the file names."""
    files = schema_files()
    publish(folder, files)
    return tuple(files)
