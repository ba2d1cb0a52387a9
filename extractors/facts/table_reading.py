"""Tables of amounts: what each column holds, which row is the total, who stands in each row."""

import bisect
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from ..knowledge.loader import read_rows
from ..records import Cell, MoneyMention, Row, Table, YearMention
from .patterns import Pattern, compile_pattern

ROUNDING = Decimal(2)
"""How far printed parts may miss a printed total, in pounds."""

_TOTAL = re.compile(r"^(?:grand |overall |sub-?)?totals?\b|\btotal$", re.IGNORECASE)
_NUMBER_ONLY = re.compile(r"^[\W\d]*$")
_OTHER_MONEY = frozenset({"bid", "project_total", "option_value", "match"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of amounts: what its head says it holds, and for which years."""

    number: int
    head: str
    role: str
    years: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountRow:
    """A row: its label, the cell that may name who receives, its amounts by column number."""

    label: str
    label_cell: Cell | None
    recipient_cell: Cell | None
    amounts: Mapping[int, MoneyMention]
    is_total: bool

    def recipient_span(self) -> tuple[int, int] | None:
        cell = self.recipient_cell or self.label_cell
        return (cell.start, cell.end) if cell else None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountTable:
    """A table that holds amounts; `names_recipients` where a head says that rows are bodies."""

    table: Table
    columns: tuple[Column, ...]
    rows: tuple[AmountRow, ...]
    heads: str
    names_recipients: bool

    @property
    def parts(self) -> tuple[AmountRow, ...]:
        return tuple(row for row in self.rows if not row.is_total)

    @property
    def total_row(self) -> AmountRow | None:
        return next((row for row in reversed(self.rows) if row.is_total), None)

    @property
    def total_column(self) -> Column | None:
        """The column that adds up the others."""
        return next((column for column in self.columns if column.role == "total"), None)

    def printed_total(self, column: Column) -> MoneyMention | None:
        row = self.total_row
        return row.amounts.get(column.number) if row else None

    def sum_of(self, column: Column) -> Decimal:
        return sum(
            (
                row.amounts[column.number].amount
                for row in self.parts
                if column.number in row.amounts
            ),
            Decimal(0),
        )

    @property
    def decided_columns(self) -> tuple[Column, ...]:
        """The columns of money decided: those a head calls so, else the only one there is."""
        decided = tuple(column for column in self.columns if column.role == "decided")
        open_ones = tuple(column for column in self.columns if column.role == "label")
        return decided or open_ones or (self.columns if len(self.columns) == 1 else ())


def read_tables(
    text: str,
    tables: Sequence[Table],
    money: Sequence[MoneyMention],
    years: Sequence[YearMention],
) -> tuple[AmountTable, ...]:
    """The tables with more than one amount in their columns."""
    read = (_read_table(text, table, money, years) for table in tables)
    return tuple(
        table
        for table in read
        if table is not None and sum(len(row.amounts) for row in table.rows) > 1
    )


def _read_table(
    text: str,
    table: Table,
    money: Sequence[MoneyMention],
    years: Sequence[YearMention],
) -> AmountTable | None:
    heads = _heads(text, table)
    recipient = next((n for n, head in heads.items() if role_of_head(head) == "recipient"), None)
    rows = tuple(
        row
        for printed in table.rows[table.head_rows :]
        if (row := _read_row(text, printed, money, recipient)) is not None
    )
    numbers = sorted({number for row in rows for number in row.amounts})
    if not numbers:
        return None
    columns = tuple(_column(number, heads, table, years) for number in numbers)
    return AmountTable(
        table=table,
        columns=_with_total(columns, rows),
        rows=_with_bare_total(rows),
        heads=" ".join(heads.values()),
        names_recipients=recipient is not None,
    )


def _heads(text: str, table: Table) -> dict[int, str]:
    heads: dict[int, str] = {}
    for row in table.rows[: table.head_rows]:
        for cell in row.cells:
            printed = text[cell.start : cell.end]
            heads[cell.column] = f"{heads.get(cell.column, '')} {printed}".strip()
    return heads


def _column(
    number: int, heads: Mapping[int, str], table: Table, years: Sequence[YearMention]
) -> Column:
    head = heads.get(number, "")
    found = {
        year
        for row in table.rows[: table.head_rows]
        for cell in row.cells
        if cell.column == number
        for mention in years
        if cell.start <= mention.start < cell.end
        for year in mention.years
    }
    return Column(number=number, head=head, role=role_of_head(head), years=tuple(sorted(found)))


def _with_total(columns: Sequence[Column], rows: Sequence[AmountRow]) -> tuple[Column, ...]:
    """The columns, the last marked as total where it adds up the others in every row."""
    *parts, last = (column for column in columns if column.role not in _OTHER_MONEY | {"restated"})
    if len(parts) < 2 or not all(_adds_up(row, parts, last) for row in rows):
        return tuple(columns)
    return tuple(replace(each, role="total") if each is last else each for each in columns)


def _with_bare_total(rows: Sequence[AmountRow]) -> tuple[AmountRow, ...]:
    """The rows, a last one without a label marked as total where it adds up those above."""
    *above, last = rows
    if last.label or len(above) < 2:
        return tuple(rows)
    adds_up = all(
        abs(sum(row.amounts[n].amount for row in above if n in row.amounts) - total.amount)
        <= ROUNDING
        for n, total in last.amounts.items()
    )
    return (*above, replace(last, is_total=adds_up))


def _adds_up(row: AmountRow, parts: Sequence[Column], total: Column) -> bool:
    printed = row.amounts.get(total.number)
    added = sum(
        (row.amounts[c.number].amount for c in parts if c.number in row.amounts), Decimal(0)
    )
    return printed is not None and abs(printed.amount - added) <= ROUNDING


def _read_row(
    text: str, row: Row, money: Sequence[MoneyMention], recipient: int | None
) -> AmountRow | None:
    amounts = {
        cell.column: mention
        for cell in row.cells
        if (mention := _amount_in(cell, money)) is not None
    }
    if not amounts:
        return None
    words = [
        cell
        for cell in row.cells
        if cell.column not in amounts and not _NUMBER_ONLY.match(text[cell.start : cell.end])
    ]
    label_cell = words[0] if words else None
    label = text[label_cell.start : label_cell.end] if label_cell else ""
    return AmountRow(
        label=re.sub(r"\s+", " ", label),
        label_cell=label_cell,
        recipient_cell=next((cell for cell in words if cell.column == recipient), None),
        amounts=amounts,
        is_total=bool(_TOTAL.search(label)),
    )


def _amount_in(cell: Cell, money: Sequence[MoneyMention]) -> MoneyMention | None:
    """The first amount that lies in a cell; `money` is in order of printing."""
    first = bisect.bisect_left(money, cell.start, key=lambda mention: mention.start)
    if first < len(money) and money[first].end <= cell.end:
        return money[first]
    return None


@cache
def _head_roles() -> tuple[tuple[str, Pattern], ...]:
    rows = read_rows("column_heads")
    return tuple((row["role"], compile_pattern(row["pattern"])) for row in rows)


@cache
def role_of_head(head: str) -> str:
    """What a column of that head holds; the first row of `column_heads.csv` that fits decides.

    >>> role_of_head("Amount requested")
    'bid'
    >>> role_of_head("2021/22 £")
    'decided'
    """
    plain = re.sub(r"\b(?:19|20)?\d\d\s*[/–-]\s*(?:20)?\d\d\b", " YEAR ", head)
    words = " ".join(
        word if word == "YEAR" else word.lower() for word in re.findall(r"[A-Za-z'-]+|£", plain)
    )
    for role, pattern in _head_roles():
        if pattern.regex.search(f" {words} "):
            return role
    return "label" if words else "decided"
