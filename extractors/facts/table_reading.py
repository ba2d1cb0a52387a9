"""Tables of amounts: what each column holds, which row is the total, who stands in each row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ..records import MoneyMention, Table, YearMention
from .table_heads import Column, column_of, role_of_head, with_head
from .table_outcomes import settled
from .table_rows import AmountRow, amounts_inside, read_amount_rows

ROUNDING = Decimal(2)
"""How far printed parts may miss a printed total, in pounds."""

_OTHER_MONEY = frozenset({"bid", "project_total", "option_value", "match", "restated"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AmountTable:
    """A table that holds amounts; `names_recipients` where a head says that rows are bodies.

    `inside` is where the amounts begin that it states, and in a register of bodies all others too.
    A table equals only itself, so that what each row asks of the whole of it can be kept.
    """

    table: Table
    columns: tuple[Column, ...]
    rows: tuple[AmountRow, ...]
    heads: str
    names_recipients: bool
    inside: frozenset[int]

    @property
    def parts(self) -> tuple[AmountRow, ...]:
        return tuple(row for row in self.rows if not row.is_total and row.outcome != "refused")

    @property
    def total_row(self) -> AmountRow | None:
        return next((row for row in reversed(self.rows) if row.is_total), None)

    @property
    def total_column(self) -> Column | None:
        """The column that adds up the others."""
        return next((column for column in self.columns if column.role == "total"), None)

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
    table = with_head(text, table)
    heads = _heads(text, table)
    rows = _with_total_below(tuple(read_amount_rows(text, table, heads, money)))
    numbers = sorted({number for row in rows for number in row.amounts})
    if not numbers:
        return None
    columns = tuple(_column(number, heads, table, years) for number in numbers)
    columns, rows = settled(columns, rows, heads)
    names = column_of("recipient", heads) is not None
    return AmountTable(
        table=table,
        columns=_with_total(columns, rows),
        rows=_with_bare_total(rows),
        heads=" ".join(heads.values()),
        names_recipients=names,
        inside=frozenset(
            mention.start
            for row in (table.rows if names else ())
            for cell in row.cells
            for mention in amounts_inside(cell, money)
        )
        | {mention.start for row in rows for mention in row.amounts.values()},
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
    ours = [column for column in columns if column.role not in _OTHER_MONEY]
    parts, last = ours[:-1], columns[-1]
    if (
        len(parts) < 2
        or ours[-1] is not last
        or not all(_adds_up(row, parts, last) for row in rows)
    ):
        return tuple(columns)
    return tuple(replace(each, role="total") if each is last else each for each in columns)


def _with_total_below(rows: tuple[AmountRow, ...]) -> tuple[AmountRow, ...]:
    """The rows, a total of fewer cells put below the only column of amounts that there is."""
    columns = {number for row in rows if not row.is_total for number in row.amounts}
    if len(columns) != 1:
        return rows
    (column,) = columns
    return tuple(
        replace(row, amounts={column: next(iter(row.amounts.values()))})
        if row.is_total and len(row.amounts) == 1
        else row
        for row in rows
    )


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
