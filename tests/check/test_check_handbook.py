from __future__ import annotations

from pathlib import Path

from reportgen.check.explain import manual_of, manuals

HANDBOOK = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")


def test_the_handbook_has_the_page_of_every_check() -> None:
    for manual in manuals():
        assert manual.text in HANDBOOK, manual.name


def test_the_handbook_explains_every_code_with_its_level() -> None:
    for manual in manuals():
        for code, level in manual.codes.items():
            assert f'| <a id="{code}"></a>`{code}` | {level} |' in HANDBOOK


def test_every_page_says_what_why_an_example_and_the_way_out() -> None:
    for manual in manuals():
        starts = [line.split("  ")[0] for line in manual.text.splitlines() if line[:1].strip()]
        assert starts[-4:] == ["What", "Why", "Example", "Way out"], manual.name


def test_a_code_leads_to_its_page() -> None:
    manual = manual_of("certainty-drift")

    assert manual is not None
    assert (manual.number, manual.name) == (4, "certainty drift")
    assert manual_of("nothing") is None
