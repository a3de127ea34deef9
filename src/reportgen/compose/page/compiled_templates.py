"""The templates that come with reportgen → their code, as Jinja wrote it when the file was made.

Writing it takes as long as composing a short report. It is the same on every machine, so it is kept in
`compiled_templates.json` beside this file, with the digest of each template. A project's own templates are
compiled as ever, and so are all with another version of Jinja. Nothing is kept outside of the package: code
in a project's folder would be code of whoever sent the project.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

KEPT = Path(__file__).with_name("compiled_templates.json")


class KeptCode(BytecodeCache):
    """What Jinja asks for code before it compiles a template."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template whose name and text are as they were."""
        kept = _kept().get(bucket.key)
        if kept is not None and kept["checksum"] == bucket.checksum:
            bucket.code = compile(kept["code"], kept["name"], "exec")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep nothing."""


@cache
def _kept() -> Mapping[str, Mapping[str, str]]:
    try:
        kept = json.loads(KEPT.read_bytes())
        return (
            {each["key"]: each for each in kept["templates"]} if kept["jinja"] == jinja2.__version__ else {}
        )
    except (OSError, ValueError, KeyError):
        return {}
