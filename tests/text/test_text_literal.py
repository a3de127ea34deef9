"""Nothing of other programs is printed with its signs without a word."""

from __future__ import annotations

import pytest

from reportgen.compose.words.bare_words import bare_words
from reportgen.model.text.blocks import Code, Container, List, Paragraph
from reportgen.model.text.inlines import Break, Image, Link, Phrase
from reportgen.text.grammar import read_line
from reportgen.text.walk import walk
from text.random_markdown import read, whole


def shown(text: str) -> str:
    """The written words of a text, one space between its nodes."""
    words = (getattr(node, "words", "") for node in walk(read(text).blocks))
    return " ".join(" ".join(str(each) for each in words).split())


@pytest.mark.parametrize(
    "text",
    [
        "kept <!-- secret --> kept",
        "kept\n\n<!-- secret -->\n\nkept",
        "kept\n<!-- secret\n\nsecret -->\nkept",
        "<!-- secret\nsecret --> kept",
        "<!-- secret --> kept",
        "- kept\n- <!-- secret -->\n- kept",
        "- kept\n\n  <!-- secret\n\n  secret -->\n",
        "> kept\n> <!-- secret\n> secret -->",
        "| kept <!-- secret --> |\n|---|\n| kept |",
        "::: note\n<!-- secret -->\nkept\n:::",
        "<!-- secret\n::: version secret\n-->\nkept",
        "kept {/* secret */}",
        "# kept <!-- secret -->",
        "<!--> kept",
    ],
)
def test_a_comment_is_left_out_wherever_it_stands(text: str) -> None:
    assert "kept" in shown(text)
    assert "secret" not in shown(text)
    assert "--" not in shown(text)
    assert read(text).diagnostics == ()


@pytest.mark.parametrize("text", ["`<!-- kept -->`", "    <!-- kept -->", "```\n<!-- kept -->\n```"])
def test_a_comment_in_code_is_code(text: str) -> None:
    assert "<!-- kept -->" in shown(text)


def test_a_comment_in_the_words_of_one_line_is_left_out() -> None:
    line = read_line(whole("a <!-- b -->"))

    assert [str(getattr(each, "words", "")) for each in line.children] == ["a"]


@pytest.mark.parametrize(("text", "column"), [("a <!-- b\n\n-->", 3), ("<!-- b", 1)])
def test_a_comment_that_is_never_closed_is_an_error_at_its_place(text: str, column: int) -> None:
    (fault, *_) = read(text).diagnostics

    assert (fault.code, fault.span and fault.span.column) == ("unclosed-comment", column)


def test_a_break_at_the_end_of_a_line_breaks_nothing() -> None:
    (paragraph, *_) = read("a<br>\nb<br>").blocks

    assert isinstance(paragraph, Paragraph)
    assert [isinstance(each, Break) for each in paragraph.children] == [False, True, False]


def test_elements_of_html_become_what_they_mean() -> None:
    text = read('<a href="u&amp;v">a</a> <a id="q"></a><img src="i.svg" alt="A &lt;">')
    nodes = list(walk(text.blocks))

    (link,) = [each for each in nodes if isinstance(each, Link)]
    (anchor,) = [each for each in nodes if isinstance(each, Phrase)]
    (image,) = [each for each in nodes if isinstance(each, Image)]
    assert (link.target, link.target_place.written) == ("u&v", "u&amp;v")
    assert anchor.attributes.get("id") == "q"
    assert (image.target, image.inner.written) == ("i.svg", "A &lt;")
    assert text.diagnostics == ()


@pytest.mark.parametrize(
    "text",
    [
        "<td>1</td><td>2</td>",
        "<p>1</p><p>2</p>",
        "1<hr>2",
        "1 <div>2</div>",
        "1<li> 2",
        "<table>\n<tr><td>1</td></tr>\n<tr><td>2</td></tr>\n</table>",
    ],
)
def test_words_of_two_elements_stay_apart(text: str) -> None:
    (paragraph,) = read(text).blocks

    assert isinstance(paragraph, Paragraph)
    assert str(bare_words(paragraph.children, {})) == "1 2"


def test_an_element_within_a_line_leaves_no_gap() -> None:
    (paragraph,) = read("<span>1</span><font>2</font>").blocks

    assert isinstance(paragraph, Paragraph)
    assert str(bare_words(paragraph.children, {})) == "12"


@pytest.mark.parametrize(
    ("text", "name"), [("a <?php echo 1; ?> b", "?php"), ("<!DOCTYPE html>\na b", "!DOCTYPE")]
)
def test_instructions_are_left_out_with_a_warning(text: str, name: str) -> None:
    (warning,) = read(text).diagnostics

    assert warning.message == f"<{name}> is left out with all that it holds"
    assert shown(text) == "a b"


