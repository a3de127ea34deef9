"""Messages above their limit: refused, or with fewer files where the project says so, never in silence."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from deliver.projects_sent import EPOCH, call, change, codes, parsed, plain_text, succeed

LINK = 'link: "https://example.org/{{ recipient.ward }}"'
# Below what PDF and Word take together, above the PDF alone; in megabytes.
SMALL, TINY = "limits: {warn: 0.09, refuse: 0.1}", "limits: {warn: 0.005, refuse: 0.02}"


@pytest.fixture(scope="module")
def both(built: Path) -> Path:
    """The starter project, built in both formats, both of which letters carry."""
    succeed(built, "build", "-p", "council", "-f", "pdf", "-f", "docx")
    return built


@pytest.fixture
def large(both: Path, project: Path) -> Path:
    assert both
    change(project, ("reportgen.yaml", "attach: [pdf]", "attach: [pdf, docx]"))
    return project


def configure(project: Path, *lines: str) -> None:
    added = "".join(f"\n  {each}" for each in lines)
    change(project, ("reportgen.yaml", "attach: [pdf, docx]", f"attach: [pdf, docx]{added}"))


def letters(project: Path) -> Mapping[str, list[str]]:
    """The names of the files in each letter of the outbox."""
    found = {}
    for path in sorted((project / "build/outbox").glob("*.eml")):
        message = parsed(path.read_bytes())
        found[str(message["To"])] = [each.get_filename() or "" for each in message.iter_attachments()]
    return found


def text_of(project: Path) -> str:
    path = next((project / "build/outbox").glob("*anna*.eml"))
    return plain_text(parsed(path.read_bytes()))


@pytest.mark.slow
def test_a_large_message_is_refused_unless_the_project_says_otherwise(large: Path) -> None:
    configure(large, SMALL)

    result = call(large, "send", "-p", "council", "--json")

    assert (result.exit_code, set(codes(result))) == (1, {"message-too-large"})


def test_the_last_format_stays_out_first_and_the_letter_says_so(large: Path) -> None:
    configure(large, SMALL, "oversize: shed")

    result = call(large, "send", "-p", "council", "--json")

    assert result.exit_code == 0, result.output
    assert list(letters(large).values()) == [["council.pdf"]] * 2
    assert "NOT ATTACHED" in text_of(large)
    assert "council.docx (Word" in text_of(large)
    assert codes(result).count("attachment-left-out") == 2
    (first, _) = [each for each in json.loads(result.stdout)["diagnostics"] if "left-out" in each["code"]]
    assert "council.docx stayed out of the letter to anna@example.org" in first["message"]


def test_with_a_link_even_the_last_file_may_stay_out(large: Path) -> None:
    configure(large, TINY, "oversize: shed", LINK)

    succeed(large, "send", "-p", "council")

    assert list(letters(large).values()) == [[], []]
    assert "Find it here: https://example.org/North" in text_of(large)


def test_without_a_link_a_letter_without_any_file_is_refused(large: Path) -> None:
    configure(large, TINY, "oversize: shed")

    result = call(large, "send", "-p", "council", "--json")

    assert result.exit_code == 1
    assert "message-too-large" in codes(result)


def test_a_project_may_ask_for_all_or_nothing(large: Path) -> None:
    configure(large, SMALL, "oversize: link", LINK)

    succeed(large, "send", "-p", "council")

    assert list(letters(large).values()) == [[], []]


def test_a_link_for_large_letters_needs_a_link(large: Path) -> None:
    configure(large, "oversize: link")

    result = call(large, "send", "-p", "council", "--json")

    assert (result.exit_code, codes(result)) == (1, ["wrong-delivery"])


def test_what_fits_stays_whole(large: Path) -> None:
    configure(large, "oversize: shed", LINK)

    result = call(large, "send", "-p", "council", environment=EPOCH)

    assert list(letters(large).values()) == [["council.pdf", "council.docx"]] * 2
    assert "left-out" not in result.output


def test_a_letter_of_ones_own_that_keeps_silent_is_refused(large: Path) -> None:
    configure(large, SMALL, "oversize: shed", "body: own")
    for kind in ("txt", "html"):
        (large / f"templates/own.{kind}.j2").parent.mkdir(exist_ok=True)
        (large / f"templates/own.{kind}.j2").write_text("<p>Here it is.</p>", "utf-8")

    result = call(large, "send", "-p", "council", "--json")

    assert (result.exit_code, set(codes(result))) == (1, {"silent-letter"})
