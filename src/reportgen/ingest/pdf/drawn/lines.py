"""Pieces of a page → lines in reading order: columns are found by the white space between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportgen.ingest.pdf.drawn.aligned_tables import take_aligned
from reportgen.ingest.pdf.drawn.letters import Piece, Thing
from reportgen.ingest.pdf.drawn.words import has_right_to_left

COLUMN_GAP = 0.9
"""Of the letter size: the narrowest white space between columns."""

LEAST_COLUMN = 3
"""Lines that a column has at least; less than that is a table or a line with a gap."""

AHEAD = 3
"""Bands that are looked through for the white space between columns."""

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
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of one page, and how many tables its columns were taken or might be taken for."""

    lines: tuple[Line, ...]
    aligned: int
    doubtful: int


def lines_of_page(pieces: Sequence[Piece], page: int) -> PageLines:
    """The lines of one page as a reader takes them."""
    rows = _rows(pieces)
    found: list[Line] = []
    tables = doubtful = 0
    for column, region in enumerate(_regions(rows, 0)):
        aligned = take_aligned(region, page)
        tables, doubtful = tables + aligned.tables, doubtful + aligned.doubtful
        rows_down = sorted(aligned.pieces, key=lambda each: -each.middle)
        found.extend(replace(_line(row, page), column=column) for row in _across(rows_down))
    return PageLines(tuple(_joined(found)), tables, doubtful)


def _across(pieces: list[Piece]) -> list[Piece]:
    """Pieces by height, those of one height from left to right."""
    ordered: list[Piece] = []
    level: list[Piece] = []
    for piece in pieces:
        if level and level[0].middle - piece.middle > 0.4 * max(level[0].size, 1.0):
            ordered += _level_in_order(level)
            level = []
        level.append(piece)
    return ordered + _level_in_order(level)


def _level_in_order(level: list[Piece]) -> list[Piece]:
    backwards = sum(has_right_to_left(each.text) for each in level)
    return sorted(level, key=lambda each: each.left, reverse=2 * backwards > len(level))


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
    merged: list[list[Piece]] = []
    is_open = False
    position = 0
    while position < len(bands):
        after, cut = _columns_from(bands, position)
        if cut is None:
            # Bands without columns of their own go on with each other.
            if is_open:
                merged[-1] += bands[position]
            else:
                merged.append(list(bands[position]))
            is_open = True
            position += 1
            continue
        within = [each for band in bands[position:after] for each in band]
        merged += _regions([each for each in within if each.right <= cut], depth + 1)
        merged += _regions([each for each in within if each.right > cut], depth + 1)
        is_open = False
        position = after
    return merged


def _columns_from(bands: list[list[Piece]], start: int) -> tuple[int, float | None]:
    """Where the columns that open with band `start` end, and the white space between them."""
    # The first lines of two columns need not stand at one height: what goes before is the left column's.
    cut = next((found for band in bands[start : start + AHEAD] if (found := _gutter(band)) is not None), None)
    if cut is None:
        return start + 1, None
    after = start
    while after < len(bands) and all(each.right <= cut or each.left >= cut for each in bands[after]):
        after += 1
    within = [each for band in bands[start:after] for each in band]
    return (after, cut) if _are_columns(within, cut) else (start + 1, None)


def _gutter(band: list[Piece]) -> float | None:
    """The middle of the widest white space in a band, where it is wide enough for columns."""
    across = sorted(band, key=lambda each: each.left)
    gaps = [(right.left - left.right, (right.left + left.right) / 2) for left, right in pairwise(across)]
    return max(gaps)[1] if gaps and max(gaps)[0] > COLUMN_GAP * across[0].size else None


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
