"""Bare numbers in tables, made money by the head of their column, their row or the table."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal

from ..knowledge.loader import read_rows
from ..records import Cell, Row, Table
from .money_grammar import amount_pattern, printed_at
from .money_numbers import read_amount
from .money_printed import Printed
from .phrases import any_of

Says = Literal["sign", "money", "other", "nothing"]

_SIGN = re.compile(r"£|\bGBP\b")
_IN_THOUSANDS = re.compile(
    r"£\s?['’‘]?\s?000s?\b|£\s?['’‘]?k\b|\(\s?000s?\s?\)|£\s?thousands?\b", re.IGNORECASE
)
_IN_MILLIONS = re.compile(r"£\s?m\b|£\s?mn\b|£\s?millions?\b", re.IGNORECASE)
_YEARS_ONLY = re.compile(r"[\s\d/–\-]*(?:total)?\s*\Z", re.IGNORECASE)
_CALENDAR_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")
_NEAR = 160


def find_in_cells(text: str, tables: Sequence[Table]) -> Iterator[Printed]:
    """Bare numbers of every cell that its heads make money."""
    for table in tables:
        heads = _column_heads(text, table)
        whole = _said_of_the_whole(text, table, heads)
        for row in table.rows[_head_rows(text, table) :]:
            yield from _in_row(text, row, heads, whole)


def head_over(text: str, tables: Sequence[Table], start: int) -> str:
    """The column head over the cell that holds an offset, empty outside tables."""
    for table in tables:
        if table.start <= start < table.end:
            heads = _column_heads(text, table)
            cells = (cell for row in table.rows for cell in row.cells)
            return next((heads.get(c.column, "") for c in cells if c.start <= start < c.end), "")
    return ""


def scale_of(head: str) -> str | None:
    """The scale that a head gives its numbers.

    >>> scale_of("£'000"), scale_of("Cost (£m)"), scale_of("Amount (£)")
    ('thousand', 'million', None)
    """
    if _IN_THOUSANDS.search(head):
        return "thousand"
    return "million" if _IN_MILLIONS.search(head) else None


def says(head: str) -> Says:
    """What a head says of the numbers under it.

    >>> says("2021/22 £"), says("Grant value"), says("Number of grants"), says("Area")
    ('sign', 'money', 'other', 'nothing')
    """
    if _SIGN.search(head):
        return "sign"
    if _words("other").search(head):
        return "other"
    return "money" if _words("money").search(head) else "nothing"


@cache
def _words(kind: str) -> re.Pattern[str]:
    words = any_of(row["word"] for row in read_rows("money_heads") if row["says"] == kind)
    return re.compile(rf"(?<![A-Za-z]){words}(?![A-Za-z])", re.IGNORECASE)


def _head_rows(text: str, table: Table) -> int:
    """The printed head rows; a first row with a money head and no number counts as one."""
    if table.head_rows:
        return table.head_rows
    first = [text[cell.start : cell.end] for cell in table.rows[0].cells]
    headed = any(says(cell) in ("sign", "money") for cell in first)
    return int(headed and not any(_bare_cell().fullmatch(cell.strip()) for cell in first))


def _column_heads(text: str, table: Table) -> Mapping[int, str]:
    heads: dict[int, str] = {}
    for row in table.rows[: _head_rows(text, table)]:
        for cell in row.cells:
            printed = text[cell.start : cell.end]
            heads[cell.column] = f"{heads.get(cell.column, '')} {printed}".strip()
    return heads


def _said_of_the_whole(text: str, table: Table, heads: Mapping[int, str]) -> str:
    """A £ that stands in the corner of the table or on the line before it."""
    corner = heads.get(0, "")
    if _SIGN.search(corner):
        return corner
    before = text[max(0, table.start - _NEAR) : table.start].rstrip()
    last_line = before[before.rfind("\n") + 1 :]
    return last_line if len(last_line) < 80 and re.search(r"£\S*\s*\)?:?\Z", last_line) else ""


def _in_row(text: str, row: Row, heads: Mapping[int, str], whole: str) -> Iterator[Printed]:
    label = text[row.cells[0].start : row.cells[0].end]
    for cell in row.cells:
        head = heads.get(cell.column, "")
        if cell.column == 0 and says(head) != "sign":
            continue
        printed = _in_cell(text, cell)
        deciding = _deciding_head(head, label if cell is not row.cells[0] else "", whole, heads)
        if printed and deciding is not None and _is_amount(text, printed, deciding):
            yield _scaled(printed, deciding, head)


def _deciding_head(head: str, label: str, whole: str, heads: Mapping[int, str]) -> str | None:
    """The head that makes a cell's number money, or None if nothing does."""
    said = says(head)
    if said in ("sign", "money"):
        return head if said == "sign" or not whole else f"{head} {whole}"
    if said == "other":
        return None
    if whole and (_YEARS_ONLY.match(head) or not head):
        return f"{head} {whole}"
    under_total = _YEARS_ONLY.match(head) and head
    signed = [other for other in heads.values() if says(other) == "sign"]
    if under_total and signed:
        return f"{head} {signed[0]}"
    return label if not head and says(label) in ("sign", "money") else None


def _is_amount(text: str, printed: Printed, head: str) -> bool:
    """Under a £ every number is money; under words only what is printed like money."""
    number = text[printed.start : printed.end]
    if says(head) == "sign":
        return True
    return not _CALENDAR_YEAR.match(number) and (
        bool(printed.scale) or "," in number or "." in number or len(number) > 3
    )


def _in_cell(text: str, cell: Cell) -> Printed | None:
    match = _bare_cell().fullmatch(text, cell.start, cell.end)
    if not match:
        return None
    number = re.compile(amount_pattern()).match(text, match.start("amount"))
    printed = printed_at(text, number) if number else None
    return replace(printed, from_cell=True) if printed else None


def _scaled(printed: Printed, deciding: str, head: str) -> Printed:
    scale = printed.scale or scale_of(deciding)
    amount, _ = read_amount(str(printed.number), scale)
    return replace(printed, amount=amount, scale=scale, head=head or deciding)


@cache
def _bare_cell() -> re.Pattern[str]:
    return re.compile(rf"[\s|]*[-–(]?\s?(?P<amount>{amount_pattern()})\)?[\s|.*]*")
