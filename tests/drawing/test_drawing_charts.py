"""Charts."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawing.pictures import look
from reportgen.compose.drawing import (
    Chart,
    ChartKind,
    DrawingError,
    NumberStyle,
    Palette,
    Quantity,
    Series,
    alt_text,
    describe,
    draw_chart,
    estimate_width,
    quantity,
)
from reportgen.compose.drawing.charts.fills import FILLS
from reportgen.compose.drawing.charts.scale import make_scale
from reportgen.compose.drawing.limits import MAX_CATEGORIES, MAX_SERIES
from reportgen.compose.drawing.numbers import spoken, with_unit
from reportgen.compose.drawing.quantities import total
from reportgen.compose.drawing.spreading import spread

COLOURS = Palette()
WORDS = st.text(alphabet="abcdefgh éß&<>\"'日", min_size=1, max_size=24).filter(
    lambda text: bool(text.strip())
)
NUMBERS = (
    st.none()
    | st.integers(0, 10_000).map(float)
    | st.floats(0, 1e9, allow_nan=False).map(lambda x: round(x, 3))
)


def numbers(name: str, *values: float | None) -> Series:
    return Series(name, tuple(None if each is None else quantity(each) for each in values))


def chart(kind: ChartKind = ChartKind.BAR, *, is_stacked: bool = False, unit: str = "") -> Chart:
    series = (numbers("2025", 12.0, 1900.0, 3.5), numbers("2026", 20.0, 800.0, None))
    return Chart(kind, "Calls & ports", ("North", "South coast", "Centre"), series, unit, is_stacked)


@pytest.mark.parametrize("kind", ChartKind)
def test_a_chart_has_its_title_its_names_and_its_size_in_print(kind: ChartKind) -> None:
    picture = look(draw_chart(chart(kind), COLOURS, font="Source Sans Pro"), estimate_width)

    assert picture.title == "Calls & ports"
    assert {"North", "Centre"} <= {text.words for text in picture.texts}
    # 9 pt are 12 px; 140 mm are 529 px.
    assert (picture.size, picture.frame.right) == (12, 529)


@pytest.mark.parametrize("kind", [ChartKind.BAR, ChartKind.LINE])
def test_words_at_the_left_edge_have_room_in_another_face(kind: ChartKind) -> None:
    wider = look(draw_chart(chart(kind), COLOURS), lambda text, size: 1.07 * estimate_width(text, size))

    assert all(text.left >= wider.frame.left for text in wider.texts)


def test_numbers_stand_at_the_ends_of_bars() -> None:
    words = [text.words for text in look(draw_chart(chart(), COLOURS), estimate_width).texts]

    assert {"12", "1,900", "3.5", "20", "800", "no value"} <= set(words)


def test_longer_bars_mean_larger_numbers_and_start_at_one_line() -> None:
    one = Chart(ChartKind.BAR, "T", ("a", "b", "c"), (numbers("n", 10.0, 20.0, 40.0),))
    boxes = look(draw_chart(one, COLOURS), estimate_width).boxes

    assert len({box.left for box in boxes}) == 1
    widths = [box.right - box.left for box in boxes]
    assert widths == pytest.approx([widths[0], widths[0] * 2, widths[0] * 4], abs=0.05)


def test_negative_bars_lead_to_the_other_side_of_zero() -> None:
    one = Chart(ChartKind.BAR, "T", ("a", "b"), (numbers("n", -10.0, 20.0),))
    loss, gain = look(draw_chart(one, COLOURS), estimate_width).boxes

    assert loss.right == pytest.approx(gain.left, abs=0.02)


@pytest.mark.parametrize("kind", [ChartKind.BAR, ChartKind.COLUMN])
def test_stacked_bars_carry_their_total(kind: ChartKind) -> None:
    words = [
        text.words for text in look(draw_chart(chart(kind, is_stacked=True), COLOURS), estimate_width).texts
    ]

    assert {"32", "2,700"} <= set(words)


def test_the_highest_column_or_stack_takes_the_whole_height() -> None:
    def heights(*values: float, is_stacked: bool = False) -> list[float]:
        series = tuple(numbers(f"n{value}", value) for value in values)
        one = Chart(ChartKind.COLUMN, "T", ("a",), series, is_stacked=is_stacked)
        boxes = look(draw_chart(one, COLOURS), estimate_width).boxes
        return sorted({round(box.bottom - box.top, 1) for box in boxes})[-len(values) :]

    (whole,) = heights(40.0)
    assert heights(10.0, 40.0) == pytest.approx([whole / 4, whole], abs=0.1)
    assert heights(10.0, 30.0, is_stacked=True) == pytest.approx([whole / 4, whole * 3 / 4], abs=0.1)


def test_lines_carry_their_names_at_their_ends() -> None:
    words = " ".join(
        text.words for text in look(draw_chart(chart(ChartKind.LINE), COLOURS), estimate_width).texts
    )

    assert "2025 3.5" in words
    assert "2026 800" in words


def test_names_stand_below_the_points_of_lines_from_edge_to_edge() -> None:
    one = Chart(ChartKind.LINE, "T", ("a", "b", "c", "d", "e"), (numbers("n", 1.0, 3.0, 2.0, 5.0, 4.0),))
    picture = look(draw_chart(one, COLOURS), estimate_width)

    middles = [(text.left + text.right) / 2 for text in picture.texts if text.words in one.categories]
    steps = [after - before for before, after in pairwise(middles)]
    assert steps == pytest.approx([steps[0]] * 4, abs=0.05)
    assert sum(steps) > picture.frame.right / 2


def test_every_series_is_told_apart_without_colour() -> None:
    looks = {(fill.ground, fill.hatch) for fill in FILLS}

    assert len(looks) == len(FILLS) == MAX_SERIES


def test_the_same_chart_is_the_same_to_the_byte() -> None:
    assert draw_chart(chart(), COLOURS) == draw_chart(chart(), COLOURS)


def test_the_unit_stands_above_unless_it_joins_the_numbers() -> None:
    above = [text.words for text in look(draw_chart(chart(unit="calls"), COLOURS), estimate_width).texts]
    joined = [text.words for text in look(draw_chart(chart(unit="%"), COLOURS), estimate_width).texts]

    assert "calls" in above
    assert "12%" in joined


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (Chart(ChartKind.BAR, "T", (), ()), "a chart needs at least one row and one column of numbers"),
        (Chart(ChartKind.BAR, "T", ("a",), (numbers("n", None),)), "the chart holds no number"),
        (Chart(ChartKind.BAR, "T", ("a",), (numbers("n", 1.0, 2.0),)), '"n" has 2 values for 1 rows'),
        (
            Chart(ChartKind.BAR, "T", ("a",), (Series("n", (Quantity(Decimal("inf"), "∞"),)),)),
            '"n" holds a number that cannot be drawn',
        ),
        (
            Chart(ChartKind.BAR, "T", ("a",), (numbers("n", -1.0),), is_stacked=True),
            '"n" holds a negative number, which cannot be stacked',
        ),
        (
            Chart(ChartKind.LINE, "T", ("a",), (numbers("n", 1.0),), is_stacked=True),
            "lines cannot be stacked; use bars",
        ),
        (
            Chart(ChartKind.COLUMN, "T", ("Extraordinarily",) * 12, (numbers("n", *(1.0,) * 12),)),
            '"Extraordinarily" does not fit under its column; use type=bar',
        ),
        (
            Chart(
                ChartKind.BAR,
                "T",
                ("a",) * (MAX_CATEGORIES + 1),
                (numbers("n", *(1.0,) * (MAX_CATEGORIES + 1)),),
            ),
            "the chart has 41 rows, more than 40",
        ),
        (
            Chart(ChartKind.BAR, "T", ("a",), (numbers("n", 1.0),) * 9),
            "the chart has 9 columns, more than 8",
        ),
    ],
)
def test_what_cannot_be_read_is_not_drawn(bad: Chart, message: str) -> None:
    with pytest.raises(DrawingError) as caught:
        draw_chart(bad, COLOURS)

    assert str(caught.value) == message


@settings(max_examples=60, deadline=None)
@given(
    data=st.data(),
    kind=st.sampled_from(ChartKind),
    unit=st.sampled_from(["", "%", "calls"]),
)
def test_no_text_leaves_the_drawing(data: st.DataObject, kind: ChartKind, unit: str) -> None:
    is_stacked = data.draw(st.booleans())
    categories = tuple(data.draw(st.lists(WORDS, min_size=1, max_size=6)))
    rows = st.lists(NUMBERS, min_size=len(categories), max_size=len(categories))
    series = tuple(
        numbers(name, *data.draw(rows))
        for name in data.draw(st.lists(WORDS, min_size=1, max_size=MAX_SERIES))
    )
    try:
        picture = look(
            draw_chart(Chart(kind, "T", categories, series, unit, is_stacked), COLOURS), estimate_width
        )
    except DrawingError:
        return

    for text in picture.texts:
        assert picture.frame.holds(text), text
    for box in picture.boxes:
        assert picture.frame.holds(box)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-1e12, 1e12, allow_nan=False), min_size=1, max_size=20))
def test_a_scale_holds_every_number_and_has_few_marks(values: list[float]) -> None:
    scale = make_scale(values)

    assert scale.least <= min(values)
    assert max(values) <= scale.most
    assert 2 <= len(scale.ticks) <= 8


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-1000, 1000), min_size=1, max_size=12), st.floats(0, 50))
def test_places_are_spread_in_order_with_their_gaps(wishes: list[float], gap: float) -> None:
    wishes.sort()
    places = spread(wishes, [gap] * (len(wishes) - 1))

    assert all(after - before >= gap - 1e-6 for before, after in pairwise(places))
    assert sum(places) == pytest.approx(sum(wishes), abs=1e-3)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (1900, "1,900"),
        (3.5, "3.5"),
        (3.14159, "3.14159"),
        (1234567.25, "1,234,567.25"),
        (0.1 + 0.2, "0.3"),
        (-300, "−300"),
        (0.00123, "0.00123"),
        (1e-9, "0.000000001"),
    ],
)
def test_a_number_that_nobody_typed_has_all_its_digits(value: float, words: str) -> None:
    assert quantity(value).text == words


def test_sums_are_exact_and_written_as_the_cells_are() -> None:
    parts = [Quantity(Decimal(each), each) for each in ("0.10", "1200.25")]

    assert total(parts, NumberStyle(",", ".")).text == "1.200,35"


def test_units_join_numbers_or_follow_them() -> None:
    assert with_unit(quantity(12), "%") == "12%"
    assert with_unit(quantity(-12), "€") == "−€12"
    assert with_unit(Quantity(Decimal(12), "+12"), "€") == "+€12"
    assert spoken(quantity(12), "ships") == "12 ships"
    assert with_unit(quantity(12), "ships") == "12"


def test_bars_of_small_losses_take_the_whole_width() -> None:
    one = Chart(ChartKind.BAR, "T", ("a", "b"), (numbers("n", -0.01, -0.02),))
    small, large = look(draw_chart(one, COLOURS), estimate_width).boxes

    assert large.right - large.left == pytest.approx(2 * (small.right - small.left), abs=0.05)
    assert large.right - large.left > 100


def test_alternative_text_is_written_from_the_numbers() -> None:
    one = Chart(ChartKind.BAR, "Calls", ("North", "South"), (numbers("n", 12.0, 3.0),), "calls")

    assert alt_text(one) == "Bar chart of 2 values, in calls. Most: North, 12; least: South, 3."
    assert alt_text(chart(is_stacked=True)).endswith("Most: South coast, 2,700; least: Centre, 3.5.")


def test_the_description_holds_every_number() -> None:
    assert describe(chart(is_stacked=True, unit="calls")) == (
        "Stacked bar chart: Calls & ports, in calls. North: 32 calls in all, of which 2025 12 and 2026 20. "
        "South coast: 2,700 calls in all, of which 2025 1,900 and 2026 800. "
        "Centre: 3.5 calls in all, of which 2025 3.5 and 2026 no value."
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=200), min_size=1, max_size=8), st.sampled_from(ChartKind))
def test_alternative_text_is_never_longer_than_a_breath(names: list[str], kind: ChartKind) -> None:
    values = tuple(float(index) for index, _ in enumerate(names))
    text = alt_text(Chart(kind, "T", tuple(names), (numbers("n", *values), numbers("m", *values))))

    assert 0 < len(text) <= 150
