"""Pieces of a page → lines in reading order: columns are found by the white space between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.ingest.pdf.letters import Piece, Thing

COLUMN_GAP = 0.9
"""Of the letter size: the narrowest white space between columns."""

LEAST_COLUMN = 3
"""Lines that a column has at least; less than that is a table or a line with a gap."""

_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; `page` from 1; `column` tells apart the regions of a page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    is_bold: bool
    page: int
    column: int = 0
    thing: Thing | None = None


def lines_of_page(pieces: Sequence[Piece], page: int) -> tuple[Line, ...]:
    """The lines of one page as a reader takes them."""
    rows = _rows(pieces)
    found: list[Line] = []
    for column, region in enumerate(_regions(rows, 0)):
        rows_down = sorted(region, key=lambda each: -each.middle)
        found.extend(replace(_line(row, page), column=column) for row in _across(rows_down))
    return tuple(_joined(found))


def _across(pieces: list[Piece]) -> list[Piece]:
    """Pieces by height, those of one height from left to right."""
    ordered: list[Piece] = []
    level: list[Piece] = []
    for piece in pieces:
        if level and level[0].middle - piece.middle > 0.4 * max(level[0].size, 1.0):
            ordered += sorted(level, key=lambda each: each.left)
            level = []
        level.append(piece)
    return ordered + sorted(level, key=lambda each: each.left)


def _rows(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces that follow each other on one line and nearly touch, as one."""
    rows: list[Piece] = []
    for piece in pieces:
        if not piece.text.strip() and piece.thing is None:
            continue
        last = rows[-1] if rows else None
        if last is not None and _touch(last, piece):
            gap = " " if piece.left - last.right > 0.12 * max(last.size, piece.size) else ""
            size, bold = (last.size, last.is_bold) if last.size >= piece.size else (piece.size, piece.is_bold)
            rows[-1] = Piece(
                last.text + gap + piece.text,
                min(last.left, piece.left),
                min(last.bottom, piece.bottom),
                max(last.right, piece.right),
                max(last.top, piece.top),
                size,
                bold and last.is_bold,
            )
        else:
            rows.append(piece)
    return rows


def _touch(one: Piece, other: Piece) -> bool:
    if one.thing is not None or other.thing is not None:
        return False
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    height = min(one.top - one.bottom, other.top - other.bottom)
    is_near = -0.5 * one.size <= other.left - one.right <= 1.0 * max(one.size, other.size)
    return is_near and overlap > 0.3 * max(height, 0.1)


def _regions(pieces: list[Piece], depth: int) -> list[list[Piece]]:
    """Recursive cuts along white space: columns first, then bands above each other."""
    if len(pieces) < 2 or depth > _DEEPEST:
        return [pieces] if pieces else []
    cut = _column_cut(pieces)
    if cut is not None:
        left = [each for each in pieces if each.right <= cut]
        right = [each for each in pieces if each.right > cut]
        return _regions(left, depth + 1) + _regions(right, depth + 1)
    bands = _bands(pieces)
    if len(bands) == 1:
        return [pieces]
    merged: list[list[Piece]] = []
    is_single = False
    for band in bands:
        parts = _regions(band, depth + 1)
        # Bands without columns of their own go on with each other.
        if len(parts) == 1 and merged and is_single:
            merged[-1] = merged[-1] + parts[0]
        else:
            merged += parts
        is_single = len(parts) == 1
    return merged


def _column_cut(pieces: list[Piece]) -> float | None:
    size = sorted(each.size for each in pieces)[len(pieces) // 2]
    reach = None
    best: tuple[float, float] | None = None
    for piece in sorted(pieces, key=lambda each: each.left):
        if reach is not None and piece.left - reach > COLUMN_GAP * size:
            cut = (piece.left + reach) / 2
            if _are_columns(pieces, cut) and (best is None or piece.left - reach > best[0]):
                best = (piece.left - reach, cut)
        reach = piece.right if reach is None else max(reach, piece.right)
    return None if best is None else best[1]


def _are_columns(pieces: list[Piece], cut: float) -> bool:
    """Both sides are running text: several lines, most of them longer than a cell."""
    sides = [[each for each in pieces if each.right <= cut], [each for each in pieces if each.right > cut]]
    if any(len(side) < LEAST_COLUMN for side in sides):
        return False
    return all(sum(len(each.text) for each in side) >= 18 * len(side) for side in sides)


def _bands(pieces: list[Piece]) -> list[list[Piece]]:
    bands: list[list[Piece]] = []
    foot = None
    for piece in sorted(pieces, key=lambda each: -each.top):
        if foot is None or piece.top <= foot:
            bands.append([])
            foot = piece.bottom
        bands[-1].append(piece)
        foot = min(foot, piece.bottom)
    return bands


def _line(each: Piece, page: int) -> Line:
    size, is_bold = each.size, each.is_bold
    return Line(
        each.text, each.left, each.bottom, each.right, each.top, size, is_bold, page, thing=each.thing
    )


def _joined(lines: list[Line]) -> list[Line]:
    """Pieces that stand beside each other on one line of one region, as one line."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if last is not None and last.column == line.column and _beside(last, line):
            found[-1] = replace(
                last,
                text=f"{last.text} {line.text}",
                left=min(last.left, line.left),
                right=max(last.right, line.right),
                bottom=min(last.bottom, line.bottom),
                top=max(last.top, line.top),
                size=max(last.size, line.size),
                is_bold=last.is_bold and line.is_bold,
            )
        else:
            found.append(line)
    return found


def _beside(one: Line, other: Line) -> bool:
    if one.thing is not None or other.thing is not None:
        return False
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    return overlap > 0.5 * min(one.top - one.bottom, other.top - other.bottom)
