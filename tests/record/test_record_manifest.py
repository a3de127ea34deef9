from __future__ import annotations

import json
from dataclasses import replace

import pytest

from record.record_values import MANIFEST, OTHER, REPORT
from reportgen.errors import UsageError
from reportgen.model.report.change_bars import NO_BARS, ChangeBars
from reportgen.model.report.manifest import Manifest
from reportgen.record import read_statement, sha256_of, write_statement


def test_a_manifest_comes_back_as_it_was_written() -> None:
    assert read_statement(write_statement(MANIFEST), "build/manifest.json") == MANIFEST


@pytest.mark.parametrize(
    "asked", [ChangeBars(is_wanted=True), NO_BARS, ChangeBars(is_wanted=True, edition=3)], ids=str
)
def test_what_was_asked_of_change_bars_comes_back(asked: ChangeBars) -> None:
    barred = replace(MANIFEST, reports=(replace(REPORT, change_bars=asked),))

    assert read_statement(write_statement(barred), "build/manifest.json") == barred


def test_a_manifest_is_silent_on_change_bars_that_nobody_asked_for() -> None:
    assert b"changeBars" not in write_statement(MANIFEST)


def test_the_order_of_reports_does_not_change_the_bytes() -> None:
    turned = replace(MANIFEST, reports=(REPORT, OTHER))

    assert write_statement(turned) == write_statement(MANIFEST)


def test_it_has_the_shape_of_an_in_toto_statement_with_slsa_provenance() -> None:
    statement = json.loads(write_statement(MANIFEST))

    assert statement["_type"] == "https://in-toto.io/Statement/v1"
    assert statement["predicateType"] == "https://slsa.dev/provenance/v1"
    assert set(statement) == {"_type", "subject", "predicateType", "predicate"}
    assert set(statement["predicate"]) == {"buildDefinition", "runDetails"}
    definition = statement["predicate"]["buildDefinition"]
    assert {"buildType", "externalParameters", "resolvedDependencies"} <= set(definition)
    assert statement["predicate"]["runDetails"]["builder"]["id"].startswith("urn:")


def test_every_descriptor_names_a_sha256() -> None:
    statement = json.loads(write_statement(MANIFEST))
    descriptors = statement["subject"] + statement["predicate"]["buildDefinition"]["resolvedDependencies"]

    assert [each["name"] for each in statement["subject"]] == ["policy.pdf", "policy.html"]
    assert all(set(each["digest"]) == {"sha256"} for each in descriptors)


def test_reports_built_from_other_states_keep_both_digests() -> None:
    older = replace(OTHER, inputs={"content/blocks/a.md": "9" * 64})
    statement = json.loads(write_statement(Manifest("x", "1", (older, REPORT))))

    dependencies = statement["predicate"]["buildDefinition"]["resolvedDependencies"]
    digests = [each["digest"]["sha256"][0] for each in dependencies if each["uri"].endswith("/a.md")]
    assert digests == ["1", "9"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[1]", b'"x"', b"\xff", b'{"predicate": {"buildDefinition": {"buildType": "other"}}}'],
)
def test_a_file_that_is_no_manifest_is_refused(content: bytes) -> None:
    with pytest.raises(UsageError) as caught:
        read_statement(content, "build/manifest.json")

    assert [each.code for each in caught.value.diagnostics] == ["manifest-unreadable"]


def test_a_digest_is_sha256() -> None:
    assert sha256_of(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
