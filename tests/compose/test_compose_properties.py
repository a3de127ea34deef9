from __future__ import annotations

from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from compose.compose_projects import compose, faults_of, project_files

pytestmark = pytest.mark.slow

# Pieces that Markdown, the containers, attributes and the template language give a meaning to.
PIECES = (
    "word",
    "two words",
    " ",
    "\n",
    "\n\n",
    "# ",
    "## ",
    "- ",
    "1. ",
    "> ",
    "    ",
    "`",
    "```\n",
    "*",
    "**",
    "_",
    "~~",
    "~",
    "^",
    "==",
    "[",
    "]",
    "](",
    ")",
    "![",
    "[^1]",
    "[^1]: note\n",
    "[@c-bases]",
    "[@source-a, para. 4]",
    "[@",
    "[[port call]]",
    "[[",
    "{{ region }}",
    "{{",
    "}}",
    "{%",
    "{#",
    "{#id}",
    "{.page}",
    "{only=policy}",
    "::: note\n",
    "::: only policy\n",
    "::: table {data=x.csv}\n",
    "::: answer {lines=2}\n",
    ":::\n",
    "|a|b|\n",
    "|-|-|\n",
    "Term\n: text\n",
    "*[FK]: words\n",
    "FK",
    "<script>",
    "</section>",
    "<!--",
    "&amp;",
    "&#x202e;",
    "\\",
    "\t",
    "\u202e",
    "\x07",
    "—",
    "é",
    "\u00a0",
    "https://example.org",
    "javascript:alert(1)",
    "(images/p.svg)",
    "---\n",
    "#one",
    "\r\n",
    "&#0;",
    "+",
    "$",
)

# What an author writes is refused in the author's words; these codes are for templates.
OURS = frozenset(
    {"outside-vocabulary", "misplaced-element", "misplaced-text", "mixed-content", "unbalanced-element"}
)

markdown = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=25).map("".join)


@settings(max_examples=60, deadline=None)
@given(markdown)
@example("::: note\n::: note\ntext\n:::\n:::\n")
@example("- a\n\n  [^1]\n\n[^1]: note")
@example("![](#a)")
@example("[@c-bases\n; @c-access]")
@example("| a |\n|---|\n")
@example('[a]{lang=""}')
@example("<section data-block='x'>")
def test_any_text_becomes_a_sound_page_or_is_refused(text: str) -> None:
    files = project_files({}, files={"content/data/x.csv": "a,b\n1,2\n"})
    files["content/blocks/one.md"] = f"---\ntitle: One\nkind: context\n---\n{text}".encode("utf-8", "ignore")

    found = faults_of(files)
    if found:
        assert all(each.span is not None and each.code not in OURS for each in found)
        return

    document = compose(files)

    assert "<script" not in document.html
    assert document.html.count("<section") == document.html.count("</section>")


@settings(max_examples=40, deadline=None)
@given(
    st.text(
        alphabet=st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_characters="\x7f"), max_size=40
    )
)
@example("<script>alert(1)</script>")
@example("{{ region }}")
@example('" onload="x')
@example("[@c-bases]")
@example("]]>")
def test_a_value_is_text_whatever_it_holds(value: str) -> None:
    files = project_files({"one": "Before {{ word }} after."})
    faults = faults_of(files, {"word": value})
    if faults:
        assert {each.code for each in faults} <= {"control-character", "missing-glyph"}
        return

    assert f"Before {escape(value, quote=False)} after." in compose(files, {"word": value}).html
