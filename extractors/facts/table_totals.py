"""Which fact of the text a table belongs to: as its total, or because the text says the same."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from ..records import MoneyMention
from .decision_text import DecisionText
from .drafts import Draft
from .figures import rounding_unit
from .signs import Sign
from .table_bodies import lists_bodies
from .table_columns import grand_total, shares, totals_of
from .table_heads import Column
from .table_reading import ROUNDING, AmountTable

ROW, TOTAL = Sign(rule="row of a table"), Sign(rule="total of a table")
"""The signs of facts that only tables give; a row of one is no total of another."""

_NEARLY = Decimal("0.9")


def amounts_of(draft: Draft) -> set[Decimal]:
    """What a draft's fact may be printed as: exactly, or rounded."""
    figure = {draft.figure.amount} if draft.figure else set()
    return {draft.main.amount, *(mention.amount for mention in draft.money), *figure}


def total_decided(
    drafts: Sequence[Draft], table: AmountTable, columns: Sequence[Column]
) -> int | None:
    """Which draft is the total: as the table prints it, or as its rows add up.

    A table that falls a little short of the only amount decided is its table all the same.
    """
    totals = totals_of(table, columns)
    for place, draft in enumerate(drafts):
        if draft.sign == ROW:
            continue
        if any(abs(own - total) <= ROUNDING for own in amounts_of(draft) for total in totals):
            return place
    return 0 if len(drafts) == 1 and _nearly_reached(drafts[0].main.amount, totals) else None


def _nearly_reached(amount: Decimal, totals: Iterable[Decimal]) -> bool:
    """Whether a cost table leaves only a little of an amount unexplained."""
    return any(amount * _NEARLY <= total <= amount for total in totals)


def register_of(
    drafts: Sequence[Draft], table: AmountTable, columns: Sequence[Column], text: DecisionText
) -> int | None:
    """Which draft a table lists some recipients of: the only grant to bodies not named."""
    if len(columns) != 1 or not lists_bodies(table, text):
        return None
    added = table.sum_of(columns[0])
    open_ones = [
        place
        for place, draft in enumerate(drafts)
        if draft.kind == "grant_awarded"
        and draft.parties.recipient is None
        and draft.main.amount > added
        and draft.main.start < table.table.start
    ]
    return open_ones[0] if len(open_ones) == 1 and not table.total_row else None


def already_decided(drafts: Sequence[Draft], table: AmountTable, columns: Sequence[Column]) -> bool:
    """Whether the text itself decides the amounts of half the rows or more."""
    decided = {
        amount for draft in drafts for each in (draft, *draft.parts) for amount in amounts_of(each)
    }
    rows = [share.mention.amount for share in shares(table, columns)]
    return bool(rows) and 2 * sum(amount in decided for amount in rows) >= len(rows)


def total_in_text(
    table: AmountTable, columns: Sequence[Column], text: DecisionText
) -> MoneyMention | None:
    """The first amount outside a table of several rows that is what they add up to, if any."""
    if len(table.parts) < 2:
        return None
    added = sum((table.sum_of(column) for column in columns), Decimal(0))
    same = (money for money in text.mentions.money if abs(money.amount - added) <= ROUNDING)
    return next((money for money in same if money.start not in table.inside), None)


def is_spelled_out(table: AmountTable, columns: Sequence[Column], text: DecisionText) -> bool:
    """Whether the text above a table prints its total, rounded: the table then says it exactly."""
    total = grand_total(table, columns)
    above = [money for money in text.mentions.money if money.end <= table.table.start]
    return total is not None and any(rounds(money, total.amount) for money in above)


def all_rounded(drafts: Sequence[Draft], table: AmountTable, columns: Sequence[Column]) -> bool:
    """Whether all that the text itself decides are rounded amounts of the table."""
    printed = [share.mention.amount for share in shares(table, columns)]
    return all(any(rounds(draft.main, amount) for amount in printed) for draft in drafts)


def rounds(printed: MoneyMention, exact: Decimal) -> bool:
    """Whether an amount printed with a scale is a rounding of an exact one."""
    unit = rounding_unit(printed)
    return unit is not None and abs(printed.amount - exact) <= unit / 2
