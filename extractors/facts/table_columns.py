"""Which columns of a table a decision means, and the cells, row sums and totals they give."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..records import MoneyMention, Why
from .context import Reason
from .decision_text import DecisionText
from .signs import Sign
from .table_heads import Column
from .table_reading import ROUNDING, AmountTable
from .table_rows import AmountRow
from .year_scope import scope_years
from .years import joined

_WHY_OF_ROLE: dict[str, Why] = {
    "bid": "bid",
    "project_total": "project_total",
    "option_value": "option_value",
    "existing_budget": "existing_budget",
    "forecast": "forecast",
    "variance": "variance",
    "previous_year": "previous_year",
    "restated": "restated",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """An amount of a table as a part of its total: a cell, or the sum of a row or a column."""

    mention: MoneyMention
    label: str
    years: tuple[str, ...]
    row: AmountRow | None


def columns_meant(
    table: AmountTable, amounts: Sequence[Decimal], text: DecisionText
) -> tuple[Column, ...]:
    """The columns to read: all of a kind, of years those that the decision is about.

    `amounts` are what the text itself decides: where one is the total of several years, the table
    spreads it over all of them, where one is the total of a year, the others are past or to come.
    """
    decided = table.decided_columns
    by_year = tuple(column for column in decided if column.years)
    if len(by_year) < 2:
        return decided if len({column.head for column in decided}) == len(decided) else decided[-1:]
    if any(_is_total(amount, table, by_year) for amount in amounts):
        return by_year
    wanted = _years_spoken_of(table, text)
    meant = tuple(column for column in by_year if wanted & set(column.years))
    decisive = meant if meant and len(meant) < len(by_year) else by_year
    totals = tuple(c for c in decisive if any(_is_total(each, table, (c,)) for each in amounts))
    if totals:
        return totals[-1:]
    if meant:
        return meant
    return by_year if table.total_column else by_year[-1:]


def grand_total(table: AmountTable, columns: Sequence[Column]) -> MoneyMention | None:
    """The printed total of some columns; a table of one row prints it in that row."""
    total_row = table.total_row or (table.parts[0] if len(table.parts) == 1 else None)
    if total_row is None:
        return None
    if len(columns) == 1:
        return total_row.amounts.get(columns[0].number) if table.total_row else None
    total = table.total_column
    return total_row.amounts.get(total.number) if total else None


def _is_total(amount: Decimal, table: AmountTable, columns: Sequence[Column]) -> bool:
    return any(abs(amount - total) <= ROUNDING for total in totals_of(table, columns))


def totals_of(table: AmountTable, columns: Sequence[Column]) -> set[Decimal]:
    """What some columns come to: as printed, and as their rows add up."""
    printed = grand_total(table, columns)
    added = sum((table.sum_of(column) for column in columns), Decimal(0))
    return {added, printed.amount} if printed else {added}


def shares(table: AmountTable, columns: Sequence[Column]) -> Iterator[Share]:
    """The parts of a table's total: its cells, and of a matrix the sums of its rows and columns."""
    several = len(columns) > 1
    years = tuple(sorted({year for column in columns for year in column.years}))
    for row in table.parts:
        yield from _cells(table, row, columns)
        total = row.amounts.get(table.total_column.number) if table.total_column else None
        if several and total is not None and len(table.parts) > 1:
            yield Share(mention=total, label=row.label, years=years, row=row)
    if several and table.total_row is not None:
        for column in columns:
            sum_printed = table.total_row.amounts.get(column.number)
            if sum_printed is not None:
                yield Share(mention=sum_printed, label=column.head, years=column.years, row=None)


def _cells(table: AmountTable, row: AmountRow, columns: Sequence[Column]) -> Iterator[Share]:
    """A row's cells, under its label, or under their heads where it is the only row or has none."""
    for column in columns:
        mention = row.amounts.get(column.number)
        if mention is None or not mention.amount:
            continue
        by_head = len(columns) > 1 and (len(table.parts) == 1 or not column.years)
        label = column.head if by_head or not row.label else row.label
        yield Share(mention=mention, label=label, years=column.years, row=row)


def stated_by_year(
    table: AmountTable, columns: Sequence[Column]
) -> tuple[tuple[str, MoneyMention], ...]:
    """The total's share of each year, where the table prints one for every column."""
    row = table.total_row or (table.parts[0] if len(table.parts) == 1 else None)
    if row is None or len(columns) < 2 or any(len(column.years) != 1 for column in columns):
        return ()
    stated = [(column.years[0], row.amounts.get(column.number)) for column in columns]
    found = tuple((year, mention) for year, mention in stated if mention is not None)
    return found if len(found) == len(columns) else ()


def reasons_of_others(table: AmountTable, columns: Sequence[Column]) -> dict[int, Reason]:
    """Why the amounts of a table's other columns are context, by where they begin."""
    first_years = min((column.years for column in columns if column.years), default=())
    found: dict[int, Reason] = {}
    for column in table.columns:
        reason = _reason_of(column, first_years)
        if column not in columns and reason is not None:
            found |= {
                row.amounts[column.number].start: reason
                for row in table.rows
                if column.number in row.amounts
            }
    return found


def _reason_of(column: Column, first_years: tuple[str, ...]) -> Reason | None:
    """Why a column that is not meant is context: years before those that are, or its head."""
    why = _WHY_OF_ROLE.get(column.role)
    if column.years and first_years and column.years < first_years:
        sign = Sign(rule="column of an earlier year", head=column.head or None)
        return Reason(why="previous_year", sign=sign)
    return Reason(why=why, sign=Sign(rule="column of a table", head=column.head)) if why else None


def _years_spoken_of(table: AmountTable, text: DecisionText) -> set[str]:
    """The years of the title or scope, else those the text prints outside the table."""
    scope = scope_years(text).years
    if scope:
        return set(scope)
    start, end = table.table.start, table.table.end
    return set(joined([y for y in text.mentions.years if not start <= y.start < end]).years)
