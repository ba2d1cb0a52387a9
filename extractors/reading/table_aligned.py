"""Tables of plain text with spaces between the columns: a cell belongs to what it stands under."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from extractors.reading.table_lines import Line, aligned_places
from extractors.records import Cell, Row

_LEAST_LINES: Final = 2
_GAP: Final = re.compile(r"\S[ \u00a0]{2,}\S")


def find_aligned(text: str, lines: Sequence[Line], at: int) -> tuple[tuple[Row, ...], int]:
    """The rows from a first line with figures at its end, with its heads; the line after them.

    >>> from extractors.reading.table_lines import lines_of
    >>> text = "Staff      12,000  13,000\\nGrants     £  500"
    >>> rows, _ = find_aligned(text, lines_of(text), 0)
    >>> [(cell.column, text[cell.start : cell.end]) for cell in rows[1].cells]
    [(0, 'Grants'), (1, '£  500')]
    """
    end = at + 1
    while end < len(lines) and lines[end].follows and lines[end].kind == "spaces":
        end += 1
    if end - at < _LEAST_LINES:
        return (), end
    start = at - 1 if at and lines[at].follows and _is_head(text, lines[at - 1]) else at
    printed = [
        (line.start, aligned_places(text[line.start : line.end])) for line in lines[start:end]
    ]
    widest = max((places for _, places in printed), key=len)
    rows = (Row(cells=tuple(_cells(offset, places, widest))) for offset, places in printed)
    return tuple(rows), end


def _is_head(text: str, line: Line) -> bool:
    return line.kind == "prose" and _GAP.search(text, line.start, line.end) is not None


def _cells(
    offset: int, places: Sequence[tuple[int, int]], widest: Sequence[tuple[int, int]]
) -> Iterator[Cell]:
    """Each cell under the column it overlaps most or stands nearest to, never two in one."""
    column = -1
    for index, place in enumerate(places):
        left = len(places) - index - 1
        free = range(column + 1, len(widest) - left)
        shared = [_shared(place, widest[other]) for other in free]
        column = free[shared.index(max(shared))]
        yield Cell(start=offset + place[0], end=offset + place[1], column=column)


def _shared(one: tuple[int, int], other: tuple[int, int]) -> int:
    """How much two places overlap; less than 0 the farther they are apart."""
    return min(one[1], other[1]) - max(one[0], other[0])
