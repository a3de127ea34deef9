"""What a report links to has to be in it: notes, sources, glossary."""

from __future__ import annotations

from reportgen.compose.draft import Draft
from reportgen.model.profile import CitationStyle, GlossaryStyle


def say_missing_sections(draft: Draft) -> None:
    """Say which generated sections the profile's citations and terms need and its outline lacks."""
    generated = {part.generate for section in draft.plan.sections for part in section.walk()}
    wanted = (
        ("notes", bool(draft.citations.texts), "citations", "endnotes"),
        (
            "sources",
            draft.profile.citations is CitationStyle.BRACKETS and bool(draft.citations.sources),
            "citations",
            "brackets",
        ),
        (
            "glossary",
            draft.profile.glossary is GlossaryStyle.LIST and bool(draft.terms.used),
            "glossary",
            "list",
        ),
    )
    for name, is_needed, key, style in wanted:
        if is_needed and name not in generated:
            draft.say(
                f"missing-{name}",
                f'"{key}: {style}" needs a section that lists them, and the outline of '
                f'"{draft.profile.id}" has none',
                draft.profile.origins.get("outline", draft.profile.span),
                f"add an entry: {{section: {name.title()}, generate: {name}}}",
            )
