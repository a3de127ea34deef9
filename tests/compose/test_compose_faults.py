"""Each mistake an author can make is said at its place, with the way out."""

from __future__ import annotations

import pytest

from compose.compose_projects import NOTES, faults, faults_of, project_files

DATA: dict[str, str | bytes] = {
    "content/data/good.csv": "a,b\n1,2\n",
    "content/data/ragged.csv": "a,b\n1,2\n3\n4,5,6\n",
    "content/data/broken.csv": 'a,b\n"1,2\n',
    "content/data/empty.csv": "\n",
    "content/data/gap.csv": "a,b\n1,\n",
    "content/data/sheet.xlsx": b"PK",
    "content/data/unclear.csv": "a,b;c\n1,2;3\n",
    "content/data/commas.csv": 'a,b\nx,"0,5"\n',
    "content/data/either.csv": 'a,b\nx,1.500\ny,"12,500"\n',
    "content/data/tiny.csv": "a,b\nx,0.000000000001\n",
    "content/data/percent.csv": "a,b\nx,5%\ny,6\n",
    "content/data/words.csv": "a,b\nx,many\n",
    "content/data/arrows.csv": "from,to,line\na,b,wavy\n",
    "content/data/latin.csv": "a,b\n1,é\n".encode("latin-1"),
    "content/images/good.svg": '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
    "content/images/script.svg": '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
}
BLOCK = "content/blocks/one.md"

