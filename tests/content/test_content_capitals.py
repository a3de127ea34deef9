"""Authors' words as the themes of this repository print them: no theme changes a letter."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from gallery.house_theme import TEMPLATES, make_document
from gallery.word_reading import written
from reportgen.write.engine.pdf import write_pdf
from reportgen.write.engine.rendering import lay_out

WORDS = "5 mSv in /etc/Hosts, Straße"
BODY = (
    f'<header data-role="masthead"><p data-role="series">{WORDS}</p><h1 data-role="title">Title</h1></header>'
    f'<main><aside data-role="callout" data-kind="note"><p data-role="callout-label">{WORDS}</p><p>a</p>'
    "</aside></main>"
)
THEMES = sorted(each.parent.name for each in (TEMPLATES / "themes").glob("*/theme.css"))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
@pytest.mark.parametrize("theme", [each for each in THEMES if each != "foundation"])
def test_a_series_and_the_title_of_a_callout_keep_their_letters(theme: str, tmp_path: Path) -> None:
    document = make_document(BODY, theme=theme)
    file = tmp_path / "a.pdf"
    file.write_bytes(write_pdf(document, lay_out(document)))
    command = ["pdftotext", str(file), "-"]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stdout  # noqa: S603  # poppler

    assert text.count(WORDS) == 2
    assert not written(document).find("//w:caps|//w:smallCaps", "word/styles.xml")
