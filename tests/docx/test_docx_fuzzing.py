"""Whatever an author writes, the file is one that Word opens: two validators judge it."""

from __future__ import annotations

import tempfile
from html import escape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from gallery.word_reading import written_body
from reportgen.errors import ContentError
from reportgen.write.docx.package.lint import lint_docx

pytestmark = pytest.mark.slow

# No surrogates: composition encodes the page, so they never come this far.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(escape)
names = st.text("abz-09.:é", min_size=1, max_size=9)
numbers = st.integers(-2, 70)
marks = st.builds(
    "<{0}>{1}</{0}>".format, st.sampled_from(["em", "strong", "code", "sup", "q", "del", "mark"]), texts
)
words = st.lists(st.one_of(texts, marks), max_size=4).map("".join)
paragraphs = st.builds("<p>{}</p>".format, words)
tags = st.sampled_from(["td", "th"])
cells = st.builds(
    '<{0} colspan="{1}" rowspan="{2}">{3}</{0}>'.format,
    st.sampled_from(["td", "th"]),
    numbers,
    numbers,
    words,
)
rows = st.lists(cells, max_size=4).map(lambda each: f"<tr>{''.join(each)}</tr>")
tables = st.builds(
    '<table id="{}"><caption>{}</caption><thead>{}</thead><tbody>{}</tbody></table>'.format,
    names,
    words,
    rows,
    st.lists(rows, max_size=4).map("".join),
)
leaves = st.one_of(paragraphs, tables, st.just("<hr>"), st.builds("<h4>{}</h4>".format, words), words)


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=1, max_size=3)
    items = several.map(lambda each: "".join(f"<li>{item}</li>" for item in each))
    held = several.map("".join)
    return st.one_of(
        st.builds('<ol start="{}">{}</ol>'.format, numbers, items),
        st.builds("<ul>{}</ul>".format, items),
        st.builds("<blockquote>{}</blockquote>".format, held),
        st.builds('<aside data-role="callout" data-kind="note">{}</aside>'.format, held),
        st.builds('<section data-role="block" data-block="{}">{}</section>'.format, names, held),
        st.builds("<dl><dt>{0}</dt><dd>{0}</dd></dl>".format, held),
    )


blocks = st.recursive(leaves, _nested, max_leaves=8)


@settings(
    max_examples=16,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(blocks, max_size=4).map("".join))
def test_any_nesting_of_any_text_is_a_sound_file(body: str) -> None:
    try:
        file = written_body(body)
    except ContentError:
        # An anchor met twice is refused with a diagnostic.
        return

    assert lint_docx(file.content) == ()
    assert _audited(file.content) == []


def _audited(content: bytes) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fuzzed.docx"
        path.write_bytes(content)
        return [str(each) for each in OpenXmlValidator().validate(str(path)).errors]
