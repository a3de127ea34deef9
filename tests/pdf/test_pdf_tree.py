"""The structure tree says what the HTML says, wherever pages break."""

from __future__ import annotations

from gallery.house_theme import make_document
from gallery.random_pictures import SVG
from pdf.struct_reader import Element, artifacts, operators, read_structure
from reportgen.write.engine.pdf import write_pdf
from reportgen.write.engine.rendering import lay_out

LINES = "A sentence that is long enough to fill a line of text on its page. "


def write(body: str, css: str = "", assets: dict[str, bytes] | None = None) -> bytes:
    document = make_document(f"<main>{body}</main>", css=css, assets=assets)
    return write_pdf(document, lay_out(document))


def tree(body: str, css: str = "") -> Element:
    return read_structure(write(body, css, {"chart.svg": SVG}))


def test_a_table_over_several_pages_is_one_table_with_one_head() -> None:
    rows = "".join(f"<tr><td>{number}</td><td>x</td></tr>" for number in range(120))
    head = '<thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>'

    content = write(f"<table>{head}<tbody>{rows}</tbody></table>")

    table = read_structure(content).only("Table")
    assert [kid.kind for kid in table.kids] == ["THead", "TBody"]
    assert len(table.only("TBody").kids) == 120
    assert len({page for cell in table.find("TD") for page, _ in cell.marks}) > 2
    assert artifacts(content, 1).count("/Header") >= 2  # the head drawn again, and the running title


def test_a_foot_that_is_drawn_on_each_page_is_read_once_and_last() -> None:
    rows = "".join(f"<tr><td>{number}</td></tr>" for number in range(120))
    foot = "<tfoot><tr><td>Sum</td></tr></tfoot>"

    table = tree(f"<table><tbody>{rows}</tbody>{foot}</table>", "tfoot { display: table-footer-group }").only(
        "Table"
    )

    assert [kid.kind for kid in table.kids] == ["TBody", "TFoot"]
    assert len(table.only("TFoot").only("TD").marks) == 1


def test_a_foot_that_breaks_over_two_pages_is_read_whole() -> None:
    rows = "".join(f"<tr><td>{number}</td></tr>" for number in range(20))
    foot = f"<tfoot><tr><td>{LINES * 60}</td></tr></tfoot>"

    table = tree(f"<table><tbody>{rows}</tbody>{foot}</table>", "tr { break-inside: auto }").only("Table")

    assert {page for page, _ in table.only("TFoot").only("TD").marks} == {0, 1}


def test_a_paragraph_over_two_pages_is_one_paragraph() -> None:
    paragraph = tree(f'<p style="break-before: auto">{LINES * 90}</p>').only("P")

    assert {page for page, _ in paragraph.marks} == {0, 1}
    assert paragraph.marks == sorted(paragraph.marks)


def test_a_list_over_two_pages_is_one_list_of_labels_and_bodies() -> None:
    items = "".join(f"<li>{LINES}</li>" for _ in range(60))

    listing = tree(f"<ol>{items}</ol>").only("L")

    assert listing.shape == "L(" + " ".join(["LI(Lbl LBody)"] * 60) + ")"
    assert listing.attributes["/ListNumbering"] == "/Decimal"


def test_a_row_that_breaks_over_pages_keeps_its_cells_whole() -> None:
    row = f"<tr><td>{LINES * 150}</td><td>{LINES * 100}</td></tr>"

    cells = tree(f"<table><tbody>{row}</tbody></table>", "tr { break-inside: auto }").find("TD")

    assert len(cells) == 2
    assert {page for page, _ in cells[0].marks} > {0}


def test_a_nested_list_belongs_to_the_body_of_its_item() -> None:
    shape = tree("<ul><li>one<ul><li>two</li></ul></li><li><p>three</p></li></ul>").only("Part").shape

    assert shape == "Part(L(LI(Lbl LBody(L(LI(Lbl LBody)))) LI(Lbl LBody(P))))"


def test_terms_and_definitions_are_labels_and_bodies() -> None:
    shape = tree("<dl><dt>a</dt><dt>b</dt><dd>c</dd><dt>d</dt><dd><p>e</p></dd></dl>").only("Part").shape

    assert shape == "Part(L(LI(Lbl Lbl LBody) LI(Lbl LBody(P))))"


def test_header_cells_have_a_scope_and_cells_name_their_headers() -> None:
    table = tree(
        '<table><thead><tr><th scope="col" rowspan="2">R</th><th scope="col" colspan="2">G</th></tr>'
        '<tr><th scope="col">a</th><th scope="col">b</th></tr></thead>'
        '<tbody><tr><th scope="row">r</th><td>1</td><td>2</td></tr></tbody></table>'
    ).only("Table")

    assert [head.attributes["/Scope"] for head in table.find("TH")] == ["/Column"] * 4 + ["/Row"]
    ids = {head.entries["ID"]: number for number, head in enumerate(table.find("TH"))}
    named = [[ids[each] for each in cell.attributes["/Headers"]] for cell in table.find("TD")]
    assert named == [[4, 1, 2], [4, 1, 3]]


def test_a_short_row_gets_the_cells_it_lacks() -> None:
    rows = "<tr><td>1</td><td>2</td><td>3</td></tr><tr><td>1</td></tr>"

    assert [len(row.kids) for row in tree(f"<table><tbody>{rows}</tbody></table>").find("TR")] == [3, 3]


def test_a_caption_below_its_table_is_read_where_the_html_has_it() -> None:
    body = "<table><caption>C</caption><tbody><tr><td>1</td></tr></tbody></table>"

    assert tree(body, "caption { caption-side: bottom }").only("Table").kids[0].kind == "Caption"


