"""The record that earlier releases wrote of an edition → its reports: the words of blocks, and ratings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from reportgen.model.editions.passages import ClaimState, Passage, Snapshot
from reportgen.model.names import ProfileId, VersionName
from reportgen.record.editions.claim_states import read_states, write_states


def read_older(data: Mapping[str, Any]) -> Mapping[ProfileId, Snapshot]:
    """The reports in `data`; raises ValueError where they are not what the digest says."""
    bodies = sorted((_body(each) for each in data["reports"]), key=lambda each: str(each["profile"]))
    written = json.dumps(bodies, ensure_ascii=False, sort_keys=True)
    if hashlib.sha256(written.encode()).hexdigest() != data["digest"]:
        raise ValueError(data["digest"])
    return {ProfileId(str(each["profile"])): _snapshot(each) for each in data["reports"]}


def _body(report: Mapping[str, Any]) -> dict[str, object]:
    passages = [
        {key: each[key] for key in ("block", "version", "title", "text")} for each in report["passages"]
    ]
    claims: tuple[ClaimState, ...] = read_states(report["claims"])
    return {"profile": report["profile"], "passages": passages, "claims": write_states(claims)}


def _snapshot(report: Mapping[str, Any]) -> Snapshot:
    passages = tuple(
        Passage(
            str(each["block"]), VersionName(str(each["version"])), str(each["title"]), (str(each["text"]),)
        )
        for each in report["passages"]
    )
    return Snapshot(
        ProfileId(str(report["profile"])), passages, read_states(report["claims"]), is_whole=False
    )
