"""Answers of a worker that foreign content has taken over: data, and never more than what was asked."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import ContentError, EngineError
from reportgen.model.format import Format
from reportgen.model.names import ProfileId
from reportgen.model.report.artifact import Artifact
from reportgen.write.worker.progress import read_stage
from reportgen.write.worker.protocol import LENGTH, pack_artifacts, unpack_answer, unpack_refusal
from reportgen.write.worker.results import open_artifacts

PDF = (Format.PDF,)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6) | st.just("report.pdf"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
KEYS = ("profile", "format", "path", "pages", "size", "diagnostics", "facts")
ENTRY = {"profile": "report", "format": "pdf", "path": "report.pdf", "pages": 1, "size": 3}


def packed(head: object, content: bytes = b"abc") -> bytes:
    text = json.dumps(head).encode()
    return LENGTH.pack(len(text)) + text + content


def artifact(profile: str = "report", form: Format = Format.PDF, path: str = "report.pdf") -> Artifact:
    return Artifact(ProfileId(profile), form, path, b"abc", 1)


def test_what_was_asked_for_is_taken() -> None:
    assert open_artifacts("report", pack_artifacts((artifact(),)), PDF) == (artifact(),)


@pytest.mark.parametrize(
    "made",
    [
        (artifact(path="other.pdf"),),
        (artifact(path="../report.pdf"),),
        (artifact(path="manifest.json"),),
        (artifact(profile="other", path="other.pdf"),),
        (artifact(form=Format.HTML, path="report.html"),),
        (artifact(), artifact()),
        (),
    ],
)
def test_an_answer_about_anything_else_is_none(made: tuple[Artifact, ...]) -> None:
    with pytest.raises(EngineError):
        open_artifacts("report", pack_artifacts(made), PDF)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x80\x04N.",
        b"\x80\x04cposix\nsystem\n(S'true'\ntR.",
        packed([]),
        packed(None),
        packed(7),
        packed({"artifacts": 7}),
        packed({"artifacts": [7]}),
        packed({"artifacts": [{**ENTRY, "size": -1}]}),
        packed({"artifacts": [{**ENTRY, "size": 1 << 62, "diagnostics": [], "facts": None}]}),
        packed({"facts": {"pages": float("inf")}}),
        packed({"failure": "content", "diagnostics": [{"code": "\x1b[2J"}]}),
        LENGTH.pack(200_000) + b"[" * 200_000,
        LENGTH.pack(1 << 62) + b"{}",
    ],
)
def test_what_is_no_answer_ends_as_a_crash_of_the_worker(content: bytes) -> None:
    with pytest.raises(EngineError):
        open_artifacts("report", content, PDF)


@given(key=st.sampled_from(KEYS), value=VALUES)
def test_an_answer_with_any_value_in_it_is_taken_or_refused(key: str, value: object) -> None:
    head = {"artifacts": [{**ENTRY, "diagnostics": [], "facts": None, key: value}]}

    with suppress(EngineError, ContentError):
        (made,) = open_artifacts("report", packed(head), PDF)
        assert (made.profile, made.path, made.format) == ("report", "report.pdf", Format.PDF)


@given(VALUES)
def test_any_json_is_an_answer_or_a_value_error(value: object) -> None:
    with suppress(ValueError):
        unpack_answer(packed(value))
    with suppress(ValueError):
        unpack_refusal(json.dumps(value).encode())
    read_stage(json.dumps(value).encode())


@given(st.binary(max_size=200))
def test_any_bytes_are_an_answer_or_a_value_error(content: bytes) -> None:
    with suppress(ValueError):
        unpack_answer(content)
    read_stage(content)
