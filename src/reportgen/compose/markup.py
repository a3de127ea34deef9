"""Words and attribute values → HTML."""

from __future__ import annotations

from html import escape


def text(words: str) -> str:
    """Words as HTML text."""
    return escape(words, quote=False)


def attribute(name: str, value: str | None) -> str:
    """` name="value"` with its leading space; nothing where there is no value."""
    return "" if value is None else f' {name}="{escape(value)}"'


def element(tag: str, inner: str, **attributes: str | None) -> str:
    """An element whose inner HTML is given; `data_role` becomes `data-role`."""
    written = "".join(attribute(name.replace("_", "-"), value) for name, value in attributes.items())
    return f"<{tag}{written}>{inner}</{tag}>"
