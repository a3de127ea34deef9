"""What cffi makes of the engine's declarations.

To write src/reportgen/write/engine/imports/declarations.json anew: python tests/layout/engine_declarations.py
"""

from __future__ import annotations

import ast
import json
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import cffi  # type: ignore[import-untyped]  # ships no types

from reportgen.write.engine.imports.declarations import KEPT, as_plain, declaring_source


def compiled() -> dict[str, Any]:
    """The file's content for the engine that is installed."""
    source = declaring_source()
    assert source is not None
    text = source.read_text("utf-8")
    calls = [each for each in ast.walk(ast.parse(text)) if isinstance(each, ast.Call)]
    declared = cffi.FFI()
    for call in calls:
        if isinstance(call.func, ast.Attribute) and call.func.attr == "cdef":
            declared.cdef(ast.literal_eval(call.args[0]))
    arguments = {name: as_plain(value) for name, value in _arguments(declared).items()}
    return {"source": sha256(text.encode()).hexdigest(), "arguments": arguments}


def _arguments(declared: cffi.FFI) -> dict[str, Any]:
    """What the module that cffi would write gives to the class that reads it."""
    with TemporaryDirectory() as folder:
        made = Path(folder, "made.py")
        declared.set_source("made", None)
        declared.emit_python_code(str(made))
        tree = ast.parse(made.read_text("utf-8"))
    (call,) = (each for each in ast.walk(tree) if isinstance(each, ast.Call))
    return {str(each.arg): ast.literal_eval(each.value) for each in call.keywords}


if __name__ == "__main__":
    KEPT.write_text(json.dumps(compiled(), indent=1) + "\n", "utf-8")
