"""Shapes and text → SVG 1.1 that every renderer draws alike: no style, no script, no markers, no clipping."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from reportgen.compose.drawing.limits import LEADING, LINE, TEXT

# A baseline this far below the middle of a line centres x-height text on it.
_DROP = 0.35


def number(value: float) -> str:
    """Write a coordinate with at most two decimals, the same on every machine."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def path(
    points: str,
    *,
    stroke: str | None = None,
    fill: str = "none",
    width: float = LINE,
    dashes: str | None = None,
) -> str:
    """Draw a path; `points` is its data."""
    line = "" if stroke is None else f' stroke="{escape(stroke)}" stroke-width="{number(width)}"'
    dashed = "" if dashes is None else f' stroke-dasharray="{dashes}"'
    return f'<path d="{points}" fill="{escape(fill)}"{line}{dashed}/>'


def line(x1: float, y1: float, x2: float, y2: float, stroke: str, *, dashes: str | None = None) -> str:
    """Draw a straight line."""
    return path(f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}", stroke=stroke, dashes=dashes)


def rectangle(
    x: float, y: float, width: float, height: float, fill: str, *, stroke: str | None = None
) -> str:
    """Draw a rectangle."""
    outline = "" if stroke is None else f' stroke="{escape(stroke)}" stroke-width="{number(LINE)}"'
    place = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return f'<rect {place} fill="{escape(fill)}"{outline}/>'


def label(
    x: float, y: float, words: str, fill: str, *, anchor: str = "start", weight: str | None = None
) -> str:
    """Draw one line of text whose middle lies at `y`."""
    bold = "" if weight is None else f' font-weight="{weight}"'
    place = f'x="{number(x)}" y="{number(y + TEXT * _DROP)}" text-anchor="{anchor}"'
    return f'<text {place} fill="{escape(fill)}"{bold}>{escape(words, quote=False)}</text>'


def labels(x: float, y: float, lines: Iterable[str], fill: str, *, anchor: str = "start") -> str:
    """Draw lines of text, together centred on `y`."""
    rows = tuple(lines)
    top = y - (len(rows) - 1) * LEADING / 2
    return "".join(
        label(x, top + row * LEADING, words, fill, anchor=anchor) for row, words in enumerate(rows)
    )


def picture(
    title: str,
    width: float,
    height: float,
    font: str,
    body: Iterable[str],
    *,
    origin: tuple[float, float] = (0.0, 0.0),
) -> str:
    """Wrap shapes into a drawing with its title; sizes in px of 1/96 inch, `origin` its upper left corner."""
    view = " ".join(number(each) for each in (*origin, width, height))
    size = f'width="{number(width)}" height="{number(height)}" viewBox="{view}"'
    face = f'font-family="{escape(font)}" font-size="{number(TEXT)}"'
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {face}>'
    return f"{opening}<title>{escape(title, quote=False)}</title>{''.join(body)}</svg>"
