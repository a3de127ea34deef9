from __future__ import annotations

import random
import re
from pathlib import Path

import pypandoc  # type: ignore[import-untyped]  # ships no types
import pytest

from ingest.importing import lines, read, words
from reportgen.model.imported import Heading, Item, Table

pytestmark = pytest.mark.slow

FORMATS = ("docx", "odt", "epub", "html", "md")
SEEDS = range(9)
SYLLABLES = ("ba", "ter", "lo", "min", "u", "sta", "ri", "ven", "do", "ñe", "ß", "Œ", "42", "x-y")


def made(seed: int) -> str:
    """A document in Markdown, another for each seed, in which every word stands once."""
    source = random.Random(seed)  # noqa: S311  # the same documents on every run
    count = iter(range(10_000))

    def phrase(least: int, most: int) -> str:
        return " ".join(
            "".join(source.choices(SYLLABLES, k=2)) + str(next(count))
            for _ in range(source.randint(least, most))
        )

    def table() -> str:
        rows = [f"| {phrase(1, 2)} | {phrase(1, 3)} |" for _ in range(source.randint(2, 4))]
        return "\n".join([rows[0], "|---|---|", *rows[1:]])

    def section() -> str:
        parts = [f"{'#' * source.randint(1, 3)} {phrase(2, 4)}", f"{phrase(20, 60)}."]
        chosen = {
            "list": "\n".join(f"- {phrase(3, 9)}" for _ in range(3)),
            "numbers": "\n".join(f"{n}. {phrase(3, 9)}" for n in range(1, 4)),
            "nested": f"- {phrase(2, 4)}\n    - {phrase(2, 4)}\n    - {phrase(2, 3)}\n- {phrase(2, 4)}",
            "table": table(),
            "quote": f"> {phrase(5, 9)}",
            "looks": f"{phrase(1, 3)} **{phrase(1, 3)}** and *{phrase(1, 2)}* [{phrase(1, 2)}](https://a.example).",
            "note": f"{phrase(3, 6)}[^{next(count)}]\n\n[^{next(count) - 1}]: {phrase(4, 8)}",
        }
        return "\n\n".join((*parts, *(chosen[name] for name in source.sample(sorted(chosen), 4))))

    return "\n\n".join(section() for _ in range(5)) + "\n"


def without_notes(markdown: str) -> list[str]:
    """Bare words in order: notes last, as the plain text has them."""
    notes = re.findall(r"^\[\^\d+\]: (.*)$", markdown, re.MULTILINE)
    text = re.sub(r"^\[\^\d+\]: .*$", "", markdown, flags=re.MULTILINE)
    text = re.sub(
        r"\[\^\d+\]|\]\(https://a.example\)|^\|---\|---\||^ *(?:#+|-|>|\d+\.) |[|*\[]",
        "",
        text,
        flags=re.MULTILINE,
    )
    return " ".join((text, *notes)).split()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("seed", SEEDS)
def test_no_word_is_lost_none_doubled_and_all_stand_in_order(seed: int, form: str, tmp_path: Path) -> None:
    markdown = made(seed)
    path = tmp_path / f"made.{form}"
    if form == "md":
        path.write_text(markdown, "utf-8")
    else:
        pypandoc.convert_text(
            markdown,
            form,
            format="markdown-smart",
            outputfile=str(path),
            extra_args=["-s", "-Vlang=en", "--metadata=title:T"],
        )

    document = read(path.name, path.read_bytes())

    found = [word for word in words(document) if word != "T"]
    assert found == without_notes(markdown)
    assert sum(isinstance(each, Heading) for each in document.passages) >= 5


@pytest.mark.parametrize("form", FORMATS[:4])
def test_lists_tables_and_notes_stay_what_they_are(form: str, tmp_path: Path) -> None:
    lists = "# One\n\n- a\n    - b\n- c\n\n3. d\n4. e\n\n"
    markdown = f"{lists}| f | g |\n|---|---|\n| h | i |\n\nCalled[^1].\n\n[^1]: Note.\n"
    path = tmp_path / f"made.{form}"
    pypandoc.convert_text(
        markdown, form, format="markdown", outputfile=str(path), extra_args=["-s", "--metadata=title:T"]
    )

    document = read(path.name, path.read_bytes())

    items = [(each.depth, each.number) for each in document.passages if isinstance(each, Item)]
    assert items == [(0, None), (1, None), (0, None), (0, 3), (0, 4)]
    assert sum(isinstance(each, Table) for each in document.passages) == 1
    assert len(document.notes) == 1


@pytest.mark.parametrize(
    ("encoding", "diagnostics"),
    [("utf-8", []), ("utf-8-sig", []), ("utf-16", []), ("cp1252", ["guessed-encoding"])],
)
def test_a_text_is_read_in_its_encoding(encoding: str, diagnostics: list[str]) -> None:
    document = read("a.txt", "Größe – “so”".encode(encoding))

    assert lines(document) == ["Größe – “so”"]
    assert [each.code for each in document.diagnostics] == diagnostics


def test_headings_of_a_bare_text_are_known_by_shape_and_marked_as_guessed() -> None:
    text = "The Whole Story\nBy Somebody\nIt began in spring, as stories do.\nWhat Came Next?\nSummer came.\n"

    headings = [each for each in read("a.txt", text).passages if isinstance(each, Heading)]

    assert [(each.words[0].text, each.is_guessed) for each in headings] == [
        ("The Whole Story", True),
        ("What Came Next?", True),
    ]


def test_lines_of_a_wrapped_text_make_paragraphs() -> None:
    text = "One sentence goes\non here.\n\nTitle\n=====\n\n1. first\n   more\n2. second\n"

    assert lines(read("a.txt", text)) == ["One sentence goes on here.", "Title", "first more", "second"]


def test_navigation_of_a_page_is_left_out_and_reported() -> None:
    page = (
        "<html><body><nav>Home About</nav><div class='cookie-banner'>We use cookies</div><main>"
        "<h1>Story</h1><p>The text of the story is here.</p><aside>Related</aside></main>"
        "<footer>Imprint</footer><script>var x</script></body></html>"
    )

    document = read("a.html", page)

    assert lines(document) == ["Story", "The text of the story is here."]
    assert {each.text for each in document.left_out} == {"Home About", "We use cookies", "Related", "Imprint"}
