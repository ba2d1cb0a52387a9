"""Which tables of a web page hold data, and their rows with every column in its place."""

from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborNode

_BLOCKS: Final = "table, h1, h2, h3, h4, form"
_LONGEST_CELL: Final = 1500
_MOST_COLUMNS: Final = 60


def is_data_table(table: LexborNode) -> bool:
    """Not a table that only lays out the page: such holds headings, tables or pages of text."""
    cells = table.css("td, th")
    if table.css_first("tr") is None or table.css_first("td table, th table") is not None:
        return False
    if len(cells) < 2:
        return False
    return all(
        len(cell.text()) <= _LONGEST_CELL and cell.css_first(_BLOCKS) is None for cell in cells
    )


def table_rows(table: LexborNode) -> Iterator[list[LexborNode | None]]:
    """Rows of cells; a cell over several rows or columns leaves the others empty."""
    hanging: dict[int, int] = {}
    for row in table.css("tr"):
        cells: list[LexborNode | None] = []
        for cell in row.iter():
            if cell.tag not in ("td", "th"):
                continue
            _fill_hanging(cells, hanging)
            below = _span(cell, "rowspan") - 1
            for column in range(_span(cell, "colspan")):
                if below > 0:
                    hanging[len(cells)] = below
                cells.append(cell if column == 0 else None)
        _fill_hanging(cells, hanging)
        yield cells


def _fill_hanging(cells: list[LexborNode | None], hanging: dict[int, int]) -> None:
    """Empty cells where one from a row above reaches down."""
    while hanging.get(len(cells), 0) > 0:
        hanging[len(cells)] -= 1
        cells.append(None)


def _span(cell: LexborNode, name: str) -> int:
    value = cell.attributes.get(name) or "1"
    return min(int(value), _MOST_COLUMNS) if value.isdigit() and value != "0" else 1