# Text of the block (its first line is line 5 of the file), code, place, part of message or hint.
FAULTS = (
    ("Hello [@c-basses].", "unknown-citation", f"{BLOCK}:5:8", 'did you mean "c-bases"?'),
    ("A [@source-a].", "citation-without-place", f"{BLOCK}:5:4", "without a place"),
    ("A [@source-a, chapter 3].", "citation-without-place", f"{BLOCK}:5:4", '"chapter 3" is no place'),
    ("A [@c-bases, p. 3].", "claim-with-locator", f"{BLOCK}:5:4", "a claim knows its place"),
    ("A [@c-bases c-link].", "malformed-citation", f"{BLOCK}:5:3", "write [@claim]"),
    ("Two\nlines [[prot call]].", "unknown-term", f"{BLOCK}:6:7", 'did you mean "port call"?'),
    ("A {{ regio }}.", "unknown-value", f"{BLOCK}:5:3", 'did you mean "region"?'),
    ("A [](#nowhere).", "unknown-reference", f"{BLOCK}:5:6", "nowhere"),
    ("[x](javascript:alert(1))", "forbidden-link", f"{BLOCK}:5:5", "https:"),
    ("[x](../../../other.md)", "forbidden-link", f"{BLOCK}:5:5", "leads out of the project"),
    ("[x](../.secret/a.md)", "forbidden-link", f"{BLOCK}:5:5", "hidden file"),
    ("[](other.md)", "page-of-elsewhere", f"{BLOCK}:5:4", "has no page"),
    ("a <!-- b", "unclosed-comment", f"{BLOCK}:5:3", "-->"),
    ("<!-- b\n\nc", "unclosed-comment", f"{BLOCK}:5:1", "-->"),
    ("text\n\t::: note", "indented-container", f"{BLOCK}:6:2", "begin the line"),
    ("[](https://example.org)", "link-without-words", f"{BLOCK}:5:1", "no words"),
    ("[x](https://example.org){.page}", "page-of-elsewhere", f"{BLOCK}:5:5", "no page"),
    ("[x [@c-bases]](https://example.org)", "broken-link", f"{BLOCK}:5:15", "no citation"),
    ("[x[^1]](https://example.org)\n\n[^1]: y", "broken-link", f"{BLOCK}:5:8", "no citation"),
    ("![](images/good.svg)", "image-without-alt", f"{BLOCK}:5:1", "between the brackets"),
    ("![x](images/god.svg)", "unknown-image", f"{BLOCK}:5:6", 'did you mean "images/good.svg"?'),
    ("![x](https://example.org/x.png)", "unknown-image", f"{BLOCK}:5:6", "content/images/"),
    ("![x](images/script.svg)", "unusable-image", f"{BLOCK}:5:6", "<script>"),
    ("![x [@c-bases]](images/good.svg)", "citation-in-alternative", f"{BLOCK}:5:5", "caption"),
    ("::: nte\nx\n:::", "unknown-container", f"{BLOCK}:5:5", 'did you mean "note"?'),
    ("::: note\n:::", "empty-callout", f"{BLOCK}:5:5", "write it"),
    ("::: answer {lines=many}\n:::", "bad-number", f"{BLOCK}:5:19", "1 to 60"),
    ("::: answer\nx\n:::", "answer-with-text", f"{BLOCK}:6:1", "move the text out"),
    ("::: only polcy\nx\n:::", "unknown-audience", f"{BLOCK}:5:10", 'did you mean "policy"?'),
    ("[x]{only=nobody}", "unknown-audience", f"{BLOCK}:5:10", "nobody"),
    ("::: only\nx\n:::", "audience-missing", f"{BLOCK}:5:5", "names no audience"),
    ("[x]{.kdb}", "unknown-class", f"{BLOCK}:5:5", 'did you mean "kbd"?'),
    ("[x]{style=red}", "unknown-attribute", f"{BLOCK}:5:5", '"style"'),
    ("[x]{onclick=run}", "unknown-attribute", f"{BLOCK}:5:5", '"onclick"'),
    ("[x]{only policy}", "broken-attributes", f"{BLOCK}:5:4", "cannot be read"),
    ("::: note {=}\nx\n:::", "broken-attributes", f"{BLOCK}:5:10", "cannot be read"),
    ("text\n\n{#lost}\n", "dangling-attributes", f"{BLOCK}:7:1", "nothing below"),
    ("# A {#x}\n# B {#x}", "duplicate-id", f"{BLOCK}:6:7", f"taken at {BLOCK}:5"),
    ("# A {#note-1}\nx [@c-bases]", "reserved-id", f"{BLOCK}:5:7", "note-1"),
    ("a [^1]", "unknown-footnote", f"{BLOCK}:5:3", "[^1]: …"),
    ("a\n\n[^1]: b", "unused-footnote", f"{BLOCK}:7:1", "nothing calls"),
    ("a[^1]\n\n[^1]: b[^1]", "note-within-note", f"{BLOCK}:7:8", "calls itself"),
    ("a[^1]\n\n[^1]: b [@c-bases]", "note-within-note", f"{BLOCK}:5:2", "cite in the text"),
    ("a[^1]\n\n[^1]:\n    - b", "footnote-with-blocks", f"{BLOCK}:8:5", "keep lists"),
    ("- a\n- [b]{except=policy}\n", "empty-item", f"{BLOCK}:6:1", 'is empty for "policy"'),
    ("| a |\n|---|\n| [b]{except=policy} |", "empty-cell", f"{BLOCK}:7:2", 'is empty for "policy"'),
    ('::: table {data=good.csv caption="[x]{only=x}"}\n:::', "unknown-attribute", f"{BLOCK}:5:39", "except"),
    ("- a\n-\n", "empty-item", f"{BLOCK}:6:1", "empty"),
    ("| a | b |\n|---|---|\n| 1 |  |", "empty-cell", f"{BLOCK}:7:6", "Not stated"),
    ("| a | b |\n|---|---|\n| 1 | 2 | 3 | 4 |", "ragged-row", f"{BLOCK}:7:11", "the head has 2"),
    ("> | a |\n> |---|\n> | 1 | `2|3` |", "ragged-row", f"{BLOCK}:7:9", "\\|"),
    ("::: table {data=good.csv head=0}\n:::", "table-without-header", f"{BLOCK}:5:31", "head=1"),
    ("::: table {data=good.csv head=2}\n:::", "table-without-rows", f"{BLOCK}:5:31", "below its header"),
    ("::: table {data=good.csv rowhead=2}\n:::", "bad-number", f"{BLOCK}:5:34", "at most 1"),
    ("::: table {data=good.csv align=lcr}\n:::", "bad-alignment", f"{BLOCK}:5:32", "2 columns"),
    ('::: table {data=good.csv widths="1,0"}\n:::', "bad-widths", f"{BLOCK}:5:34", "above 0"),
    ("::: table {data=god.csv}\n:::", "unknown-data", f"{BLOCK}:5:17", 'did you mean "good.csv"?'),
    ("::: table {data=../claims/all.yaml}\n:::", "unknown-data", f"{BLOCK}:5:17", "content/data/"),
    ("::: table {data=ragged.csv}\n:::", "ragged-row", "content/data/ragged.csv:3:1", "1 cells"),
    ("::: table {data=ragged.csv}\n:::", "ragged-row", "content/data/ragged.csv:4:5", "3 cells"),
    ("::: table {data=broken.csv}\n:::", "malformed-data", "content/data/broken.csv:2:1", "never closed"),
    ("::: table {data=latin.csv}\n:::", "wrong-encoding", "content/data/latin.csv:2:3", "UTF-8"),
    ("::: table {data=empty.csv}\n:::", "empty-data", "content/data/empty.csv:1", "no rows"),
    ("::: table {data=gap.csv}\n:::", "empty-cell", "content/data/gap.csv:2:3", "cell 2"),
    ("::: table {data=sheet.xlsx}\n:::", "unread-data", f"{BLOCK}:5:17", "save sheet.xlsx as CSV"),
    ("::: table {data=unclear.csv}\n:::", "unclear-delimiter", "content/data/unclear.csv:1", "comma or semi"),
    ("::: table\n:::", "table-without-rows", f"{BLOCK}:5:5", "one place"),
    ("::: table {data=good.csv}\n|a|\n|-|\n|1|\n:::", "table-twice", f"{BLOCK}:5:5", "one place"),
    ("::: table {data=good.csv}\n- x\n:::", "unexpected-content", f"{BLOCK}:6:1", "paragraphs"),
    ("::: table Words {data=good.csv}\n:::", "words-after-container", f"{BLOCK}:5:11", "Words"),
    ("::: chart {data=words.csv}\n:::", "bad-number", "content/data/words.csv:2:3", '"many"'),
    ("::: chart {data=commas.csv}\n:::", "bad-number", "content/data/commas.csv:2:4", "write 0.5, or"),
    ("::: chart {data=either.csv}\n:::", "bad-number", "content/data/either.csv:3:4", "declare `decimal:"),
    ("::: chart {data=tiny.csv}\n:::", "bad-number", "content/data/tiny.csv:2:3", "at most 15"),
    ("::: chart {data=percent.csv}\n:::", "bad-number", "content/data/percent.csv:3:3", "only one is"),
    ("::: chart {type=pie data=good.csv}\n:::", "unknown-choice", f"{BLOCK}:5:17", "bar, column, line"),
    ("::: chart\n:::", "chart-without-numbers", f"{BLOCK}:5:5", "register=hedge"),
    ("::: chart {register=mood}\n:::", "unknown-choice", f"{BLOCK}:5:21", "hedge"),
    ('::: chart {register=hedge topics="bdr"}\n:::', "unknown-topic", f"{BLOCK}:5:35", "bdr"),
    ("::: diagram\n:::", "diagram-without-data", f"{BLOCK}:5:5", "data=FILE.csv"),
    ("::: diagram {data=good.csv alt=x}\n:::", "bad-columns", "content/data/good.csv:1:1", "from, to"),
    ("::: diagram {data=arrows.csv alt=x}\n:::", "unknown-choice", "content/data/arrows.csv:2:5", '"wavy"'),
    ("a \u202e b", "bidi-control", f"{BLOCK}:5:3", "U+202E"),
    ("a &#x202e; b", "bidi-control", f"{BLOCK}:5:3", "U+202E"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code", "place", "said"), FAULTS, ids=[f"{f[1]}-{n}" for n, f in enumerate(FAULTS)]
)
def test_a_mistake_is_said_where_it_stands(text: str, code: str, place: str, said: str) -> None:
    found = faults(text, files=DATA)

    matching = [each for each in found if each.code == code and str(each.span) == place]
    assert matching, found
    assert any(said in f"{each.message} {each.hint}" for each in matching), matching


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{f[1]}-{n}" for n, f in enumerate(FAULTS)])
def test_messages_are_lower_case_without_full_stop(fault: tuple[str, str, str, str]) -> None:
    for each in faults(fault[0], files=DATA):
        assert each.message[0] == each.message[0].lower()
        assert not each.message.endswith(".")


def test_a_number_that_two_charts_show_is_refused_once() -> None:
    charts = "::: chart {data=tiny.csv caption=A}\n:::\n\n::: chart {data=tiny.csv caption=B}\n:::"

    assert [each.code for each in faults(charts, files=DATA)] == ["bad-number"]


def test_all_mistakes_of_a_document_come_in_one_run() -> None:
    found = faults_of(project_files({"one": "[@nix] [[nix]]", "two": "{{ nix }} [](#nix)"}))

    assert {each.code for each in found} == {
        "unknown-citation", "unknown-term", "unknown-value", "unknown-reference",
    }  # fmt: skip


def test_a_reference_to_a_block_that_is_left_out_says_why() -> None:
    outline = "  - {section: Text, blocks: [one]}\n" + NOTES

    found = faults_of(project_files({"one": "See [](#two).", "two": "x"}, outline=outline))

    (fault,) = found
    assert fault.code == "reference-to-left-out"
    assert '"two" is not in the report for "policy"' in fault.message
    assert fault.hint is not None
    assert "reportgen explain two -p policy" in fault.hint


def test_a_reference_into_a_block_that_is_left_out_names_that_block() -> None:
    outline = "  - {section: Text, blocks: [one]}\n" + NOTES

    found = faults_of(project_files({"one": "See [](#in).", "two": "# In {#in}\n\nx"}, outline=outline))

    (fault,) = found
    assert fault.hint is not None
    assert 'it stands in "two"' in fault.hint


@pytest.mark.parametrize(
    ("profile", "text", "code"),
    [
        ("", "x [@c-bases]", "missing-notes"),
        ("citations: brackets", "x [@c-bases]", "missing-sources"),
        ("glossary: list", "x [[port call]]", "missing-glossary"),
    ],
)
def test_a_list_that_readers_are_sent_to_has_to_be_there(profile: str, text: str, code: str) -> None:
    outline = "  - {section: Text, blocks: [one]}\n"

    found = faults_of(project_files({"one": text}, profile, outline))

    assert [each.code for each in found] == [code]


def test_a_key_judgement_rests_on_a_claim() -> None:
    outline = "  - {section: Judgements, generate: key-judgements}\n" + NOTES
    block = "---\ntitle: So\nkind: key-judgement\n---\nIt is so.\n\n- really\n"

    found = faults_of(project_files({"one": block}, outline=outline))

    assert {each.code for each in found} == {"judgement-without-claim", "judgement-with-blocks"}


def test_a_link_around_a_picture_that_cannot_be_shown_is_one_mistake() -> None:
    badge = "[![Build](https://example.org/badge.svg)](https://example.org) [![Made](gone.svg)](#one)"

    assert [each.code for each in faults_of(project_files({"one": badge}))] == ["unknown-image"] * 2
