"""The library keeps its own rules: enough of everything, and no version that says more than the full one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from content.articles import ROOT

HEDGES = {"stated", "unnamed-experts", "likely", "could", "value", "definition", "synthesis"}
_CONTAINER = re.compile(r"^(:{3,}) version (\S+)\n(.*?)^\1$\n?", re.MULTILINE | re.DOTALL)
_CLAIM = re.compile(r"c-[a-z]+-[a-z0-9-]+")

BLOCKS: Mapping[str, Path] = {path.stem: path for path in sorted((ROOT / "content/blocks").rglob("*.md"))}


def claims() -> Mapping[str, Mapping[str, Any]]:
    return {
        claim["id"]: claim
        for path in sorted((ROOT / "content/claims").glob("*.yaml"))
        for claim in yaml.safe_load(path.read_text(encoding="utf-8"))
    }


def profile(name: str) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load((ROOT / f"profiles/{name}.yaml").read_text(encoding="utf-8"))
    return loaded


def entries(outline: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for entry in outline:
        yield entry
        yield from entries(entry.get("outline", []))


def placed(entry: Mapping[str, Any]) -> list[str]:
    return [*entry.get("blocks", []), *([entry["block"]] if "block" in entry else [])]


def named_blocks(name: str) -> set[str]:
    return {block for entry in entries(profile(name)["outline"]) for block in placed(entry)}


def wordings(path: Path) -> Mapping[str, str]:
    text = path.read_text(encoding="utf-8").split("---\n", 2)[2]
    versions = {match[2]: match[3] for match in _CONTAINER.finditer(text)}
    full = _CONTAINER.sub("", text).strip()
    return {**({"full": full} if full else {}), **versions}


def test_the_register_and_the_library_are_large_enough() -> None:
    assert len(claims()) >= 90
    assert len(BLOCKS) >= 100


def test_every_claim_has_a_place_and_a_hedge() -> None:
    incomplete = [
        key
        for key, claim in claims().items()
        if claim["hedge"] not in HEDGES or not (claim.get("cites") or claim["hedge"] == "synthesis")
    ]

    assert incomplete == []


def test_contradictions_are_named_from_both_sides() -> None:
    register = claims()

    one_sided = [
        (key, other)
        for key, claim in register.items()
        for other in claim.get("contradicts", [])
        if key not in register[other].get("contradicts", [])
    ]

    assert one_sided == []


def test_every_version_cites_only_what_the_full_text_cites() -> None:
    beyond = {
        (name, version): cited - set(_CLAIM.findall(texts["full"]))
        for name, path in BLOCKS.items()
        if "full" in (texts := wordings(path))
        for version, text in texts.items()
        if (cited := set(_CLAIM.findall(text))) - set(_CLAIM.findall(texts["full"]))
    }

    assert beyond == {}


def test_every_audience_has_wordings_of_its_own() -> None:
    versions = [set(wordings(path)) for path in BLOCKS.values()]

    for name in ("full", "short", "student", "plain"):
        assert sum(name in each for each in versions) >= 40


def test_every_claim_stands_in_a_block() -> None:
    cited = {claim for path in BLOCKS.values() for claim in _CLAIM.findall(path.read_text(encoding="utf-8"))}

    assert set(claims()) - cited == set()


def test_every_report_opens_with_its_source_note_and_shows_its_gaps() -> None:
    for name in ("policy", "policy-flash", "students", "teachers", "general", "reference"):
        outline = profile(name)["outline"]
        generated = {entry.get("generate") for entry in entries(outline)}

        assert "syn-source-note" in [block for entry in entries(outline[:1]) for block in placed(entry)]
        assert {"sources", "changes"} <= generated
        assert {"syn-method", "syn-contact"} <= named_blocks(name)
        assert {"syn-verify", "syn-contradictions", "syn-known-claimed-unknown"} & named_blocks(name)


def test_the_teachers_outline_is_that_of_the_students_with_more() -> None:
    students = profile("students")["outline"]
    teachers = profile("teachers")["outline"]

    assert [entry for entry in teachers if entry in students] == students
    assert {"syn-answers", "syn-teaching-notes"} <= named_blocks("teachers") - named_blocks("students")