def test_preformatted_html_is_code() -> None:
    (code,) = read("<pre><code>a &lt; b\n\n  *c*\n</code></pre>").blocks

    assert isinstance(code, Code)
    assert str(code.words) == "a < b\n\n  *c*\n"


def test_a_kind_of_foreign_markup_is_said_once_with_a_count() -> None:
    (warning, other) = read("<div>a</div>\n\n<div>b</div>\n\n:smile:").diagnostics

    assert warning.message == "<div> is left out, its words stay, 2 times in this text"
    assert str(warning.span) == "b.md:1:1"
    assert (other.code, other.severity) == ("unsupported-markup", "warning")


@pytest.mark.parametrize(
    "text",
    [
        "between $5 and $10",
        "$5m and 10$",
        "US$5 or CA$7",
        "$HOME/$USER",
        "at 10:30:15",
        "a:b:c",
        "`$x^2$` `:smile:` `<T>`",
        "1 < 2 > 0",
        "\\<b>",
        "\\(not *a* link\\) and \\[sic\\]",
        "\\(about 10^6^ or ==2==\\)",
        "$5* and 10$*",
        "&lt;b&gt;",
        "a {b} c",
        "C++ and D++",
        "x++, ++y and a ++",
        "see [1][2] or a[i][j]",
        "[a][b] and [c][b]\n\n[b]: https://example.org",
    ],
)
def test_words_that_only_look_foreign_are_words(text: str) -> None:
    assert read(text).diagnostics == ()


@pytest.mark.parametrize(
    "text",
    [
        "$x$",
        "$$\nx + y\n$$",
        "so $a_1 + b_1$.",
        "($n$-th)",
        "$5*3*2$",
        "$p*q*r$",
        r"\(x*y*z\)",
        r"\[\frac{a}{b}\]",
        r"so \(E = mc^2\).",
    ],
)
def test_a_formula_is_printed_as_it_stands(text: str) -> None:
    (warning,) = read(text).diagnostics

    assert warning.message == "a formula is printed as it stands"
    assert shown(text).replace(" ", "") == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a ^[inline *note*] b", "an inline note"),
        ("a ++under++ b", "an underline"),
        ("a [missing][nope] b", "a link without an address"),
        ("a [missing][] b", "a link without an address"),
        ("- [~] half", "the box [~]"),
        ("1. [-] half", "the box [-]"),
    ],
)
def test_what_others_read_is_printed_with_a_warning(text: str, what: str) -> None:
    (warning,) = read(text).diagnostics

    assert (warning.severity, warning.message) == ("warning", f"{what} is printed as it stands")
    written = text.removeprefix("- ").removeprefix("1. ").replace("*", "")
    assert shown(text).replace(" ", "") == written.replace(" ", "")


def test_a_picture_that_nothing_defines_is_an_error_at_its_place() -> None:
    (fault,) = read("a ![missing img][nope]").diagnostics

    assert (fault.code, fault.severity, str(fault.span)) == ("broken-link", "error", "b.md:1:3")


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("> [!NOTE]\n> a", "note", ""),
        ("> [!IMPORTANT] b\n> a", "key", "b"),
        ("!!! warning\n    a", "warning", ""),
        ('??? faq "b"\n    a', "question", "b"),
        ("::: tip\na\n:::", "note", "Tip"),
        (":::note[b *c*]\na\n:::", "note", "b *c*"),
        (":::{note} b\na\n:::", "note", "b"),
        ("```{admonition} b\n:class: tip\na\n```", "note", "b"),
    ],
)
def test_a_callout_of_others_is_a_callout(text: str, name: str, title: str) -> None:
    (container,) = read(text).blocks

    assert isinstance(container, Container)
    assert (container.name, str(container.title)) == (name, title)
    assert shown("\n\n".join(text.splitlines()[1:])).lstrip("> ").startswith(("a", ":class"))
    assert [str(getattr(each, "words", "")) for each in walk(container.children)][-1] == "a"


def test_a_quotation_with_a_mark_of_another_kind_stays_one() -> None:
    assert not isinstance(read("> [!LOST]\n> a").blocks[0], Container)
    assert not isinstance(read("> [!NOTE] *a*").blocks[0], Container)


def test_tasks_know_whether_they_are_done() -> None:
    (listed,) = read("- [ ] a\n- [x] b\n- [X] c\n- d\n- [y] e\n- [](#f)").blocks

    assert isinstance(listed, List)
    assert [each.is_done for each in listed.items] == [False, True, True, None, None, None]
    assert shown("- [x] b") == "b"
