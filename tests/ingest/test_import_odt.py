from __future__ import annotations

import pytest

from ingest.importing import archive, lines, read
from reportgen.errors import ContentError
from reportgen.ingest.importer import Changes
from reportgen.model.imported import Code

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = (
    f'xmlns:office="{_NS}office:1.0" xmlns:text="{_NS}text:1.0" xmlns:table="{_NS}table:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
TRACKED = (
    '<text:tracked-changes><text:changed-region text:id="d"><text:deletion><text:p>never</text:p>'
    '</text:deletion></text:changed-region><text:changed-region text:id="i"><text:insertion/>'
    "</text:changed-region></text:tracked-changes>"
    '<text:p>We <text:change text:change-id="d"/><text:change-start text:change-id="i"/>always'
    '<text:change-end text:change-id="i"/> agree.</text:p>'
)


def odt(body: str, manifest: str = "<m/>", styles: str | None = None) -> bytes:
    content = (
        f"<office:document-content {SPACES}><office:body><office:text>{body}</office:text></office:body>"
    )
    parts = {"META-INF/manifest.xml": manifest, "content.xml": f"{content}</office:document-content>"}
    return archive(parts if styles is None else {**parts, "styles.xml": styles})


@pytest.mark.parametrize(
    ("changes", "text", "gone"),
    [(Changes.ACCEPT, "We always agree.", "never"), (Changes.REJECT, "We never agree.", "always")],
)
def test_decided_changes_leave_one_text_and_say_the_other(changes: Changes, text: str, gone: str) -> None:
    document = read("a.odt", odt(TRACKED), changes)

    assert lines(document) == [text]
    assert [each.text for each in document.left_out] == [gone]


def test_undecided_changes_are_refused() -> None:
    with pytest.raises(ContentError) as refused:
        read("a.odt", odt(TRACKED))

    assert [each.code for each in refused.value.diagnostics] == ["tracked-changes"]


def test_a_comment_is_said_and_left_out() -> None:
    comment = "<office:annotation><dc:creator>Ada</dc:creator><text:p>Really?</text:p></office:annotation>"

    document = read("a.odt", odt(f"<text:p>Shown{comment}.</text:p>"))

    assert lines(document) == ["Shown."]
    assert [(each.reason, each.text) for each in document.left_out] == [("a comment by Ada", "Really?")]


def test_preformatted_lines_make_one_piece_of_code() -> None:
    line = '<text:p text:style-name="Preformatted_20_Text">{}</text:p>'
    code = "".join(map(line.format, ("one", "two", "three")))

    passages = read("a.odt", odt(f"<text:p>Before.</text:p>{code}<text:p>After.</text:p>{code}")).passages
    assert [each.text for each in passages if isinstance(each, Code)] == ["one\ntwo\nthree"] * 2
    assert [isinstance(each, Code) for each in passages] == [False, True, False, True]


def test_running_heads_and_feet_are_said_once_and_left_out() -> None:
    style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
    masters = "".join(
        f"<style:master-page><style:{kind}><text:p>{words}</text:p></style:{kind}></style:master-page>"
        for kind, words in (("header", "Our head"), ("header", "Our head"), ("footer", "Our foot"))
    )
    styles = f'<office:document-styles {SPACES} xmlns:style="{style}">{masters}</office:document-styles>'

    document = read("a.odt", odt("<text:p>Shown.</text:p>", styles=styles))
    assert lines(document) == ["Shown."]
    assert [(each.reason, each.text) for each in document.left_out] == [
        ("a running head", "Our head"),
        ("a running foot", "Our foot"),
    ]


def test_spans_of_cells_leave_even_rows() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    covered = f"<table:table-row>{cell.format('wide')}<table:covered-table-cell/></table:table-row>"
    rows = f"{covered}<table:table-row>{cell.format('a')}{cell.format('b')}</table:table-row>"

    assert lines(read("a.odt", odt(f"<table:table>{rows}</table:table>"))) == ["wide\t", "a\tb"]


def test_an_encrypted_document_is_said_to_be_encrypted() -> None:
    with pytest.raises(ContentError) as refused:
        read("a.odt", odt("", "<m><encryption-data/></m>"))

    assert [each.code for each in refused.value.diagnostics] == ["encrypted-document"]