def test_a_footnote_is_read_where_it_is_called() -> None:
    note = '<span data-role="footnote">The note.</span>'

    shape = (
        tree(f"<p>Before{note} after.</p><table><tbody><tr><td>x{note}</td></tr></tbody></table>")
        .only("Part")
        .shape
    )

    assert shape == "Part(P(Reference Note(Lbl)) Table(TBody(TR(TD(Reference Note(Lbl))))))"


def test_notes_have_ids_of_their_own() -> None:
    note = '<span data-role="footnote">The note.</span>'
    end = '<ol data-role="notes"><li id="note-1"><p>End.</p></li></ol>'

    notes = tree(f"<p>a{note} b{note}</p>{end}").find("Note")

    assert len({each.entries["ID"] for each in notes}) == len(notes) == 3


def test_a_link_over_several_lines_is_one_link_with_one_annotation() -> None:
    link = tree(f'<p>See <a href="https://example.org/">{LINES * 3}</a></p>').only("Link")

    (annotation,) = link.annotations
    assert len(annotation["/QuadPoints"]) >= 3 * 8
    assert annotation["/Contents"].startswith("A sentence")


def test_a_link_over_two_pages_is_one_link_with_an_annotation_on_each() -> None:
    link = tree(f'<p>{LINES * 46}<a href="https://example.org/">{LINES * 40}</a></p>').only("Link")

    assert {page for page, _ in link.marks} == {0, 1}
    assert len(link.annotations) == 2


def test_the_contents_are_references_without_their_dots() -> None:
    content = write(
        '<nav data-role="toc"><h2>Contents</h2><ol>'
        '<li><a href="#a">First</a><ol><li><a href="#b">Second</a></li>'
        '</ol></li></ol></nav><h2 id="a">First</h2><h3 id="b">Second</h3>'
    )

    contents = read_structure(content).only("Part").kids[0]
    assert contents.shape == "Sect(H2 TOC(TOCI(Reference(Link) TOC(TOCI(Reference(Link))))))"
    assert [len(link.marks) for link in contents.find("Link")] == [2, 2]  # title and page number
    assert [len(link.annotations) for link in contents.find("Link")] == [1, 1]
    assert artifacts(content, 0).count("/Layout") > 50


def test_running_titles_are_artifacts() -> None:
    content = write(f"<p>{LINES * 90}</p>")

    assert "/Footer" in artifacts(content, 1)
    assert read_structure(content).shape == "Document(Part(P))"


def test_a_draft_mark_is_an_artifact_of_every_page() -> None:
    content = write(
        f"<p>{LINES * 90}</p>", css='main::before { content: "DRAFT"; position: fixed; top: 40% }'
    )

    assert all("/Watermark" in artifacts(content, page) for page in (0, 1))
    assert read_structure(content).shape == "Document(Part(P))"


def test_every_mark_is_either_in_the_tree_or_an_artifact() -> None:
    content = write(f"<h2>T</h2><p>{LINES * 90}</p><hr><p>End</p>")

    drawn = [
        int(operands[1]["/MCID"])
        for operands, name in operators(content, 1)
        if name == "BDC" and "/MCID" in operands[1]
    ]
    read = [number for each in read_structure(content).walk() for page, number in each.marks if page == 1]
    assert sorted(drawn) == sorted(read)


def test_abbreviations_languages_and_quotations_are_kept() -> None:
    part = tree(
        '<blockquote lang="fr"><p>Bonjour <q>a</q></p></blockquote>'
        '<p><abbr title="North Atlantic Treaty Organization">NATO</abbr> <span lang="de">Hafen</span></p>'
    ).only("Part")

    assert part.only("BlockQuote").entries["Lang"] == "fr"
    assert [span.entries for span in part.find("Span")] == [
        {"E": "North Atlantic Treaty Organization"},
        {"Lang": "de"},
    ]
    assert part.shape == "Part(BlockQuote(P(Quote)) P(Span Span))"


def test_an_evidence_mark_is_spoken_as_its_word() -> None:
    span = tree('<p>a <span data-role="mark" data-hedge="could" title="could or might">○</span></p>').only(
        "Span"
    )

    assert span.entries["Alt"] == "could or might"


def test_a_figure_has_its_alternative_and_its_place() -> None:
    part = tree(
        '<figure data-role="chart"><img src="asset:chart.svg" alt="A line rises">'
        "<figcaption>F</figcaption></figure>"
        '<p data-role="long-description">It rises.</p>'
    ).only("Part")

    assert part.shape == "Part(Div(Figure Caption) P)"
    figure = part.only("Figure")
    assert figure.entries["Alt"] == "A line rises"
    left, bottom, right, top = figure.attributes["/BBox"]
    assert (round(right - left), round(top - bottom)) == (240, 120)
    assert 0 < bottom < 842


def test_an_image_without_words_is_decoration() -> None:
    assert tree('<p>a <img src="asset:chart.svg" alt=""></p>').shape == "Document(Part(P))"


def test_a_table_within_a_callout_keeps_its_place() -> None:
    body = (
        '<aside data-role="callout" data-kind="note"><p data-role="callout-label">Note</p>'
        "<table><tbody><tr><td>1<table><tbody><tr><td>2</td></tr></tbody></table></td></tr></tbody></table></aside>"
    )

    assert tree(body).only("Part").shape == "Part(Aside(P Table(TBody(TR(TD(Table(TBody(TR(TD)))))))))"


def test_text_behind_a_group_stays_in_the_tree() -> None:
    content = write("<p>Before</p><p>Pale</p>", "p + p { opacity: 0.5 }")

    assert read_structure(content).shape == "Document(Part(P P))"
    assert all(paragraph.marks for paragraph in read_structure(content).find("P"))
