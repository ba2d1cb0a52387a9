"""Tables of requests with a column that says what was decided of each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..records import MoneyMention
from .table_heads import Column, column_of
from .table_rows import AmountRow

_ASKED = ("decided", "bid")


def settled(
    columns: tuple[Column, ...], rows: tuple[AmountRow, ...], heads: Mapping[int, str]
) -> tuple[tuple[Column, ...], tuple[AmountRow, ...]]:
    """Columns and rows with what was approved in the column of outcomes, and the rest as bids.

    An approval without an amount of its own approves what was asked for. Where no row says that it
    was approved or refused, there is nothing to settle.
    """
    number = column_of("outcome", heads)
    if number is None or all(row.outcome == "open" for row in rows):
        return columns, rows
    asked = [column for column in columns if column.role in _ASKED]
    found = tuple(
        replace(column, role="bid") if column in asked else column
        for column in columns
        if column.number != number
    )
    approved = Column(number=number, head=heads[number], role="decided", years=())
    return (*found, approved), tuple(_settled_row(row, number, asked) for row in rows)


def _settled_row(row: AmountRow, number: int, asked: Sequence[Column]) -> AmountRow:
    amounts = {key: mention for key, mention in row.amounts.items() if key != number}
    approved = _approved(row, number, asked)
    return replace(row, amounts={**amounts, number: approved} if approved else amounts)


def _approved(row: AmountRow, number: int, asked: Sequence[Column]) -> MoneyMention | None:
    if row.outcome != "approved":
        return row.amounts.get(number) if row.is_total else None
    printed = [row.amounts.get(column.number) for column in asked]
    return row.amounts.get(number) or next((mention for mention in printed if mention), None)
