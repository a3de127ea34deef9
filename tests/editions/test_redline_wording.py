"""Two wordings of one paragraph → what of them is kept, gone and new."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from editions.redlined_values import BOLD, LOOK, PLAIN, run
from reportgen.model.editions.difference import Turn
from reportgen.write.docx.redline.redline import redline
from reportgen.write.docx.redline.wording import merge_wordings
from reportgen.write.docx.values.blocks import (
    Body,
    Inline,
    Link,
    Paragraph,
    Reference,
    Run,
    SectionEnd,
    Tracked,
)

SIGNS = {Turn.ADDED: "{+%s+}", Turn.REMOVED: "[-%s-]", Turn.KEPT: "%s"}


def merged(old: tuple[Inline, ...], new: tuple[Inline, ...]) -> str:
    return _shown(merge_wordings(old, new, {}))


def _shown(content: Iterable[Inline]) -> str:
    parts: list[str] = []
    for each in content:
        match each:
            case Run():
                parts.append(f"*{each.text}*" if each.look.is_bold else each.text)
            case Tracked():
                parts.append(SIGNS[each.turn] % _shown(each.content))
            case Link():
                parts.append(f"<{_shown(each.content)}>")
            case Reference():
                parts.append(f"({_shown(each.content)})")
    return "".join(parts)


@pytest.mark.parametrize(
    ("old", "new", "both"),
    [
        ("The cat sat.", "The cat sat.", "The cat sat."),
        ("The cat sat.", "The dog sat.", "The [-cat-]{+dog+} sat."),
        ("The cat sat.", "The big cat sat.", "The {+big +}cat sat."),
        ("The big cat sat.", "The cat sat.", "The [-big -]cat sat."),
        ("It cost 1,200 pounds.", "It cost 1,300 pounds.", "It cost [-1,200-]{+1,300+} pounds."),
        ("One two three.", "One two three, four.", "One two three{+, four+}."),
        ("a b c d e the", "u v w x y the", "[-a b c d e the-]{+u v w x y the+}"),
        ("a b c d the end", "u v the end", "[-a b c d-]{+u v+} the end"),
        ("one a two", "uno b dos", "[-one a two-]{+uno b dos+}"),
        ("", "New.", "{+New.+}"),
        ("Gone.", "", "[-Gone.-]"),
    ],
)
def test_what_stays_is_kept_and_the_rest_is_tracked(old: str, new: str, both: str) -> None:
    assert merged((run(old),), (run(new),)) == both


def test_another_look_of_the_same_words_is_no_change() -> None:
    assert merged((run("The cat"),), (run("The "), run("cat", BOLD))) == "The *cat*"


def test_runs_of_one_look_are_joined_and_others_stay_apart() -> None:
    old, new = (run("a b c d"),), (run("a b ", PLAIN), run("x", BOLD), run(" c d y"))

    assert merged(old, new) == "a b {+*x* +}c d{+ y+}"


def test_words_of_a_link_that_stays_change_within_it() -> None:
    old = (run("See "), Link("https://a.example", (run("the old page"),)), run(" now."))
    new = (run("See "), Link("https://a.example", (run("the new page"),)), run(" now."))

    assert merged(old, new) == "See <the ><[-old-]><{+new+} page> now."


def test_a_field_that_is_gone_leaves_its_words() -> None:
    old = (run("See "), Reference("text", "cost", (run("What it cost"),)), run(" for all of it."))

    assert merged(old, (run("See this for all of it."),)) == "See [-What it cost-]{+this+} for all of it."


def test_another_number_of_a_page_is_no_change() -> None:
    pages = [(run("See page "), Reference("page", "cost", (run(number),))) for number in "37"]

    assert merged(*pages) == "See page (7)"


def _body(*texts: str) -> Body:
    paragraphs = (Paragraph("Body Text", LOOK, (run(each),)) for each in texts)
    return Body(tuple(paragraphs), SectionEnd("", 1, 0.0), ())


def test_paragraphs_that_are_alike_continue_each_other_wherever_they_stand() -> None:
    old = _body("One stays.", "The quay was dredged to nine metres in May.", "Two stays.", "Gone for good.")
    new = _body("One stays.", "Quite new.", "The quay was dredged to ten metres in May.", "Two stays.")
    found = [each for each in redline(old, new).blocks if isinstance(each, Paragraph)]

    assert [each.turn for each in found] == [Turn.KEPT, Turn.ADDED, Turn.KEPT, Turn.KEPT, Turn.REMOVED]
    assert [sum(isinstance(part, Tracked) for part in each.content) for each in found] == [0, 1, 2, 0, 1]


def test_words_of_a_whole_paragraph_are_marked_as_such_and_single_words_are_not() -> None:
    found = [
        each
        for each in redline(_body("Gone for good.", "One a two."), _body("One b two.", "New.")).blocks
        if isinstance(each, Paragraph)
    ]
    tracked = [[part.is_whole for part in each.content if isinstance(part, Tracked)] for each in found]

    assert tracked == [[True], [False, False], [True]]


def test_a_paragraph_continues_none_from_behind_the_next_that_stays() -> None:
    old = _body("One stays.", "The quay is deep.", "Two stays.", "The quay is very deep now.")
    new = _body("One stays.", "The quay is very deep.", "Two stays.")
    found = [each for each in redline(old, new).blocks if isinstance(each, Paragraph)]

    assert [each.turn for each in found] == [Turn.KEPT, Turn.KEPT, Turn.KEPT, Turn.REMOVED]
