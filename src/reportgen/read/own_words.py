"""The files of `templates/wording/` → the words that a project prints instead of reportgen's, by language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from reportgen.model.diagnostic import Diagnostic, Reporter, Severity
from reportgen.model.project import WordChanges
from reportgen.model.span import Span
from reportgen.read.forms.filled import fill_what_is_sound
from reportgen.read.forms.own_words import OWN_WORDS_FORM, filled_words
from reportgen.read.suggestion import suggestion
from reportgen.read.yaml.nodes import Node

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)


def read_own_words(
    trees: Mapping[str, Node], languages: Iterable[str], report: Reporter
) -> Mapping[str, WordChanges]:
    """Give the words by language in lower case; `languages` are those of the profiles."""
    known = tuple(dict.fromkeys(languages))
    used = {part for each in known for part in (each.lower(), each.lower().partition("-")[0])}
    words: dict[str, WordChanges] = {}
    for path, tree in trees.items():
        language = PurePosixPath(path).stem
        if not _LANGUAGE.fullmatch(language) or language.lower() not in used:
            report(_unused(path, language, known))
        filled = fill_what_is_sound(OWN_WORDS_FORM, tree, {}, report)
        if filled is not None:
            words[language.lower()] = filled_words(filled.form)
    return words


def _unused(path: str, language: str, known: tuple[str, ...]) -> Diagnostic:
    message = f'no report reads these words: no profile has the language "{language}"'
    hint = suggestion(language, known) or f"name the file after a language of a profile: {', '.join(known)}"
    return Diagnostic("unread-file", message, Span(path), hint, Severity.WARNING)
