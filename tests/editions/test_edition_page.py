"""The page that shows what changed: complete, escaped, and readable without colours."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from cli.cli_replay import run, starter
from reportgen.model.content.claim import Confidence, Hedge, Status
from reportgen.model.editions.difference import Difference
from reportgen.model.editions.edition import Edition
from reportgen.model.editions.passages import ClaimState, Detail, DetailKind, Passage, Snapshot
from reportgen.model.names import FULL, ClaimId, ProfileId
from reportgen.record.differences.difference import compare_snapshots
from reportgen.record.differences.page import write_difference_page

POLICY = ProfileId("policy")
HOSTILE = "</style><script>alert(1)</script>\"'&"
LOW = ClaimState(ClaimId("c-x"), Hedge.COULD, Status.UNVERIFIED, Confidence.LOW)
HIGH = ClaimState(ClaimId("c-x"), Hedge.COULD, Status.UNVERIFIED, Confidence.HIGH)
VOID = frozenset({"meta", "link", "br", "hr", "img"})


class Page(HTMLParser):
    """What a reader of the page meets."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.headings: list[int] = []
        self.addresses: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src", "srcset"}]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag in {"th", "td"}:
            self.text.append(" ")

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)

    @property
    def words(self) -> str:
        return " ".join("".join(self.text).split())


def page(
    *differences: Difference,
    title: str = "Project",
    claims: dict[ClaimId, str] | None = None,
) -> str:
    before = Edition(1, "2026-11-21", "", frozenset())
    return write_difference_page(
        differences,
        title=title,
        before=before,
        after=None,
        audiences={POLICY: "policymakers"},
        claims=claims or {},
    )


def passage(name: str, text: str, title: str = "", picture: str = "") -> Passage:
    details = (Detail(DetailKind.PICTURE, HOSTILE, picture),) if picture else ()
    return Passage(name, FULL, title or name.title(), (text,), details=details)


def difference(
    before: tuple[Passage, ...],
    after: tuple[Passage, ...],
    old: tuple[ClaimState, ...] = (),
    new: tuple[ClaimState, ...] = (),
) -> Difference:
    return compare_snapshots(Snapshot(POLICY, before, old), Snapshot(POLICY, after, new))


def test_every_kind_of_change_is_told_in_words() -> None:
    before = (passage("a", "It cost 3,800 a week."), passage("gone", "Old words."))
    after = (passage("a", "It cost 3,900 a week."), passage("new", "New words."))

    words = Page(page(difference(before, after, (LOW,), (HIGH,)), claims={LOW.claim: "It is so."})).words

    assert "From edition 1 of 21 November 2026 to the text as it stands now." in words
    assert "added: New words., end of added" in words
    assert "removed: Old words., end of removed" in words
    assert "It cost removed: 3,800, end of removed added: 3,900, end of added a week." in words
    assert "Changed numbers Where Before After A 3,800 3,900" in words
    assert "It is so. Our confidence" in words


def test_each_block_that_moved_is_named() -> None:
    one, two = passage("one", "Words."), passage("two", "Other words.")

    shown = Page(page(difference((one, two), (two, one)))).words
    assert shown.endswith("Moved: “Two”.")


def test_a_picture_that_looks_otherwise_is_named() -> None:
    before, after = ((passage("a", "Words.", picture=digest),) for digest in ("1", "2"))

    words = Page(page(difference(before, after))).words

    assert f"Pictures that look otherwise: “{HOSTILE}”." in words
    assert "Nothing changed" not in words


def test_who_notices_nothing_is_told_so() -> None:
    same = (passage("a", "Words."),)

    assert "Nothing changed for these readers." in Page(page(difference(same, same))).words


def test_long_passages_that_stayed_are_shortened_with_their_number_of_words() -> None:
    words = " ".join(["word"] * 100)

    shown = Page(page(difference((passage("a", f"{words} old"),), (passage("a", f"{words} new"),)))).words

    assert "… 76 words …" in shown


def test_markup_in_titles_words_and_claims_is_text() -> None:
    before = (passage("a", f"{HOSTILE} one", HOSTILE),)
    after = (passage("a", f"{HOSTILE} two", HOSTILE), passage("b", HOSTILE, HOSTILE))

    html = page(difference(before, after, (LOW,), (HIGH,)), title=HOSTILE, claims={LOW.claim: HOSTILE})

    assert "script" not in Page(html).tags
    assert "<script" not in html


def test_the_page_needs_no_other_file() -> None:
    html = page(difference((), (passage("a", "Words."),)))

    assert all(each.startswith("#") for each in Page(html).addresses)
    assert "default-src 'none'" in html
    assert "url(" not in html
    assert "@import" not in html


def test_headings_never_skip_a_level() -> None:
    made = Page(page(*[difference((passage("a", "x"),), (passage("b", "y"),), (LOW,), (HIGH,))] * 2))

    assert made.headings[0] == 1
    assert all(after - before <= 1 for before, after in zip(made.headings, made.headings[1:], strict=False))


@given(st.text(max_size=60), st.text(max_size=60), st.text(min_size=1, max_size=20))
@settings(max_examples=60, deadline=None)
def test_any_text_makes_a_balanced_page_and_the_same_one_twice(before: str, after: str, title: str) -> None:
    found = difference((passage("a", before, title),), (passage("a", after, title),))

    assert Page(page(found)).open == []
    assert page(found) == page(found)


def test_a_chart_of_other_data_is_a_change(tmp_path: Path) -> None:
    project = starter(tmp_path)
    block, data = project / "content/blocks/visits.md", project / "content/data/visits.csv"
    chart = '\n::: chart {#fig-visits data=visits.csv type=bar alt="Visits" caption="Visits by day"}\n:::\n'
    block.write_text(block.read_text("utf-8").split("::: table")[0] + chart, "utf-8")
    assert run(project, "edition", "new").exit_code == 0, run(project, "edition", "new").output
    data.write_text(data.read_text("utf-8").replace("590", "690"), "utf-8")

    said = run(project, "diff", "1", "-p", "council").output
    page = run(project, "diff", "1", "-p", "council", "-f", "html").output

    assert "Pictures that look otherwise: “Visits by day”." in said
    assert "<li>Pictures that look otherwise: “Visits by day”.</li>" in page
