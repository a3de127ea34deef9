"""Document → digest: equal digests mean that every engine would be fed the same."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import lru_cache
from hashlib import sha256

from reportgen.model.report.document import Document, Earlier
from reportgen.model.report.theme import Theme


def digest_document(document: Document) -> str:
    """SHA-256 in hexadecimal over everything in `document` that can reach an artifact."""
    metadata = document.metadata
    # Most bytes by far are fonts, and the theme's faces are assets too.
    faces = {id(face.content): _digest_of_font(face.content) for face in document.theme.faces}
    parts = {
        "profile": document.profile,
        "title": document.title,
        "language": document.language,
        "html": document.html,
        "assets": {
            name: faces.get(id(content)) or sha256_of(content) for name, content in document.assets.items()
        },
        "theme": _theme_parts(document.theme),
        "paper": document.paper.value,
        "pdf_variant": document.pdf_variant.value,
        "attachments": [
            [each.name, sha256_of(each.content), each.description, each.relationship.value]
            for each in document.attachments
        ],
        "metadata": {each.name: getattr(metadata, each.name) for each in fields(metadata)},
    }
    return sha256_of(canonical(parts))


def digest_earlier(earlier: Earlier | None) -> str:
    """SHA-256 in hexadecimal over what a redline is compared with; nothing where it is not compared."""
    if earlier is None:
        return ""
    pictures = {name: sha256_of(content) for name, content in earlier.pictures.items()}
    return sha256_of(canonical([earlier.edition, earlier.html, sha256_of(earlier.stylesheet), pictures]))


def canonical(value: object) -> bytes:
    """JSON with sorted keys and no spaces, in UTF-8: one value, one spelling."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def sha256_of(content: bytes) -> str:
    """SHA-256 of some bytes, in hexadecimal."""
    return sha256(content).hexdigest()


@lru_cache(maxsize=64)
def _digest_of_font(content: bytes) -> str:
    """Kept from report to report, since all of a project are set in a few fonts."""
    return sha256_of(content)


def _theme_parts(theme: Theme) -> object:
    return {
        "id": theme.id,
        "title": theme.title,
        "tokens": dict(theme.tokens),
        "css": theme.css,
        "faces": [
            [face.family, face.weight, face.is_italic, face.file, _digest_of_font(face.content)]
            for face in theme.faces
        ],
        "word_fonts": theme.fonts.value,
        "hyphenates": theme.hyphenates,
        "substitutes": dict(theme.substitutes),
        "house": None if theme.house is None else sha256_of(theme.house),
        "styles": dict(theme.styles),
        "house_keeps": sorted(each.value for each in theme.house_keeps),
        "native_endnotes": theme.native_endnotes,
    }
