"""Random texts of the whole dialect, well formed or not."""

from __future__ import annotations

import random

from reportgen.model.text.place import Place, Source
from reportgen.model.text.text import Text
from reportgen.text.grammar import read_text

BITS = (
    *("word", "a", "b c", " ", "  ", "\n", "\n", "\n\n", "  \n", "\\\n", "*", "**", "***", "_", "__"),
    *("`", "``", "[", "]", "(", ")", "(u)", "![", "[x](u)", '![i](p.svg "t")', "<http://a.b/%20>", "<b>"),
    *("&amp;", "&#65;", "&copy;", "\\*", "\\|", "\\", "|", "| a | b |\n|---|---|\n| c | d\\|e |"),
    *("> ", ">", "- ", "1. ", "   ", "    ", "\t", "# ", "## ", " #", "===\n", "---\n", "~~", "~"),
    *("~~~\n", "```\n", "==", "^", "H~2~O", "x^2\\ 3^", "[@c-1]", "[[term|shown]]", "{{ name }}"),
    *(
        "<!-- c -->",
        "<!-- c\n-->\n",
        "<!--",
        "<br>",
        "</b>",
        "<T>",
        "<a href='u'>",
        "</a>",
        "<code>",
        "</code>",
    ),
    *(
        "[ ] t",
        "- [x] t",
        "> [!NOTE]\n",
        '!!! tip "T"\n    ',
        "$x^2$",
        ":smile:",
        "{: .k}",
        "{{< s >}}",
        "[TOC]",
    ),
    *("```{note} T\n", "::: tip\n", ":::note[T]\n", "<pre>a\n</pre>\n", "<div>\n", "\\newpage", "<a id='q'>"),
    *("[t]{only=a}", "{#id .k}", ":::: note Title\n", "::::\n", "::: only a\n", ":::\n", "Term\n: text"),
    *(": ", "[^1]", "[^1]: note", "[^1]: a\n\n    b", "*[FK]: Flesch\n", "FK", "[r]: /u\n", "[r]", "[r][]"),
    *("é", "\U0001f600", "--", '"q"', "'", "!", "{#i}\n", '\n{.k a="b \\" c"}\n', "# T {#x}\n", "\0"),
    *('::: table {data=x.csv caption="A \\"b\\""}\n:::\n', "`c`{.x}", "[l](<u v> 't \\' &amp;'){.page}"),
    *(
        "[@a, p. 3;  @b]",
        "[l][r]",
        "{{x",
        "~~~\n::: only a\n~~~\n",
        "- x\n\n    ```\n    ::: only b\n    ```\n",
    ),
)


def random_markdown(seed: int, most: int = 30) -> str:
    """One text; equal seeds give equal texts."""
    chance = random.Random(seed)  # noqa: S311  # the same texts in every run
    return "".join(chance.choice(BITS) for _ in range(chance.randint(2, most)))


def read(text: str) -> Text:
    """The Text of a file that holds nothing else."""
    return read_text(whole(text))


def whole(text: str, path: str = "b.md") -> Place:
    """All of a file."""
    return Source(path, text).place(0, len(text))
