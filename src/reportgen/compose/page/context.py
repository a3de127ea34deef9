"""What a page template may show, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from markupsafe import Markup

from reportgen.compose.draft import Draft
from reportgen.compose.values import fill_in, plain_value
from reportgen.compose.words.inline import checked, unknown_value
from reportgen.model.content.block import FieldValue
from reportgen.model.report.document import Metadata
from reportgen.wording.english import date_in_words


def page_context(
    draft: Draft, title: str, metadata: Metadata, sections: list[dict[str, Any]]
) -> Mapping[str, object]:
    """`report`, `settings`, `contents`, `sections`, `body` and `metadata` for the template."""
    settings = {name: _setting(name, value, draft) for name, value in draft.profile.settings.items()}
    return {
        "report": _report(draft, title, settings),
        "settings": settings,
        "contents": _contents(sections) if draft.profile.contents else [],
        "sections": sections,
        "body": Markup("\n".join(str(each["html"]) for each in sections)),  # noqa: S704  # composed by the parts
        "metadata": {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in asdict(metadata).items()
        },
    }


def _report(draft: Draft, title: str, settings: Mapping[str, Any]) -> dict[str, object]:
    about, profile = draft.project.about, draft.profile
    number = "-".join(part for part in (about.number or "", _word(settings, "letter")) if part)
    words = {
        "title": title,
        "series": about.series,
        "number": number,
        "version": about.version,
        "status": about.status,
        "issued": date_in_words(about.issued),
        "review_by": date_in_words(about.review_by),
        "publisher": about.publisher,
        "authors": ", ".join(about.authors),
        "contact": about.contact,
        "licence": about.licence,
        "language": profile.language,
        "audience": profile.audience,
        "profile": profile.id,
        "template": profile.template.removesuffix(".html.j2"),
        "paper": profile.paper.value,
        "edition": draft.values.get("edition", ""),
        **{name: _word(settings, name) for name in ("standfirst", "badge", "label", "tagline")},
    }
    return {
        **{name: checked(each, draft.profile.span, draft) for name, each in words.items()},
        "cover": settings.get("cover") is True,
        "draft": profile.draft,
    }


def _word(settings: Mapping[str, Any], name: str) -> str:
    value = settings.get(name, "")
    return value if isinstance(value, str) else plain_value(value)


def _setting(name: str, value: FieldValue, draft: Draft) -> object:
    """Settings as templates see them: text with its values filled in, and the plain kinds as they are."""
    place = draft.profile.origins.get(f"settings.{name}", draft.profile.span)
    if isinstance(value, str):
        return fill_in(value, draft.values, lambda lost: unknown_value(lost, place, draft))
    if isinstance(value, tuple):
        return [_setting(name, each, draft) for each in value]
    if isinstance(value, Mapping):
        return {key: _setting(name, each, draft) for key, each in value.items()}
    return value if isinstance(value, bool | int | float) else plain_value(value)


def _contents(sections: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Titled sections, nested; what stands without a section is listed by its own heading."""
    entries: list[dict[str, Any]] = []
    for section in sections:
        children = _contents(section["sections"])
        if section["title"]:
            entries.append({"href": f"#{section['id']}", "title": section["title"], "children": children})
            continue
        entries.extend(
            {"href": f"#{block['id']}", "title": block["title"], "children": []}
            for block in section["blocks"]
            if block["heading"]
        )
        entries.extend(children)
    return entries
