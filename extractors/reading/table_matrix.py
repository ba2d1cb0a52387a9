"""The flattened table of scraped pages: one cell a line, a pipe at its end, the rows run together.

The number of columns is not printed: it is the least one that puts figures below figures.
"""

from collections.abc import Sequence

from extractors.reading.table_lines import Line, number_like
from extractors.records import Cell, Row

_LONGEST_CELL_LINES = 3
_MOST_COLUMNS = 12
_MOST_HEAD_ROWS = 2


def find_matrix(text: str, lines: Sequence[Line], at: int) -> tuple[tuple[Row, ...], int]:
    """The rows of the matrix that starts at a line, and the line after it; no rows if none fits."""
    cells, end = _cells_from(text, lines, at)
    columns = _count_columns([text[start:stop] for start, stop in cells])
    if columns is None:
        return (), end
    rows = []
    for first in range(0, len(cells), columns):
        row = tuple(
            Cell(start=start, end=stop, column=column)
            for column, (start, stop) in enumerate(cells[first : first + columns])
            if start < stop
        )
        if row:
            rows.append(Row(cells=row))
    return tuple(rows), end


def _cells_from(text: str, lines: Sequence[Line], at: int) -> tuple[list[tuple[int, int]], int]:
    """The cells up to the last line with a pipe; a cell may run over a few lines."""
    cells: list[tuple[int, int]] = []
    open_since, end = at, at
    for index in range(at, len(lines)):
        line = lines[index]
        if line.kind == "cell":
            cells.append(_trimmed(text, lines[open_since].start, text.rindex("|", 0, line.end)))
            open_since = end = index + 1
        elif line.kind != "prose" or index - open_since >= _LONGEST_CELL_LINES:
            break
    return cells, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _count_columns(cells: Sequence[str]) -> int | None:
    """The least number of columns under which each is all words or all figures, and one is figures.

    >>> _count_columns(["", "2020/21 £", "2021/22 £", "Reading", "457,814", "453,128"])
    3
    """
    figures = [number_like(cell) for cell in cells]
    for columns in range(2, min(_MOST_COLUMNS, len(cells) // 2) + 1):
        if len(cells) % columns == 0 and _fits(cells, figures, columns):
            return columns
    return None


def _fits(cells: Sequence[str], figures: Sequence[bool], columns: int) -> bool:
    rows = [figures[first : first + columns] for first in range(0, len(cells), columns)]
    heads = next((index for index, row in enumerate(rows) if any(row)), len(rows))
    if heads > _MOST_HEAD_ROWS or heads == len(rows):
        return False
    empty = [not cell for cell in cells[heads * columns :]]
    body = rows[heads:]
    for column in range(columns):
        kinds = {
            row[column] for index, row in enumerate(body) if not empty[index * columns + column]
        }
        if len(kinds) > 1 or (column == 0 and True in kinds):
            return False
    return any(body[0])
