"""Presentation MathML → Office mathematics."""

from __future__ import annotations

import pytest

from reportgen.write.docx.emit.mathml import write_formula
from reportgen.write.docx.ooxml import name

SUM = "<mo>∑</mo>"
BELOW, ABOVE = "<mi>i</mi>", "<mi>n</mi>"


@pytest.mark.parametrize(
    ("limits", "place", "hidden"),
    [
        (f"<munderover>{SUM}{BELOW}{ABOVE}</munderover>", "undOvr", set()),
        (f"<munder>{SUM}{BELOW}</munder>", "undOvr", {"supHide"}),
        (f"<mover>{SUM}{ABOVE}</mover>", "undOvr", {"subHide"}),
        (f"<msubsup>{SUM}{BELOW}{ABOVE}</msubsup>", "subSup", set()),
        (f"<msub>{SUM}{BELOW}</msub>", "subSup", {"supHide"}),
        (f"<msup>{SUM}{ABOVE}</msup>", "subSup", {"subHide"}),
    ],
)
def test_limits_of_a_large_sign_stand_where_the_author_put_them(
    limits: str, place: str, hidden: set[str]
) -> None:
    (large,) = write_formula(f"<math>{limits}<mi>x</mi></math>").iter(name("m:nary"))

    values = {node.tag.rpartition("}")[2]: node.get(name("m:val")) for node in large[0]}
    assert values == {"chr": "∑", "limLoc": place} | dict.fromkeys(hidden, "1")
    shown = {part.tag.rpartition("}")[2]: "".join(part.itertext()) for part in large[1:]}
    assert shown == {
        "sub": "" if "subHide" in hidden else "i",
        "sup": "" if "supHide" in hidden else "n",
        "e": "x",
    }


def test_what_is_no_mathml_is_shown_as_it_stands() -> None:
    assert "".join(write_formula("a < b").itertext()) == "a < b"
