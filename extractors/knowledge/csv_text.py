"""Takes a table's bytes apart, as written by hand or by any spreadsheet program."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


class KnowledgeError(ValueError):
    """A table that cannot be used; the message names the file and the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The names of the columns, and each filled line's cells with its number in the file."""

    head: tuple[str, ...]
    lines: tuple[tuple[int, tuple[str, ...]], ...]


def parse_table(file_name: str, data: bytes) -> Table:
    r"""A table of a file's bytes; raises `KnowledgeError` that names the file and the line.

    >>> parse_table("places.csv", b'\xef\xbb\xbfid;name;\r\na;"Ash; Kent";\r\n;;\r\n').lines
    ((2, ('a', 'Ash; Kent')),)
    """
    lines = _cells(file_name, _decoded(file_name, data))
    head = _head(file_name, next(lines, (1, ()))[1])
    fitted = ((number, _fitted(file_name, number, cells, len(head))) for number, cells in lines)
    return Table(head=head, lines=tuple(fitted))


def _decoded(file_name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise KnowledgeError(
            f"{file_name}, line {line}: a letter is not in UTF-8; save the sheet as “CSV UTF-8”"
        ) from None


def _cells(file_name: str, text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each filled line with its number, its cells without surrounding spaces."""
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    stream = io.StringIO(text, newline="")
    reader = csv.reader(stream, delimiter=delimiter, skipinitialspace=True, strict=True)
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield reader.line_num, tuple(map(str.strip, cells))
    except csv.Error:
        raise KnowledgeError(
            f"{file_name}, line {reader.line_num}: a quotation mark too many or too few; one within"
            ' a quoted cell is written twice ("")'
        ) from None


def _head(file_name: str, cells: Sequence[str]) -> tuple[str, ...]:
    """The names of the columns; spreadsheets like to add empty ones behind."""
    head = _without_empty_end(cells)
    if not head:
        raise KnowledgeError(f"{file_name} is empty: its first line must name the columns")
    for number, name in enumerate(head, start=1):
        if not name:
            raise KnowledgeError(f"{file_name}, line 1: column {number} has no name")
        if name in head[: number - 1]:
            raise KnowledgeError(f"{file_name}, line 1: two columns are called {name}")
    return head


def _fitted(file_name: str, number: int, cells: Sequence[str], width: int) -> tuple[str, ...]:
    filled = max(len(_without_empty_end(cells)), min(len(cells), width))
    if filled != width:
        raise KnowledgeError(
            f"{file_name}, line {number}: {filled} cells under {width} columns; "
            "a cell with a comma in it needs quotation marks"
        )
    return tuple(cells[:width])


def _without_empty_end(cells: Sequence[str]) -> tuple[str, ...]:
    end = max((number for number, cell in enumerate(cells, start=1) if cell), default=0)
    return tuple(cells[:end])
