"""Document settings: how Word lays the file out and what it must not ask."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.write.docx.ooxml import Node, parent, w

COMPATIBILITY: Mapping[str, str] = {
    "compatibilityMode": "15",
    "overrideTableStyleFontSizeAndJustification": "1",
    "enableOpenTypeFeatures": "1",
    "doNotFlipMirrorIndents": "1",
    "differentiateMultirowTableHeaders": "1",
}
WORD_2010 = "http://schemas.microsoft.com/office/word"


def write_settings(
    language: str,
    *,
    embeds_fonts: bool,
    mirrors: bool,
    mirrors_margins: bool,
    hyphenates: bool,
    has_footnotes: bool,
    has_endnotes: bool,
) -> list[Node]:
    """The children of `w:settings` in the order of the schema (ECMA-376 17.15.1.78).

    Fields are not to be updated on opening: their results are right, and Word would ask.
    """
    nodes = [w("zoom", percent=100)]
    if embeds_fonts:
        nodes += [w("embedTrueTypeFonts"), w("saveSubsetFonts")]
    if mirrors_margins:
        nodes.append(w("mirrorMargins"))
    nodes.append(w("defaultTabStop", 720))
    if hyphenates:
        nodes.append(w("autoHyphenation"))
    if mirrors:
        nodes.append(w("evenAndOddHeaders"))
    nodes.append(w("characterSpacingControl", "doNotCompress"))
    if has_footnotes:
        nodes.append(parent("footnotePr", w("footnote", id=-1), w("footnote", id=0)))
    if has_endnotes:
        nodes.append(parent("endnotePr", w("numFmt", "decimal"), w("endnote", id=-1), w("endnote", id=0)))
    settings = [w("compatSetting", name=name, uri=WORD_2010) for name in COMPATIBILITY]
    for node, value in zip(settings, COMPATIBILITY.values(), strict=True):
        node.set(next(iter(node.attrib)).replace("name", "val"), value)
    nodes += [
        parent("compat", *settings),
        w("themeFontLang", language),
        w("decimalSymbol", "."),
        w("listSeparator", ","),
    ]
    return nodes
