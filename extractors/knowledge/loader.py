"""Reads the tables of this folder: one CSV a table, one fact a row, each with its example."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from .csv_text import KnowledgeError, Table, parse_table

__all__ = ["FOLDER", "KnowledgeError", "date_in", "line_error", "read_rows", "rows_of"]

FOLDER = Path(__file__).parent


@cache
def read_rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table as printed, in order, without surrounding spaces.

    >>> read_rows("themes")[0].keys() >= {"id", "title"}
    True
    """
    return rows_of(FOLDER / f"{name}.csv")


def rows_of(path: Path) -> tuple[dict[str, str], ...]:
    """The rows of any such file; raises `KnowledgeError` where one is not as long as the head."""
    table = _read(path)
    return tuple(dict(zip(table.head, cells, strict=True)) for _, cells in table.lines)


def line_error(name: str, row: Mapping[str, str], problem: str) -> KnowledgeError:
    """The error for a row that parses but cannot be meant, told with its file and line."""
    table = _read(FOLDER / f"{name}.csv")
    line = next(number for number, cells in table.lines if cells == tuple(row.values()))
    return KnowledgeError(f"{name}.csv, line {line}: {problem}")


def date_in(name: str, row: Mapping[str, str], column: str) -> date:
    """The date in a row's cell; raises `KnowledgeError` with file and line where it is none."""
    try:
        return date.fromisoformat(row[column])
    except ValueError:
        problem = f"{column} is “{row[column]}”, which is no date such as 2013-04-01"
        raise line_error(name, row, problem) from None


def _read(path: Path) -> Table:
    return parse_table(path.name, path.read_bytes())
