"""What a build loads before its reports are being made, and what it leaves for the time of waiting."""

from __future__ import annotations

import ast
import gc
import subprocess
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from reportgen.app.build.documents import compose
from reportgen.app.machines import warm_up
from reportgen.app.machines.artifact_cache import keeping
from reportgen.app.machines.background_work import Later, Meanwhile
from reportgen.app.open_project import open_project
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.document import Document
from reportgen.plan import make_plan
from speed.builds import say_nothing, starter

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

    assert {"weasyprint", "reportgen.write.docx.write", "reportgen.write.engine.pdf.object_bytes"} <= loaded
    assert not {"pycparser", "cffi", "fontTools"} & loaded


def test_pages_need_nothing_of_word() -> None:
    loaded = loaded_by("from reportgen.write.worker.preload import load_pages\nload_pages()")

    assert {"weasyprint", "reportgen.write.pdf.writer"} <= loaded
    assert not {"docx", "lxml", "pypdfium2", "reportgen.write.docx"} & loaded


def test_a_value_is_worked_out_once_and_others_wait_for_it() -> None:
    begun: list[float] = []

    def work() -> int:
        begun.append(time.monotonic())
        time.sleep(0.05)
        return len(begun)

    later = Later(work)
    with ThreadPoolExecutor(4) as pool:
        found = [each.result() for each in [pool.submit(later) for _ in range(8)]]

    assert found == [1] * 8


def test_work_is_done_at_the_first_word_of_a_worker_and_not_again() -> None:
    done: list[str] = []
    meanwhile = Meanwhile()
    meanwhile.add(lambda: done.append("one"), lambda: done.append("two"))
    hear = meanwhile.hearing(lambda stage, page: done.append(f"{stage} {page}"))
    hear("style", 0)
    hear("pages", 1)

    assert done == ["style 0", "one", "two", "pages 1"]


def test_where_nothing_is_kept_the_engine_begins_before_anything_is_digested(tmp_path: Path) -> None:
    project = open_project(starter(tmp_path / "project")).project
    document = compose(project, make_plan(project, ProfileId("council")), {})
    done: list[str] = []

    def tools() -> Mapping[str, str]:
        done.append("tools")
        return {}

    def engine(document: Document, formats: tuple[Format, ...]) -> tuple[Artifact, ...]:
        done.append("engine")
        return tuple(Artifact(document.profile, each, "a", b"", None, ()) for each in formats)

    make = keeping(tmp_path / "out", tools, say_nothing)(engine, Meanwhile())
    made = make(document, (Format.HTML,))

    assert done == ["engine", "tools"]
    assert make(document, (Format.HTML,)) == made
    assert done == ["engine", "tools", "tools"]


def test_the_collector_rests_during_imports_and_works_afterwards() -> None:
    gc.enable()
    with warm_up.unswept():
        assert not gc.isenabled()

    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    gc.unfreeze()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with warm_up.unswept():
            pass

        assert not gc.isenabled()
    finally:
        gc.enable()
        gc.unfreeze()
