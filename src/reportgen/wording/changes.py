"""A language's words + those that a project writes instead → the words of its reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from reportgen.model.project import WordChanges
from reportgen.wording.wording import Wording


def changed_wording(wording: Wording, changes: WordChanges) -> Wording:
    """The wording with every changed word in place."""
    fields: dict[str, Any] = {
        name: {**getattr(wording, name), **_changed(getattr(wording, name), words)}
        for name, words in changes.items()
    }
    return replace(wording, **fields)


def _changed(known: Mapping[str, Any], words: Mapping[str, Any]) -> Mapping[str, Any]:
    """Words of marks change in part, others as a whole."""
    return {
        name: replace(known[name], **word) if isinstance(word, Mapping) else word
        for name, word in words.items()
    }
