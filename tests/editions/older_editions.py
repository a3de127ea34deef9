"""Editions as releases before 2026-12 recorded them: the words of blocks, in one file for all readers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path


def record_as_before(
    project: Path, reports: Mapping[str, Mapping[str, str]], *, pages: Mapping[str, str] | None = None
) -> None:
    """Edition 1 of `reports`, each the words of its blocks by id; `pages` are their HTML, if they had any."""
    recorded = [
        {
            "profile": profile,
            "passages": [
                {"block": block, "version": "full", "title": block.title(), "text": text}
                for block, text in blocks.items()
            ],
            "claims": [],
        }
        for profile, blocks in sorted(reports.items())
    ]
    body = json.dumps(recorded, ensure_ascii=False, sort_keys=True)
    content: dict[str, object] = {
        "edition": 1,
        "date": "2026-11-21",
        "version": "1.0",
        "digest": hashlib.sha256(body.encode()).hexdigest(),
        "reports": recorded,
    }
    folder = project / "editions"
    (folder / "0001").mkdir(parents=True, exist_ok=True)
    if pages:
        content["pages"] = {
            name: {"sha256": hashlib.sha256(html.encode()).hexdigest(), "pictures": {}}
            for name, html in pages.items()
        }
        for name, html in pages.items():
            (folder / f"0001/{name}.html").write_text(html, "utf-8")
    (folder / "0001.json").write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
