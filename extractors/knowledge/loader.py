"""Reads the tables of this folder: one CSV a table, one fact a row, each with its example."""

import csv
from collections.abc import Sequence
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


class KnowledgeError(ValueError):
    """A table that cannot be used; the message names the file and the line."""


@cache
def read_rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table as printed, in order, without surrounding spaces.

    >>> read_rows("themes")[0].keys() >= {"id", "title"}
    True
    """
    return rows_of(FOLDER / f"{name}.csv")


def rows_of(path: Path) -> tuple[dict[str, str], ...]:
    """The rows of any such file; raises `KnowledgeError` where one is not as long as the head."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        head = next(reader, None)
        if not head:
            raise KnowledgeError(f"{path.name} is empty: its first line must name the columns")
        return tuple(_row(path, reader.line_num, head, cells) for cells in reader if any(cells))


def _row(path: Path, line: int, head: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    if len(cells) != len(head):
        raise KnowledgeError(
            f"{path.name}, line {line}: {len(cells)} cells under {len(head)} columns; "
            "a cell with a comma in it needs quotation marks"
        )
    return {name: cell.strip() for name, cell in zip(head, cells, strict=True)}


def line_error(name: str, row: dict[str, str], problem: str) -> KnowledgeError:
    """The error for a row that parses but cannot be meant, told with its file and line."""
    line = read_rows(name).index(row) + 2
    return KnowledgeError(f"{name}.csv, line {line}: {problem}")
