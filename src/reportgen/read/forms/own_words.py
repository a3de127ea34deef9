"""The form of `templates/wording/LANG.yaml`: every word that a project may replace."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Any, cast

from reportgen.read.forms.fields import LINE
from reportgen.read.forms.form import Form, given, nested, optional
from reportgen.read.forms.kinds import Kind, refined
from reportgen.read.forms.refusal import RefusedError
from reportgen.wording.english import ENGLISH

_EVIDENCE_PARTS = ("word", "meaning", "ours")


def _places_in(text: str) -> frozenset[str]:
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError as error:
        raise RefusedError("has a brace that nothing closes", "write {{ or }} for a brace itself") from error


def _instead_of(word: str) -> Kind[str]:
    """A word that has the same places to fill as the one it replaces."""
    wanted = _places_in(word)

    def check(text: str) -> str:
        if _places_in(text) != wanted:
            listed = " and ".join(f"{{{each}}}" for each in sorted(wanted))
            raise RefusedError(f"must have {listed} in it", f"the word it replaces is: {word}")
        return text

    return refined(LINE, check) if wanted else LINE


def _form(name: str, doc: str, fields: Mapping[str, object]) -> type[Form]:
    return cast("type[Form]", type(name, (Form,), {**fields, "__doc__": doc}))


def _sort(name: str, words: Mapping[str, str]) -> type[Form]:
    fields = {key: optional(_instead_of(word), f"instead of: {word}") for key, word in words.items()}
    return _form(f"{name.title()}Words", f"Words of the sort {name}.", fields)


def _evidence() -> type[Form]:
    forms: dict[str, object] = {}
    for key, words in ENGLISH.evidence.items():
        parts = {
            part: optional(LINE, f"instead of: {getattr(words, part) or words.meaning}")
            for part in _EVIDENCE_PARTS
        }
        about = f"The mark of {key}: its word, its meaning, and its meaning where the work is ours."
        own = _form(f"{key.title().replace('-', '')}Evidence", about, parts)
        forms[key] = given(nested(own), f"instead of: {words.word}", default=own())
    return _form("EvidenceWords", "Words of marks of evidence.", forms)


_SORTS: Mapping[str, type[Form]] = {
    **{
        name: _sort(name, getattr(ENGLISH, name))
        for name in ("labels", "callouts", "unsigned", "tiers", "reliability", "confidence", "statuses")
    },
    "evidence": _evidence(),
}

OWN_WORDS_FORM = _form(
    "OwnWordsForm",
    "Words of one language that a project prints instead of reportgen's.",
    {name: given(nested(form), f"words of the sort {name}", default=form()) for name, form in _SORTS.items()},
)


def filled_words(form: Form) -> dict[str, Any]:
    """What an author wrote in a form of words, by name; forms within it as mappings."""
    written: dict[str, Any] = {}
    for name, (own, _) in type(form).asked.items():
        value = getattr(form, own)
        found = filled_words(value) if isinstance(value, Form) else value
        if found:
            written[name] = found if isinstance(found, dict) else str(found)
    return written
