"""The table cells that hold a recipient's name, told by the head of their column."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ..knowledge.loader import read_rows
from ..records import Cell, Table
from .phrases import any_of

_COUNTED = re.compile(r"\b(?:number|no\.?|how many|count|%)\b|£", re.IGNORECASE)


def recipient_cells(text: str, tables: Sequence[Table]) -> Iterator[tuple[int, int]]:
    """Where the cells stand that are below a head such as "Organisation" or "Awarded to"."""
    for table in tables:
        heads = {
            cell.column
            for row in table.rows[: table.head_rows]
            for cell in row.cells
            if names_recipients(text[cell.start : cell.end])
        }
        for row in table.rows[table.head_rows :]:
            yield from (_place(cell) for cell in row.cells if cell.column in heads)


def names_recipients(head: str) -> bool:
    """Whether a column head says that its cells are names of bodies.

    >>> names_recipients("Organisation"), names_recipients("Number of organisations")
    (True, False)
    """
    return bool(_words().search(head)) and not _COUNTED.search(head)


def _place(cell: Cell) -> tuple[int, int]:
    return cell.start, cell.end


@cache
def _words() -> re.Pattern[str]:
    rows = [row for row in read_rows("column_heads") if row["role"] == "recipient"]
    words = any_of(word for row in rows for word in row["pattern"].split("|"))
    return re.compile(rf"\b{words}\b", re.IGNORECASE)
