"""Bare numbers in tables, made money by the head of their column, their row or the table."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from ..records import Cell, Row, Table
from .money_grammar import amount_pattern, printed_at
from .money_heads import deciding_head, says, scale_of
from .money_numbers import read_amount
from .money_printed import Printed

_CALENDAR_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")
_SIGN_ENDS_LINE = re.compile(r"£\S*\s*\)?:?\Z")
_LINE_BEFORE = 80
_TOTAL = re.compile(r"\W*(?:grand |overall )?totals?\b", re.IGNORECASE)


def find_in_cells(text: str, tables: Sequence[Table]) -> Iterator[Printed]:
    """Bare numbers of every cell that its heads make money."""
    for table in tables:
        heads = _column_heads(text, table)
        whole = _said_of_the_whole(text, table, heads)
        for row in table.rows[_head_rows(text, table) :]:
            yield from _in_row(text, row, heads, whole)


def heads_over_cells(text: str, tables: Sequence[Table]) -> list[tuple[int, int, str]]:
    """Every cell below a head: where it starts and ends, and its column's head; in order."""
    found = []
    for table in tables:
        heads = _column_heads(text, table)
        for row in table.rows[_head_rows(text, table) :]:
            found += [(c.start, c.end, heads[c.column]) for c in row.cells if c.column in heads]
    return sorted(found)


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
    """A £ that stands in the corner of the table or ends the line before it."""
    corner = heads.get(0, "")
    if says(corner) == "sign":
        return corner
    before = text[max(0, table.start - 2 * _LINE_BEFORE) : table.start].rstrip()
    line = before[before.rfind("\n") + 1 :]
    return line if len(line) < _LINE_BEFORE and _SIGN_ENDS_LINE.search(line) else ""


def _in_row(text: str, row: Row, heads: Mapping[int, str], whole: str) -> Iterator[Printed]:
    """The first column holds labels, unless a £ heads it."""
    label = text[row.cells[0].start : row.cells[0].end]
    for cell in row.cells:
        head = heads.get(cell.column, "")
        if cell is row.cells[-1] and _is_short_total(label, row, heads):
            head = _money_head(heads)
        if cell.column == 0 and (says(head) != "sign" or head == whole):
            continue
        deciding = deciding_head(head, label, whole, heads.values())
        printed = _in_cell(text, cell) if deciding is not None else None
        if printed and deciding is not None and _is_amount(text, printed, deciding):
            yield _scaled(printed, deciding, head)


def _is_short_total(label: str, row: Row, heads: Mapping[int, str]) -> bool:
    """Whether a row is a total in two cells below more columns: ``Total paid | 6950``."""
    return bool(_TOTAL.match(label)) and len(row.cells) == 2 < len(heads)


def _money_head(heads: Mapping[int, str]) -> str:
    """The head of the only column of money, or nothing."""
    found = [head for head in heads.values() if says(head) in ("sign", "money")]
    return found[0] if len(found) == 1 else ""


def _is_amount(text: str, printed: Printed, deciding: str) -> bool:
    """Below a £ every number is money; below words only what is printed like money."""
    number = text[printed.start : printed.end]
    if says(deciding) == "sign":
        return True
    like_money = bool(printed.scale) or "," in number or "." in number or len(number) > 3
    return like_money and not _CALENDAR_YEAR.match(number)


def _in_cell(text: str, cell: Cell) -> Printed | None:
    match = _bare_cell().fullmatch(text, cell.start, cell.end)
    number = re.compile(amount_pattern()).match(text, match.start("amount")) if match else None
    printed = printed_at(text, number) if number else None
    return replace(printed, from_cell=True) if printed else None


def _scaled(printed: Printed, deciding: str, head: str) -> Printed:
    scale = printed.scale or scale_of(deciding)
    amount, _ = read_amount(str(printed.number), scale)
    return replace(printed, amount=amount, scale=scale, head=head or deciding)


@cache
def _bare_cell() -> re.Pattern[str]:
    return re.compile(rf"[\s|]*[-–(]?\s?(?P<amount>{amount_pattern()})\)?[\s|.*]*")
