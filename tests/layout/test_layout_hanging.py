"""A line is broken at its last opportunity, whatever stands inline after it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from weasyprint.formatting_structure import boxes

from gallery.house_theme import make_document
from reportgen.write.engine.rendering import lay_out

pytestmark = pytest.mark.slow

CSS = """
@page { size: 500pt 2500pt; margin: 20pt; @bottom-right { padding: 0 } }
p { font: 10pt/20pt "Source Serif Pro"; margin: 0; text-align: left }
span[data-role="together"] { white-space: nowrap }
"""
TEXT = "Moscow welcomes complications for US policy. Sales or drills could turn eyes southwards, not Eastern "
WIDTHS = range(150, 260)


ENDS = (
    '<span data-role="together">Europe.<sup>13</sup></span>',
    "<strong>Europe and</strong> others that <em>follow</em>.",
)


@pytest.mark.parametrize("end", ENDS)
def test_no_line_ends_while_its_next_word_has_room(end: str) -> None:
    # Words of the same text in a column of each width; the space before the inline part hangs or does not.
    columns = "".join(f'<p data-role="block" id="w{width}">{TEXT}{end}</p>' for width in WIDTHS)
    css = CSS + "".join(f"#w{width} {{ width: {width}pt }}" for width in WIDTHS)
    rendering = lay_out(make_document(f"<main>{columns}</main>", css=css))

    short = [line for page in rendering.engine.pages for line in _short_lines(page._page_box)]
    assert short == []


def _short_lines(box: Any) -> Iterator[str]:
    for paragraph in box.descendants():
        if paragraph.element_tag != "p" or not isinstance(paragraph, boxes.BlockBox):
            continue
        lines = [each for each in paragraph.children if isinstance(each, boxes.LineBox)]
        for line, after in pairwise(lines):
            first = next(each for each in after.descendants() if isinstance(each, boxes.TextBox))
            word, _, rest = first.text.partition(" ")
            needed = line.width + first.width * (len(word) + 2) / len(first.text)
            if rest and needed < paragraph.width * 0.9:
                yield f"{paragraph.width:.0f}: {line.children[0].text!r} before {word!r}"
