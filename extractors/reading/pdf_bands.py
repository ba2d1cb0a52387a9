"""Lines that overlap in height side by side are one band; what stands below each other, a column.

An amount set halfway down a label of two lines makes one band of three.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from extractors.reading.pdf_lines import Piece, Row

_OVERLAP: Final = 0.8

Column = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Band:
    """Rows of writing that overlap in height; nearly always one."""

    rows: tuple[Row, ...]

    @property
    def base(self) -> float:
        return self.rows[0].base

    @property
    def foot(self) -> float:
        return self.rows[-1].base

    @property
    def size(self) -> float:
        return self.rows[0].size

    @property
    def pieces(self) -> list[Piece]:
        return [piece for row in self.rows for piece in row.pieces]

    @property
    def is_wide(self) -> bool:
        """Whether it shows several cells."""
        return len(self.rows) > 1 or len(self.rows[0].pieces) > 1


def bands_of(rows: Sequence[Row]) -> list[Band]:
    """Rows gathered where they overlap in height and stand side by side."""
    bands: list[list[Row]] = []
    for row in rows:
        last = bands[-1][-1] if bands else None
        if last and last.base - row.base < _OVERLAP * row.size and _side_by_side(bands[-1], row):
            bands[-1].append(row)
        else:
            bands.append([row])
    return [Band(tuple(band)) for band in bands]


def _side_by_side(band: Sequence[Row], row: Row) -> bool:
    """No piece of the row lies above or below one that overlaps it in height."""
    near = [other for other in band if other.base - row.base < _OVERLAP * row.size]
    return all(
        piece.x1 <= other.x0 or other.x1 <= piece.x0
        for near_row in near
        for other in near_row.pieces
        for piece in row.pieces
    )


def columns_of(bands: Sequence[Band]) -> list[Column]:
    """The columns' reach, from the bands with the most cells: a head over several is no column."""
    most = max((len(band.pieces) for band in bands), default=0)
    pieces = [p for band in bands if len(band.pieces) >= max(2, most - 1) for p in band.pieces]
    reaches = sorted((piece.x0, piece.x1) for piece in pieces)
    columns: list[Column] = []
    for x0, x1 in reaches:
        if columns and x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns


def column_at(piece: Piece, columns: Sequence[Column]) -> int:
    """The column that a piece shares most of its width with, or else stands nearest to."""

    def closeness(index: int) -> float:
        x0, x1 = columns[index]
        return min(piece.x1, x1) - max(piece.x0, x0)

    return max(range(len(columns)), key=closeness)


def column_within(piece: Piece, columns: Sequence[Column]) -> int | None:
    """The column that a piece fits into without reaching the next."""
    column = column_at(piece, columns)
    left = columns[column - 1][1] if column else float("-inf")
    right = columns[column + 1][0] if column + 1 < len(columns) else float("inf")
    return column if left < piece.x0 and piece.x1 < right else None
