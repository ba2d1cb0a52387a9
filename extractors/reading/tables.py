"""Finds the tables of a text, however it prints them: tabs, pipes, one cell a line, or columns."""

from collections.abc import Iterator, Sequence

from extractors.reading.table_aligned import find_aligned
from extractors.reading.table_lines import Line, cells_of_line, lines_of, number_like
from extractors.reading.table_matrix import find_matrix
from extractors.records import Row, Table

_MOST_HEAD_ROWS = 4


def find_tables(text: str) -> tuple[Table, ...]:
    """The tables in order of printing, none overlapping another.

    >>> text = "Cost\\t2020/21\\nStaff\\t£75,000\\nTotal\\t£75,000"
    >>> [table.head_rows for table in find_tables(text)]
    [1]
    >>> find_tables("The PCC | a profile")
    ()
    """
    lines = lines_of(text)
    tables: list[Table] = []
    at = 0
    while at < len(lines):
        rows, after = _rows_from(text, lines, at)
        if rows:
            tables.append(Table(rows=rows, head_rows=count_head_rows(text, rows)))
        at = max(after, at + 1)
    return tuple(tables)


def _rows_from(text: str, lines: Sequence[Line], at: int) -> tuple[tuple[Row, ...], int]:
    """The rows of the table that starts at a line, and the line after it."""
    if lines[at].kind == "cell":
        return find_matrix(text, lines, at)
    if lines[at].kind == "spaces":
        return find_aligned(text, lines, at)
    if lines[at].kind == "prose":
        return (), at + 1
    end = _end_of_run(lines, at)
    rows = tuple(_rows(text, lines[at:end]))
    return (rows, end) if _is_table(text, rows, lines[at]) else ((), end)


def _end_of_run(lines: Sequence[Line], at: int) -> int:
    """Lines of one kind; a short line of prose between two of them is a wrapped label."""
    end = at + 1
    while end < len(lines):
        follows = lines[end].follows
        if follows and lines[end].kind == lines[at].kind:
            end += 1
        elif follows and _is_wrapped_label(lines, end, lines[at].kind):
            end += 2
        else:
            break
    return end


def _is_wrapped_label(lines: Sequence[Line], at: int, kind: str) -> bool:
    if kind != "tabs" or lines[at].kind != "prose" or at + 1 >= len(lines):
        return False
    line, after = lines[at], lines[at + 1]
    return line.end - line.start <= 80 and after.follows and after.kind == kind


def _rows(text: str, lines: Sequence[Line]) -> Iterator[Row]:
    for line in lines:
        cells = tuple(cells_of_line(text, line))
        if cells:
            yield Row(cells=cells)


def _is_table(text: str, rows: Sequence[Row], first: Line) -> bool:
    """One line alone, or lines parted by pipes, are a table only with a figure in them."""
    wide = [row for row in rows if len(row.cells) > 1 or row.cells[0].column > 0]
    if not wide:
        return False
    if len(wide) > 1 and (first.kind == "tabs" or text[first.start] == "|"):
        return True
    return any(number_like(text[cell.start : cell.end]) for row in wide for cell in row.cells[1:])


def count_head_rows(text: str, rows: Sequence[Row]) -> int:
    """Rows before the first figure; none where a form of labels and values goes on for longer."""
    for index, row in enumerate(rows[: _MOST_HEAD_ROWS + 1]):
        printed = [text[cell.start : cell.end] for cell in row.cells]
        if any(map(number_like, printed)):
            return index
        if printed[0].endswith(":"):
            return 0
    return 0
