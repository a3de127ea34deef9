"""Boxes and arrows."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawing.pictures import Picture, look
from reportgen.compose.drawing import (
    Diagram,
    Direction,
    DrawingError,
    Edge,
    Palette,
    describe_diagram,
    draw_diagram,
    estimate_width,
    measure_face,
)
from reportgen.compose.drawing.diagrams.layers import make_layers
from reportgen.compose.drawing.limits import MAX_EDGES, MAX_LABEL, WIDTH
from reportgen.compose.drawing.text_width import wrap

COLOURS = Palette()
FONTS = Path(__file__).parents[2] / "templates" / "fonts"
CHAIN = (
    Edge("Sales or exercises", "Attention turns south", "could turn", is_dashed=True),
    Edge("Attention turns south", "Less elsewhere", "could mean", is_dashed=True),
    Edge("Less elsewhere", "A gain", "seen as"),
)
CIRCLE = (*CHAIN, Edge("A gain", "Sales or exercises", "leads to more"))


def pictured(
    *edges: Edge, direction: Direction = Direction.DOWN, meanings: tuple[str, str] = ("", "")
) -> Picture:
    diagram = Diagram("Ways & means", edges, direction, *meanings)
    return look(draw_diagram(diagram, COLOURS), estimate_width)


def boxes_by_text(picture: Picture) -> dict[str, tuple[float, float]]:
    """The middle of every box, by the words in it."""
    middles = {}
    for box in picture.boxes:
        words = " ".join(text.words for text in picture.texts if box.holds(text))
        middles[words] = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    return middles


@pytest.mark.parametrize("direction", Direction)
def test_boxes_follow_each_other_in_the_direction_of_the_arrows(direction: Direction) -> None:
    middles = boxes_by_text(pictured(*CHAIN, direction=direction))

    axis = 0 if direction is Direction.RIGHT else 1
    order = sorted(middles, key=lambda words: middles[words][axis])
    assert order == ["Sales or exercises", "Attention turns south", "Less elsewhere", "A gain"]


def test_a_chain_runs_straight() -> None:
    middles = boxes_by_text(pictured(*CHAIN))

    assert len({round(x) for x, _ in middles.values()}) == 1


def test_a_circle_is_drawn_with_an_arrow_back() -> None:
    layered = make_layers(Diagram("T", CIRCLE))

    assert layered.returning == (3,)
    assert [len(layer) for layer in layered.layers] == [1, 1, 1, 1]
    for direction in Direction:
        words = " ".join(text.words for text in pictured(*CIRCLE, direction=direction).texts)
        assert "leads to more" in words


def test_two_boxes_that_lead_to_each_other_are_drawn() -> None:
    assert len(pictured(Edge("a", "b", "helps"), Edge("b", "a", "pays")).boxes) == 2


def test_a_long_arrow_passes_the_layers_between() -> None:
    layered = make_layers(Diagram("T", (Edge("a", "b"), Edge("b", "c"), Edge("a", "c"))))

    assert [len(layer) for layer in layered.layers] == [1, 2, 1]


def test_dashed_lines_are_explained_in_a_key() -> None:
    words = {text.words for text in pictured(*CHAIN, meanings=("stated", "could")).texts}

    assert {"stated", "could"} <= words
    one = pictured(Edge("a", "b", "c"), meanings=("stated", "could"))
    assert {text.words for text in one.texts} == {"a", "b", "c", "stated"}


def test_lines_that_the_author_does_not_explain_have_no_key() -> None:
    assert {text.words for text in pictured(Edge("a", "b", "c", is_dashed=True)).texts} == {"a", "b", "c"}


def test_dashed_arrows_are_dashed() -> None:
    # Two arrows and the sample in the key.
    assert pictured(*CHAIN, meanings=("stated", "could")).dashed == 3


@pytest.mark.parametrize(
    ("edges", "message"),
    [
        ((), "a diagram needs at least one arrow"),
        ((Edge("a", "a"),), 'an arrow leads from "a" to itself'),
        ((Edge("a", "b"), Edge("a", "b", "x")), 'two arrows lead from "a" to "b"; join their labels'),
        ((Edge("a", " "),), "an arrow starts or ends at a box without a name"),
        (tuple(Edge("a", str(n)) for n in range(MAX_EDGES + 1)), "the diagram has 61 arrows, more than 60"),
        (
            (Edge("a", "b", "b" * (MAX_LABEL + 1)),),
            f'the label "{"b" * 40}…" has more than 200 characters',
        ),
        (
            tuple(Edge("a", f"Extraordinary {n}") for n in range(9)),
            "the diagram is too broad to lead down; use direction=right, or shorter words",
        ),
    ],
)
def test_what_cannot_be_read_is_not_drawn(edges: tuple[Edge, ...], message: str) -> None:
    with pytest.raises(DrawingError) as caught:
        pictured(*edges)

    assert str(caught.value) == message


def test_a_label_may_be_as_long_as_the_limit() -> None:
    label = "word " * (MAX_LABEL // len("word "))
    texts = [text.words for text in pictured(Edge("a", "b", label)).texts]

    assert " ".join(texts).count("word") == label.count("word")


def test_the_description_holds_every_arrow() -> None:
    edges = (Edge("a", "b", "helps", is_dashed=True), Edge("b", "c"))

    assert describe_diagram(Diagram("Ways", edges)) == (
        "Boxes and arrows: Ways. “a” leads to “b” (helps). “b” leads to “c”."
    )
    assert describe_diagram(Diagram("Ways", edges, Direction.DOWN, "stated", "could")) == (
        "Boxes and arrows: Ways. “a” leads to “b” (helps, could). “b” leads to “c” (stated)."
    )


def test_a_face_is_measured_by_its_own_widths() -> None:
    measure = measure_face((FONTS / "source-sans" / "SourceSansPro-Regular.ttf").read_bytes())

    assert measure("ill", 12) < measure("mmm", 12)
    assert measure("word", 24) == pytest.approx(2 * measure("word", 12))


@pytest.mark.parametrize("face", sorted(FONTS.glob("*/*-Regular.ttf")), ids=lambda path: path.stem)
def test_the_estimate_is_wide_enough_for_the_bundled_faces(face: Path) -> None:
    text = "The statements that both sources make, 1,900 in all (could mean more)"

    assert measure_face(face.read_bytes())(text, 12) <= estimate_width(text, 12)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab cdé日\u0301", max_size=80), st.floats(15, 200))
def test_broken_lines_fit_and_lose_no_sign(text: str, width: float) -> None:
    lines = wrap(text, width, 12, estimate_width)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(estimate_width(line, 12) <= width or len(line) == 1 for line in lines)


NAMES = st.sampled_from(["Alpha", "Bravo trade", "Charlie and Co", "Delta", "Echo", "Foxtrot"])
EDGES = st.builds(
    Edge, NAMES, NAMES, st.sampled_from(["", "could", "leads to", "is said to cause"]), st.booleans()
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(EDGES, min_size=1, max_size=9, unique_by=lambda edge: (edge.from_, edge.to)),
    st.sampled_from(Direction),
)
def test_boxes_and_labels_stay_apart_and_inside(edges: list[Edge], direction: Direction) -> None:
    try:
        picture = pictured(*edges, direction=direction)
    except DrawingError:
        return

    assert picture.frame.right - picture.frame.left <= WIDTH + 1
    assert len(picture.boxes) == len({name for edge in edges for name in (edge.from_, edge.to)})
    for one, other in combinations(picture.boxes, 2):
        assert not one.meets(other)
    for text in picture.texts:
        assert picture.frame.holds(text)
        assert any(box.holds(text) for box in picture.boxes) != all(
            not box.meets(text) for box in picture.boxes
        )
    for one, other in combinations(picture.texts, 2):
        assert not one.meets(other), (one, other)
