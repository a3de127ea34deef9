"""Signs of emphasis inside figures and codes are what they look like."""

from __future__ import annotations

import pytest

from reportgen.model.text.inlines import Plain, Styled
from reportgen.text.walk import walk
from text.random_markdown import read


def plain(text: str) -> str:
    """The words of a text."""
    return "".join(str(node.words) for node in walk(read(text).blocks) if isinstance(node, Plain))


def styled(text: str) -> list[str]:
    """What stands between signs of emphasis."""
    return [node.inner.written for node in walk(read(text).blocks) if isinstance(node, Styled)]


@pytest.mark.parametrize(
    "text",
    [
        "2*3*4 = 24",
        "1*2*3",
        "code A4*3*B7",
        "p*q*r",
        "2*x*y",
        "2**3**4",
        "~5~10",
        "from (~5~10) to 5~10~15",
        "1==1==1",
        "a*b*c",
    ],
)
def test_signs_inside_figures_and_codes_are_words(text: str) -> None:
    assert plain(text) == text
    assert styled(text) == []


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("un*believ*able", ["believ"]),
        ("the *5*th and **3**rd", ["5", "3"]),
        ("H~2~O, C~6~H~12~O~6~", ["2", "6", "12", "6"]),
        ("log~10~2", ["10"]),
        ("10^6^", ["6"]),
        ("*2*", ["2"]),
        ("(*a*)", ["a"]),
        ("**10** *x*", ["10", "x"]),
        ("*2*3*4*", ["2*3*4"]),
        ("~~5~~", ["5"]),
        ("==5==", ["5"]),
    ],
)
def test_signs_around_words_mark_them(text: str, inner: list[str]) -> None:
    assert styled(text) == inner
