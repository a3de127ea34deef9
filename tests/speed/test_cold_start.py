"""What a build loads before its reports are being made, and what it leaves for the time of waiting."""

from __future__ import annotations

import ast
import subprocess
import sys

PRINTED = "print(sorted({each for each in sys.modules}))"


def loaded_by(code: str) -> frozenset[str]:
    """The modules of a new process that has run `code`."""
    call = [sys.executable, "-c", f"import sys\n{code}\n{PRINTED}"]
    done = subprocess.run(call, capture_output=True, text=True, check=True)  # noqa: S603  # our own code
    return frozenset(ast.literal_eval(done.stdout))


def test_a_build_starts_without_engines_checks_and_font_tools() -> None:
    loaded = loaded_by("import reportgen.app.build.build")

    assert not {"weasyprint", "docx", "pypdfium2", "fontTools"} & loaded
    assert not {"reportgen.check.run", "reportgen.check.rules.grade", "importlib.metadata", "lxml"} & loaded


def test_the_engines_start_without_a_parser_of_c_and_without_font_tools() -> None:
    loaded = loaded_by(
        "from reportgen.write.worker.preload import load_pages, load_word\nload_pages()\nload_word()"
    )

    assert {"weasyprint", "reportgen.write.docx.write", "reportgen.write.engine.pdf.patches"} <= loaded
    assert not {"pycparser", "cffi", "fontTools"} & loaded


def test_pages_need_nothing_of_word() -> None:
    loaded = loaded_by("from reportgen.write.worker.preload import load_pages\nload_pages()")

    assert {"weasyprint", "reportgen.write.engine.pdf.writer"} <= loaded
    assert not {"docx", "lxml", "pypdfium2", "reportgen.write.docx"} & loaded
