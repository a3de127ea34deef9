"""Every construct of the vocabulary is the native Word construct."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gallery.word_reading import Opened, gallery, words
from reportgen.write.docx.ooxml import NAMESPACES, name
from reportgen.write.docx.package.lint import lint_docx

Question = Callable[[Opened], bool]


def _style_is(text: str, style: str) -> Question:
    return lambda file: file.style(file.paragraph(text)) == style


def _mark_is(text: str, style: str) -> Question:
    return lambda file: file.run_style(text) == style


def _level_is(text: str, *wanted: str) -> Question:
    return lambda file: file.level(text) == wanted


def _holds(path: str, part: str = "word/document.xml") -> Question:
    return lambda file: bool(file.find(path, part))


def _field(code: str, part: str = "word/document.xml") -> Question:
    return lambda file: any(each.startswith(code) for each in file.codes(part))


CONSTRUCTS: dict[str, Question] = {
    "title": _style_is("Harbour Gallery", "Title"),
    "standfirst": _style_is("Every construct of the vocabulary", "Subtitle"),
    "series": _style_is("Construct series", "Series"),
    "section heading": lambda file: any(
        file.style(each) == "heading 1" for each in file.find("//w:p") if words(each) == "Tables"
    ),
    "block heading": _style_is("Callouts", "heading 2"),
    "fourth level": _style_is("Fourth level", "heading 3"),
    "fifth level": _style_is("Fifth level", "heading 4"),
    "sixth level": _style_is("Sixth level", "heading 5"),
    "outline levels": _holds(
        "//w:style[w:name/@w:val='heading 1']/w:pPr/w:outlineLvl[@w:val='0']", "word/styles.xml"
    ),
    "heading looks as the stylesheet says": _holds(
        "//w:style[w:name/@w:val='heading 1']/w:rPr[w:color/@w:val='14304F'][w:sz/@w:val='32']",
        "word/styles.xml",
    ),
    "heading kept with what follows": _holds(
        "//w:style[w:name/@w:val='heading 1']/w:pPr/w:keepNext", "word/styles.xml"
    ),
    "body font in the defaults": _holds(
        "//w:docDefaults//w:rFonts[@w:ascii='Source Serif Pro']", "word/styles.xml"
    ),
    "body text": _style_is("A plain paragraph", "Body Text"),
    "strong": _mark_is("strong words", "Strong"),
    "emphasis": _mark_is("emphasised words", "Emphasis"),
    "both": _mark_is("both at once", "Strong Emphasis"),
    "code": _mark_is("inline.code()", "HTML Code"),
    "keyboard": _mark_is("Ctrl", "HTML Keyboard"),
    "abbreviation": _mark_is("WHO", "HTML Acronym"),
    "cited work": _mark_is("Cited Work", "HTML Cite"),
    "marked": _mark_is("marked text", "Marked"),
    "deleted": _mark_is("deleted text", "Deleted"),
    "inserted": _mark_is("inserted text", "Inserted"),
    "defined term": _mark_is("port call", "HTML Definition"),
    "evidence mark": _mark_is("could or might", "Evidence Mark"),
    "run-in heading": _mark_is("A run-in title.", "Run-in Heading"),
    "lead-in stays with what it leads to": _holds(
        "//w:style[w:name/@w:val='Lead-in']/w:pPr/w:keepNext", "word/styles.xml"
    ),
    "superscript": _holds(
        "//w:style[w:name/@w:val='Superscript']//w:vertAlign[@w:val='superscript']", "word/styles.xml"
    ),
    "subscript": _holds(
        "//w:style[w:name/@w:val='Subscript']/w:rPr/w:vertAlign[@w:val='subscript']", "word/styles.xml"
    ),
    "generated quotation marks": lambda file: "\u201cshort quotation\u201d" in words(file.root()),
    "soft hyphen": _holds("//w:softHyphen"),
    "non-breaking hyphen": _holds("//w:noBreakHyphen"),
    "line break": _holds("//w:p[contains(., 'break stands here')]/w:r/w:br"),
    "rule": _holds("//w:style[w:name/@w:val='Horizontal Rule']/w:pPr/w:pBdr/w:bottom", "word/styles.xml"),
    "answer line": _holds(
        "//w:pPr[starts-with(w:pStyle/@w:val,'AnswerLine')]/w:tabs/w:tab[@w:leader='underscore']"
    ),
    "outside link": lambda file: (
        b"https://example.org/harbour?a=1&amp;b=2" in file.parts["word/_rels/document.xml.rels"]
    ),
    "inside link to a heading repeats it": lambda file: any(
        code.startswith("REF _Ref_sec_lists") for code in file.codes()
    ),
    "reference to a table repeats its label": lambda file: (
        sum(code.startswith("REF _Ref_label") for code in file.codes()) == 3
    ),
    "page reference": _field("PAGEREF _Ref_sec_wide"),
    "citation leads to the source": _holds("//w:hyperlink[@w:anchor='_Ref_source_a']"),
    "term leads to the glossary": _holds("//w:hyperlink[@w:anchor='_Ref_term_berth']"),
    "bullets": _level_is("bullet one", "bullet", "0", ""),
    "bullets within": _level_is("bullet two, innermost", "bullet", "2", ""),
    "numbers": _level_is("number one", "decimal", "0", "1"),
    "letters within": _level_is("letter a", "lowerLetter", "1", "1"),
    "bullet below a letter": _level_is("a bullet below a letter", "bullet", "2", ""),
    "start": _level_is("seventh, in roman", "lowerRoman", "0", "7"),
    "value": _level_is("tenth, by value", "lowerRoman", "0", "10"),
    "restart": lambda file: (
        file.level("restarted one") == ("decimal", "0", "1")
        and _list_of(file, "restarted one") != _list_of(file, "number three")
    ),
    "one list goes on": lambda file: _list_of(file, "number one") == _list_of(file, "number three"),
    "continued paragraph": _style_is("and a continued paragraph", "List Continue"),
    "term": _style_is("Breakwater", "Definition Term"),
    "definition": _style_is("A wall that calms", "Definition"),
    "table style": _holds("//w:tbl/w:tblPr/w:tblStyle[@w:val='ReportTable']"),
    "repeated head rows": lambda file: (
        len(file.find("//w:tbl[w:tblPr/w:tblCaption[starts-with(@w:val,'Table 1')]]/w:tr/w:trPr/w:tblHeader"))
        == 2
    ),
    "rows do not break": _holds("//w:trPr/w:cantSplit"),
    "column span": _holds("//w:tcPr/w:gridSpan[@w:val='2']"),
    "row span": _holds("//w:tcPr/w:vMerge[@w:val='restart']"),
    "fixed grid": _holds("//w:tblLayout[@w:type='fixed']"),
    "numbers to the right": _style_is("1,204.5", "Table Text Right"),
    "total row": _style_is("2,098.7", "Table Total Right"),
    "caption": _style_is("Ports and their ships", "Caption"),
    "caption counts": lambda file: file.codes().count("SEQ Table \\* ARABIC") == 2,
    "figures count": lambda file: file.codes().count("SEQ Figure \\* ARABIC") == 3,
    "table title and description": _holds(
        "//w:tblPr[w:tblCaption]/w:tblDescription[@w:val='Ports with ships and tonnage']"
    ),
    "picture with alternative": _holds("//wp:docPr[@descr='A grey harbour wall']"),
    "decoration": _holds("//wp:docPr[@descr='']//*[local-name()='decorative']"),
    "vector kept": _holds("//*[local-name()='svgBlip']"),
    "raster beside it": lambda file: sum(each.endswith(".png") for each in file.parts) >= 3,
    "callout of paragraphs": _style_is("A callout of paragraphs only", "Callout Key"),
    "callout label": _style_is("Key point", "Callout Key Label"),
    "callout drawn by its style": _holds(
        "//w:style[w:name/@w:val='Callout Key']/w:pPr[w:pBdr/w:left][w:shd/@w:fill='EAF0F6']",
        "word/styles.xml",
    ),
    "callout with a list in one cell": _holds(
        "//w:tbl[w:tblPr/w:tblDescription[contains(@w:val,'callout warning')]]//w:numPr"
    ),
    "quotation": _style_is("A quotation of one paragraph", "Quote"),
    "code block": _style_is("def berth(ship)", "Source Code"),
    "code block keeps its lines": lambda file: (
        len(file.paragraph("def berth").findall(f".//{name('w:br')}")) == 2
    ),
    "footnote": lambda file: "A footnote with" in words(file.root("word/footnotes.xml")),
    "footnote link": lambda file: b"https://example.org/note" in file.parts["word/_rels/footnotes.xml.rels"],
    "endnotes": lambda file: len(file.find("//w:endnoteReference")) == 2,
    "second call of a note": _field("NOTEREF _Ref_"),
    "endnotes count in plain numbers": _holds(
        "//w:endnotePr/w:numFmt[@w:val='decimal']", "word/settings.xml"
    ),
    "mathematics": _holds("//m:oMath//m:f//m:rad"),
    "French": _holds("//w:r[w:rPr/w:lang/@w:val='fr']"),
    "right to left": _holds("//w:p[w:pPr/w:bidi]/w:r[w:rPr/w:rtl][w:rPr/w:lang/@w:bidi='ar']"),
    "page break before a section": _holds("//w:pPr[w:pageBreakBefore][w:pStyle/@w:val='Heading1']"),
    "level for those who go on": _holds(
        "//w:style[w:name/@w:val='heading 6'][w:basedOn/@w:val='Heading5']/w:pPr/w:outlineLvl[@w:val='5']",
        "word/styles.xml",
    ),
    "title area in styles that are named after its parts": lambda file: (
        not file.find("//w:style/w:name[contains(@w:val,'Variant')]", "word/styles.xml")
    ),
    "struck": _mark_is("struck text", "Struck"),
    "mixed markers count on": _level_is("letter b", "lowerLetter", "1", "1"),
    "callout title": _style_is("Question", "Callout Question Label"),
    "long description": _style_is("The line rises from two", "Long Description"),
    "source line": _style_is("Source: our own count", "Source Line"),
    "source": _style_is("A source with a title", "Bibliography"),
    "banding and head by the table style": lambda file: (
        {"firstRow", "lastRow", "band1Horz", "band2Horz"}
        & {
            str(each)
            for each in file.find(
                "//w:style[@w:styleId='ReportTable']/w:tblStylePr/@w:type", "word/styles.xml"
            )
        }
        >= {"firstRow", "lastRow"}
    ),
    "caption stays with its table": _holds(
        "//w:style[w:name/@w:val='Caption' or w:name/@w:val='caption']/w:pPr/w:keepNext", "word/styles.xml"
    ),
    "chart is a picture with its vector": lambda file: (
        len(
            file.find(
                "//w:p[.//*[local-name()='svgBlip']][.//wp:docPr[contains(@descr,'A line that rises')]]"
            )
        )
        == 1
    ),
    "landscape section": _holds("//w:pgSz[@w:orient='landscape']"),
    "first page without running title": _holds("//w:sectPr/w:titlePg"),
    "page numbers": lambda file: any(
        {"PAGE", "NUMPAGES"} <= set(file.codes(part)) for part in file.parts if part.startswith("word/footer")
    ),
    "running title": lambda file: any(
        'STYLEREF "Title"' in file.codes(part) for part in file.parts if part.startswith("word/header")
    ),
    "label in the running head": lambda file: any(
        "TLP:CLEAR" in words(file.root(part)) for part in file.parts if part.startswith("word/header")
    ),
    "contents": _field('TOC \\f \\l "1-2"'),
    "headings listed in the contents": _field('TC "Text and marks" \\l 1'),
    "contents are filled": lambda file: (
        "Text and marks1" in "".join(words(each) for each in file.find("/w:document/w:body/w:p"))
    ),
    "nothing to update": lambda file: (
        b"updateFields" not in file.parts["word/settings.xml"] and not file.find("//@w:dirty")
    ),
    "blocks in bookmarks": lambda file: (
        sum(str(each).startswith("_rg_") for each in file.find("//w:p/w:bookmarkStart/@w:name")) == 14
    ),
    "blocks in the manifest": lambda file: b'id="marks" version="full"' in file.parts["customXml/item1.xml"],
    "core properties": lambda file: (
        b"Reportgen Project" in file.parts["docProps/core.xml"]
        and b"en-GB" in file.parts["docProps/core.xml"]
    ),
    "fonts embedded": _holds("//w:font[@w:name='Source Serif Pro']/w:embedRegular", "word/fontTable.xml"),
    "no empty paragraph as space": lambda file: (
        not [
            each
            for each in file.find("//w:body//w:p[not(.//w:r) and not(.//m:oMath)]")
            if file.style(each) != "Horizontal Rule"
            and not each.xpath("w:pPr/w:spacing[@w:lineRule='exact']", namespaces=NAMESPACES)
        ]
    ),
}


def _list_of(file: Opened, text: str) -> str:
    return str(file.paragraph(text).xpath("string(w:pPr/w:numPr/w:numId/@w:val)", namespaces=NAMESPACES))


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_a_construct_is_native(construct: str) -> None:
    assert CONSTRUCTS[construct](gallery())


def test_nothing_in_the_gallery_refers_to_nothing() -> None:
    assert lint_docx(gallery().content) == ()
