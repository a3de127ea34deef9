"""The form of one entry of `content/sources.yaml`."""

from __future__ import annotations

from reportgen.model.content.source import Reliability, Tier
from reportgen.read.forms.fields import DAY, FLAG, IDENTIFIER, LANGUAGE, LINE, PROSE
from reportgen.read.forms.form import Form, given, needed, optional
from reportgen.read.forms.kinds import listed, one_of, refined
from reportgen.read.forms.refusal import RefusedError

_DIGEST_LENGTH = 64


def _digest(text: str) -> str:
    lowered = text.lower()
    if len(lowered) != _DIGEST_LENGTH or not set(lowered) <= set("0123456789abcdef"):
        raise RefusedError("must be the 64 hexadecimal digits of a SHA-256")
    return lowered


def _relative(text: str) -> str:
    if text.startswith("/") or "\\" in text or ":" in text or ".." in text.split("/"):
        raise RefusedError("must be a path inside the project, with forward slashes")
    return text


DIGEST = refined(LINE, _digest, {"type": "string", "pattern": "^[0-9a-fA-F]{64}$"})


class SourceForm(Form):
    """One document that facts come from, in CSL terms."""

    id = needed(IDENTIFIER, "letters, digits, hyphens")
    type = needed(LINE, "CSL type, as in webpage, report, book")
    title = needed(LINE, "the title as printed")
    label = optional(LINE, "short name in bracket marks; default the id")
    author = given(listed(LINE), "names as printed; empty: none given", default=())
    issued = optional(LINE, "date of publication; null prints n.d.")
    accessed = optional(DAY, "when it was last looked at")
    publisher = optional(LINE, "who published it")
    url = optional(LINE, "where it is found")
    language = optional(LANGUAGE, "language code")
    file = optional(refined(LINE, _relative), "path of a copy, relative to the project")
    sha256 = optional(DIGEST, "SHA-256 of that file")
    complete = given(FLAG, "whether the copy is whole", default=True)
    tier = needed(one_of(Tier), "how near the source stands to what it reports")
    reliability = needed(one_of(Reliability), "Admiralty letter A to F")
    descriptor = needed(PROSE, "what limits this source, in one or two sentences")
    rights = optional(LINE, "what may be done with its text")
