"""Charts and diagrams → SVG that reads in grey, in print and aloud."""

from reportgen.compose.drawing.charts.charts import draw_chart
from reportgen.compose.drawing.description import alt_text, describe, describe_diagram
from reportgen.compose.drawing.diagrams.diagrams import draw_diagram
from reportgen.compose.drawing.faces import measure_face
from reportgen.compose.drawing.quantities import NumberStyle, Quantity, quantity
from reportgen.compose.drawing.text_width import Measure, estimate_width
from reportgen.compose.drawing.values import (
    Chart,
    ChartKind,
    Diagram,
    Direction,
    DrawingError,
    Edge,
    Palette,
    Series,
)

__all__ = [
    "Chart",
    "ChartKind",
    "Diagram",
    "Direction",
    "DrawingError",
    "Edge",
    "Measure",
    "NumberStyle",
    "Palette",
    "Quantity",
    "Series",
    "alt_text",
    "describe",
    "describe_diagram",
    "draw_chart",
    "draw_diagram",
    "estimate_width",
    "measure_face",
    "quantity",
]
