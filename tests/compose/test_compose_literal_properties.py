"""Whatever other programs write, its signs are printed with a warning or not at all."""

from __future__ import annotations

import random
import re

import pytest

from compose.compose_projects import block_html, compose_block
from reportgen.model.report.html_parser import read_html

SNIPPETS = (
    *("<!-- c -->", "\n<!-- c\n\nc -->\n", "a<br>b", "<b>b</b>", "<div>d</div>", "<T>"),
    *("</p>", "<img>", "<hr/>"),
    *("\n\n- [ ] t\n- [x] u\n\n", "\n\n1. [x] t\n\n", "\n\n> [!NOTE]\n> n\n\n", '\n\n!!! tip "T"\n    t\n\n'),
    *("\n\n:::note[T]\nt\n:::\n\n", "\n\n```{note} T\nt\n```\n\n", "\n\n:::{tip}\nt\n:::\n\n"),
    *("$x^2$", "$$y$$"),
    *(":smile:", "{{< s >}}", "{{% s %}}", "{% l %}", "{: .k }", "{ref}`r`", "\n\n[TOC]\n\n"),
    *("\n\n\\newpage\n\n",),
    *("word", "two words", "*em*", "`<!-- code -->`", "\n\n", " ", "\n", "$5", "[l](#top)"),
)  # fmt: skip
CODE = re.compile(r"<(pre|code)>.*?</\1>", re.DOTALL)
# Signs in printed words → how the warning begins that speaks of them.
SIGNS = {
    r"<!--|-->|\[[ xX]\]|\[!\w|!!!|:::|```|\{:|\[TOC\]|newpage|</?(?:br|b|div|p|img|hr)\b": None,
    r"<T>": "<T> is no element",
    r"(?<![\w$])\$x\^2\$(?![\w$])|(?<!\$)\$\$y\$\$(?!\$)": "a formula",
    r"(?<![\w:]):smile:(?![\w:])": "an emoji name",
    r"\{\{[<%]": "a shortcode",
    r"(?<!\{)\{% ": "a template tag",
    r"\{ref\}": "a role",
}


def silent_signs(html: str, warnings: list[str]) -> list[str]:
    """The signs in the words of a page that nobody speaks of."""
    root = read_html(f"<div>{CODE.sub('', html)}</div>").root
    words = "".join(str(each) for each in _words(root))
    return [
        sign
        for sign, opening in SIGNS.items()
        if re.search(sign, words)
        and (opening is None or not any(warning.startswith(opening) for warning in warnings))
    ]


def _words(element: object) -> list[object]:
    children = getattr(element, "children", None)
    return [element] if children is None else [word for child in children for word in _words(child)]


@pytest.mark.parametrize("seed", range(150))
def test_no_sign_of_another_program_is_printed_without_a_word(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # the same texts in every run
    text = "".join(
        f" {chance.choice(SNIPPETS)}" if chance.random() < 0.5 else chance.choice(SNIPPETS) for _ in range(9)
    )
    document = compose_block(f"Text.\n\n{text}\n")

    assert silent_signs(block_html(document), [each.message for each in document.warnings]) == [], text


@pytest.mark.parametrize(
    "sign", ["&lt;!-- c --&gt;", "a&lt;br&gt;b", "[ ] t", "$x^2$", "{% l %}", "::: note"]
)
def test_a_sign_that_is_printed_in_silence_is_found(sign: str) -> None:
    assert silent_signs(f"<p>Text {sign}</p>", [])
    assert not silent_signs(f"<p>Text <code>{sign}</code></p>", [])
