"""What a build loads before its reports are being made, and what it leaves for the time of waiting."""

from __future__ import annotations

import ast
import gc
import subprocess
import sys
import threading
import time

import pytest

from reportgen.app import warming

PRINTED = "print(sorted({each for each in sys.modules}))"


def loaded_by(code: str) -> frozenset[str]:
    """The modules of a new process that has run `code`."""
    call = [sys.executable, "-c", f"import sys\n{code}\n{PRINTED}"]
    done = subprocess.run(call, capture_output=True, text=True, check=True)  # noqa: S603  # our own code
    return frozenset(ast.literal_eval(done.stdout))


def test_a_build_starts_without_engines_checks_and_font_tools() -> None:
    loaded = loaded_by("import reportgen.app.build")

    assert not {"weasyprint", "docx", "pypdfium2", "fontTools"} & loaded
    assert not {"reportgen.check.run", "reportgen.check.grade"} & loaded


def test_the_engines_start_without_a_parser_of_c_and_without_font_tools() -> None:
    loaded = loaded_by(
        "from reportgen.write.box.loading import load_pages, load_word\nload_pages()\nload_word()"
    )

    assert {"weasyprint", "reportgen.write.docx.write", "reportgen.write.pdf.once"} <= loaded
    assert not {"pycparser", "cffi", "fontTools"} & loaded


def test_pages_need_nothing_of_word() -> None:
    loaded = loaded_by("from reportgen.write.box.loading import load_pages\nload_pages()")

    assert {"weasyprint", "reportgen.write.pdf.writer"} <= loaded
    assert not {"docx", "lxml", "pypdfium2", "reportgen.write.docx"} & loaded


def test_what_comes_after_is_imported_in_a_thread() -> None:
    loaded = loaded_by(
        "from reportgen.app.warming import read_ahead\nread_ahead()\nimport time\ntime.sleep(1)"
    )

    assert set(warming.AFTERWARDS) <= loaded


def test_reading_ahead_does_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    held = threading.Event()
    monkeypatch.setattr(warming, "import_module", lambda _: held.wait(5))
    began = time.monotonic()
    warming.read_ahead()
    took = time.monotonic() - began
    held.set()

    assert took < 2


def test_the_collector_rests_during_imports_and_works_afterwards() -> None:
    gc.enable()
    with warming.unswept():
        assert not gc.isenabled()

    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    gc.unfreeze()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with warming.unswept():
            pass

        assert not gc.isenabled()
    finally:
        gc.enable()
        gc.unfreeze()
