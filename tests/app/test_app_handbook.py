"""Every diagnostic is explained, ours and those of installed checks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from app.handbook_codes import PAGE, SOURCE, codes_in_use, contents
from reportgen.app.handbook import codes, page_of
from reportgen.check import table
from reportgen.check.finding import Check, EditorialCheck, Finding
from reportgen.check.manuscripts import CheckInput
from reportgen.errors import UsageError
from reportgen.model.diagnostic import Severity

IN_USE = codes_in_use()


class Tidy:
    """A check as a package may bring it."""

    name = "tidy"
    codes: Mapping[str, Severity] = {"untidy-given": Severity.WARNING}

    def find(self, given: CheckInput) -> Iterable[Finding]:  # noqa: ARG002  # the protocol's own signature
        return ()


def test_every_code_in_the_source_has_a_page() -> None:
    assert {code: path for code, path in IN_USE.items() if page_of(code) is None} == {}


def test_no_page_is_about_a_code_that_nothing_uses() -> None:
    spelled = "\n".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py"))

    assert [code for code in codes() if f'"{code}"' not in spelled and code not in IN_USE] == []


@pytest.mark.parametrize("code", codes())
def test_a_page_says_what_it_means_with_an_example_and_the_way_out(code: str) -> None:
    page = page_of(code)

    assert page is not None
    assert page.startswith(f"# {code}\n\n")
    assert "Example" in page
    assert "Way out" in page


def test_the_list_of_diagnostics_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == contents()


def test_names_that_are_no_codes_have_no_page() -> None:
    assert [page_of(name) for name in ("../errors", "", "no-such-code", "A-B")] == [None] * 4


@pytest.mark.parametrize("check", [Tidy(), Check(Tidy.name, Tidy.codes, Tidy().find)])
def test_a_code_of_an_installed_check_is_explained(
    check: EditorialCheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "foreign_checks", lambda: (check,))

    page = page_of("untidy-given")

    assert page is not None
    assert page.splitlines()[2] == 'The installed check "tidy" reports this, by default as warning.'
    assert page.endswith("Every diagnostic is explained, ours and those of installed checks.")


def test_an_installed_check_that_is_broken_explains_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> tuple[EditorialCheck, ...]:
        raise UsageError([])

    monkeypatch.setattr(table, "foreign_checks", broken)

    assert page_of("untidy-given") is None
