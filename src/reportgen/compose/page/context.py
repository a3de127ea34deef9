"""What a page template may show, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from reportgen.compose.glyphs.printable import PrintableWords
from reportgen.compose.page.carried import carried_lines
from reportgen.compose.titles import TitleWriter
from reportgen.compose.values import Values, plain_value
from reportgen.model.content.block import FieldValue
from reportgen.model.profile import Profile
from reportgen.model.project import About
from reportgen.model.report.document import Metadata
from reportgen.model.report.theme import Logo
from reportgen.model.text.words import Maker, Words, joined, made
from reportgen.model.text.written import derived, words_of, written_text
from reportgen.wording import Wording


def page_context(
    about: About,
    profile: Profile,
    titles: TitleWriter,
    metadata: Metadata,
    sections: Sequence[Mapping[str, Any]],
    *,
    logo: Logo | None,
) -> Mapping[str, object]:
    """`report`, `settings`, `contents`, `sections`, `body` and `metadata` for the template."""
    settings = {
        name: _setting(name, value, profile, titles.values) for name, value in profile.settings.items()
    }
    return {
        "report": {**_report(about, profile, settings, titles), "logo": _logo(logo)},
        "settings": settings,
        "contents": _contents(sections) if profile.contents else [],
        "sections": sections,
        "body": carried_lines(each["html"] for each in sections),
        "metadata": {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in asdict(metadata).items()
        },
    }


def _logo(logo: Logo | None) -> Mapping[str, str] | None:
    if logo is None:
        return None
    return {"src": f"asset:{logo.asset}", "alt": written_text(words_of(logo.alternative, Maker.GENERATOR))}


def report_title(profile: Profile, values: Values) -> Words:
    """The title with its values in place."""
    around = profile.origins.get("title", profile.span)
    return values.fill(words_of(profile.title, Maker.GENERATOR), around)


def _report(
    about: About, profile: Profile, settings: Mapping[str, Any], titles: TitleWriter
) -> dict[str, object]:
    wording = titles.values.wording
    shown = {
        "title": written_text(report_title(profile, titles.values)),
        "series": about.series,
        "number": _number(about.number or "", _word(settings, "letter", wording)),
        "version": about.version,
        "status": about.status,
        "issued": derived(wording.date_in_words(about.issued), about.issued, Maker.WORDING),
        "review_by": derived(wording.date_in_words(about.review_by), about.review_by, Maker.WORDING),
        "publisher": about.publisher,
        "authors": _listed(about.authors),
        "contact": about.contact,
        "licence": about.licence,
        "language": profile.language,
        "audience": profile.audience,
        "profile": profile.id,
        "template": profile.template.removesuffix(".html.j2"),
        "paper": profile.paper.value,
        "edition": titles.values.table.get("edition", ""),
        **{name: _word(settings, name, wording) for name in ("standfirst", "badge", "label", "tagline")},
    }
    return {
        **{name: _printable(each, profile, titles.printable) for name, each in shown.items()},
        "cover": settings.get("cover") is True,
        "draft": profile.draft,
    }


def _number(number: str, letter: str) -> str:
    parts = [words_of(part, Maker.GENERATOR) for part in (number, letter) if part]
    hyphen = made("-", None, Maker.GENERATOR)
    return written_text(parts[0] + hyphen + parts[1]) if len(parts) == 2 else "".join(map(str, parts))


def _listed(texts: Iterable[str]) -> str:
    members = [words_of(text, Maker.GENERATOR) for text in texts]
    parts = [part for each in members for part in (made(", ", each.place, Maker.GENERATOR), each)]
    return written_text(joined(parts[1:]))


def _printable(text: str, profile: Profile, printable: PrintableWords) -> str:
    return written_text(printable.check(words_of(text, Maker.GENERATOR), profile.span))


def _word(settings: Mapping[str, Any], name: str, wording: Wording) -> str:
    value = settings.get(name, "")
    return value if isinstance(value, str) else plain_value(value, wording)


def _setting(name: str, value: FieldValue, profile: Profile, values: Values) -> object:
    """Settings as templates see them: text with its values filled in, and the plain kinds as they are."""
    if isinstance(value, str):
        around = profile.origins.get(f"settings.{name}", profile.span)
        return written_text(values.fill(words_of(value, Maker.GENERATOR), around))
    if isinstance(value, tuple):
        return [_setting(name, each, profile, values) for each in value]
    if isinstance(value, Mapping):
        return {key: _setting(name, each, profile, values) for key, each in value.items()}
    return value if isinstance(value, bool | int | float) else plain_value(value, values.wording)


def _contents(sections: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Titled sections, nested; what stands without a section is listed by its own heading."""
    entries: list[dict[str, Any]] = []
    for section in sections:
        if section["title"]:
            children = _contents(section["sections"])
            entries.append({"href": f"#{section['id']}", "title": section["title"], "children": children})
            continue
        entries.extend(
            {"href": f"#{block['id']}", "title": block["title"], "children": []}
            for block in section["blocks"]
            if block["heading"]
        )
    return entries
