"""What one audience may not read: windows, phrases and names, without those that say nothing."""

from __future__ import annotations

import pytest

from compose.compose_projects import compose
from proof.proof_projects import HIDDEN, PHRASE, READ, SECRET, excluded_in, excluded_of_policy, files_of_two
from reportgen.model.names import ProfileId
from reportgen.proof.prove import prove_file
from reportgen.proof.words.spelling import WINDOW, letters_of, names_in, windows_of

POLICY = ProfileId("policy")


def found_in(content: str | bytes) -> list[str]:
    written = content if isinstance(content, bytes) else content.encode()
    return [str(each.span) for each in prove_file(POLICY, "a", written, excluded_of_policy()).leaks]


def test_the_report_of_an_audience_holds_nothing_that_is_for_others() -> None:
    html = compose(files_of_two()).html

    assert READ in html
    assert found_in(html) == []


def test_the_report_of_the_others_would_not_do() -> None:
    html = compose(files_of_two(), profile="insiders").html

    lines = {":".join(each.split(":")[:2]) for each in found_in(html)}
    assert lines >= {
        "content/blocks/one.md:8",
        "content/blocks/one.md:11",
        "content/blocks/b-hidden.md:2",
        "content/blocks/b-hidden.md:5",
    }


@pytest.mark.parametrize(
    "text",
    [
        SECRET,
        SECRET.upper(),
        SECRET.replace("twelve thousand", "twelve thou-\nsand"),
        SECRET.replace(" ", "\u00a0"),
        SECRET.replace("was paid", "was paid³"),
        SECRET.replace("é", "e\u0301"),
        "informant was paid twelve thousand",
        f"They spoke of {PHRASE} at length.",
        HIDDEN.splitlines()[4],
        "see c-link",
        "block-b-hidden",
    ],
)
def test_words_of_others_are_found_however_they_are_set(text: str) -> None:
    assert found_in(text) != []


@pytest.mark.parametrize(
    "text",
    [
        READ,
        "The informant was ill.",
        "A heron is a bird, and an operation may be bright.",
        "the insiders of the trade",
        "c-troopers",
        "",
    ],
)
def test_ordinary_words_are_no_finding(text: str) -> None:
    assert found_in(text) == []


def test_a_finding_is_at_the_place_where_the_words_were_written() -> None:
    (leak,) = prove_file(POLICY, "policy.pdf", f"x {SECRET}".encode(), excluded_of_policy()).leaks

    assert (leak.code, str(leak.span)) == ("excluded-content", "content/blocks/one.md:8")
    assert '"policy.pdf"' in leak.message
    assert "informant was paid twelve thousand" in leak.message


def test_words_that_the_audience_reads_elsewhere_are_no_secret() -> None:
    files = files_of_two()
    files["content/blocks/one.md"] += f"\n{SECRET}\n".encode()

    excluded = excluded_in(files)

    assert prove_file(POLICY, "a", SECRET.encode(), excluded).leaks == ()


def test_a_version_that_is_not_taken_is_excluded() -> None:
    files = files_of_two()
    files["content/blocks/one.md"] += (
        b"\n::: version brief\nThe brief wording tells of the harbour at night.\n:::\n"
    )

    leaks = prove_file(POLICY, "a", b"wording tells of the harbour at night", excluded_in(files)).leaks

    assert [each.span.line for each in leaks if each.span] == [14]


def test_what_is_too_short_to_tell_is_counted() -> None:
    files = files_of_two()
    files["content/blocks/b-hidden.md"] += b"\nYes.\n"

    assert excluded_in(files).too_short == excluded_of_policy().too_short + 1


def test_what_was_looked_for_has_a_digest_that_says_so() -> None:
    files = files_of_two()
    files["content/blocks/b-hidden.md"] += b"\nThe third meeting took place in Porto, they say.\n"

    assert excluded_in(files).digest != excluded_of_policy().digest


def test_a_window_is_whole_words_and_as_few_as_tell() -> None:
    windows = tuple(windows_of("The ship called at the northern harbour twice, it is said."))

    assert windows[0] == "theshipcalledatthenorthern"
    assert all(len(each) >= WINDOW for each in windows)
    assert windows[-1] == "northernharbourtwiceitis"


def test_a_name_is_found_within_longer_ones() -> None:
    assert {"b-hidden", "block-b-hidden", "hidden"} <= names_in("see #block-b-hidden.")
    assert letters_of("thou-\nsand³") == "thousand"
