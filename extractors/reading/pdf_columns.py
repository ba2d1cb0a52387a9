"""Tells columns of prose from tables, and puts each column after the one to its left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from extractors.reading.pdf_lines import Piece, Row

_LEAST_GUTTER: Final = 9.0
_LEAST_ROWS: Final = 5
_LEAST_WIDTH: Final = 90.0
_LEAST_FILL: Final = 0.6
_LEAST_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class _Gutter:
    """White space between two columns, from one row up to another."""

    start: float
    end: float
    first: int
    last: int


def split_columns(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Flows in reading order: what stands over the columns, then each column, then the rest."""
    gutter = _find_gutter(rows)
    if gutter is None:
        if rows:
            yield list(rows)
        return
    yield from split_columns(rows[: gutter.first])
    inside = rows[gutter.first : gutter.last]
    yield from split_columns(list(_side(inside, gutter, left=True)))
    yield from split_columns(list(_side(inside, gutter, left=False)))
    yield from split_columns(rows[gutter.last :])


def _side(rows: Sequence[Row], gutter: _Gutter, *, left: bool) -> Iterator[Row]:
    middle = (gutter.start + gutter.end) / 2
    for row in rows:
        pieces = tuple(piece for piece in row.pieces if (piece.x0 < middle) == left)
        if pieces:
            yield replace(row, pieces=pieces)


def _find_gutter(rows: Sequence[Row]) -> _Gutter | None:
    at = 0
    while at < len(rows):
        reach = at + 1
        for one, other in zip(rows[at].pieces, rows[at].pieces[1:], strict=False):
            gutter = _extend(rows, at, one.x1, other.x0)
            if _parts_prose(rows, gutter):
                return gutter
            reach = max(reach, gutter.last)
        at = reach
    return None


def _extend(rows: Sequence[Row], at: int, start: float, end: float) -> _Gutter:
    """The gutter through the rows above and below that leave it white."""
    last = at
    while last < len(rows):
        narrowed = _narrowed(rows[last].pieces, start, end)
        if narrowed is None:
            break
        start, end = narrowed
        last += 1
    first = at
    while first > 0:
        narrowed = _narrowed(rows[first - 1].pieces, start, end)
        if narrowed is None:
            break
        start, end = narrowed
        first -= 1
    return _Gutter(start, end, first, last)


def _narrowed(pieces: Sequence[Piece], start: float, end: float) -> tuple[float, float] | None:
    middle = (start + end) / 2
    for piece in pieces:
        if piece.x0 < middle < piece.x1:
            return None
        if piece.x1 <= middle:
            start = max(start, piece.x1)
        else:
            end = min(end, piece.x0)
    return (start, end) if end - start >= _LEAST_GUTTER else None


def _parts_prose(rows: Sequence[Row], gutter: _Gutter) -> bool:
    """Both sides are full lines of words; a table's columns are not."""
    middle = (gutter.start + gutter.end) / 2
    pieces = [piece for row in rows[gutter.first : gutter.last] for piece in row.pieces]
    left = [piece for piece in pieces if piece.x1 < middle]
    right = [piece for piece in pieces if piece.x0 > middle]
    if min(len(left), len(right)) < _LEAST_ROWS:
        return False
    if not 0.4 <= len(left) / len(right) <= 2.5:
        return False
    return _is_prose(left) and _is_prose(right)


def _is_prose(pieces: Sequence[Piece]) -> bool:
    width = max(piece.x1 for piece in pieces) - min(piece.x0 for piece in pieces)
    if width < _LEAST_WIDTH:
        return False
    filled = median(piece.x1 - piece.x0 for piece in pieces) / width
    return filled >= _LEAST_FILL and median(len(piece.words) for piece in pieces) >= _LEAST_WORDS
