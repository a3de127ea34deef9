"""What is saved in a project is noticed, whenever it is saved."""

from __future__ import annotations

from pathlib import Path

from reportgen.workspace.file_changes import changes


def test_a_file_saved_before_the_first_question_is_told(tmp_path: Path) -> None:
    block = tmp_path / "content" / "blocks" / "a.md"
    block.parent.mkdir(parents=True)
    (tmp_path / "reportgen.yaml").write_text("title: A\n", "utf-8")
    block.write_text("one", "utf-8")

    waiting = changes(tmp_path, 0.001, is_polling=True)
    block.write_text("and two", "utf-8")

    assert next(waiting) == ("content/blocks/a.md",)
