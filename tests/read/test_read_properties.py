"""Whatever bytes a file holds, reading gives a value or diagnostics at places that exist."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from read.read_projects import SOUND, project_files
from reportgen.read import read_project

pytestmark = pytest.mark.slow

KINDS = sorted(SOUND)
SIGNS = ":-[]{}#&*!|>'\"%@`?,~ \n\t<=/\\.0123456789abcxyz"
WORDS = (
    *("title", "extends", "outline", "block", "select", "or", "null", " version a", "é", "\u2028", "\0"),
    *("- ", ": ", "\n", "  ", "{", "}", "[", "]", "&a ", "*a", ":::", "---\n", "```"),
)


def spans_exist(path: str, content: bytes) -> None:
    """Read the sound project with one file replaced; every place told must lie in that file."""
    diagnostics = read_project(project_files({path: content})).diagnostics
    # YAML places a mistake at the end of a file on the line after the last.
    lines = content.count(b"\n") + content.count(b"\r") + 2
    for each in diagnostics:
        assert each.message
        if each.span is not None and each.span.path == path:
            assert 1 <= each.span.line <= lines
            assert each.span.column is None or each.span.column >= 1


@pytest.mark.parametrize("path", KINDS)
@settings(max_examples=40, deadline=None)
@given(content=st.binary(max_size=200))
def test_any_bytes(path: str, content: bytes) -> None:
    spans_exist(path, content)


@pytest.mark.parametrize("path", KINDS)
@settings(max_examples=60, deadline=None)
@given(content=st.text(alphabet=SIGNS, max_size=120))
def test_any_signs(path: str, content: str) -> None:
    spans_exist(path, content.encode())


@pytest.mark.parametrize("path", KINDS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_sound_file_with_any_damage(path: str, data: st.DataObject) -> None:
    text = SOUND[path]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 30)))
    middle = "".join(data.draw(st.lists(st.sampled_from(WORDS), max_size=6)))

    spans_exist(path, (text[:start] + middle + text[end:]).encode())
