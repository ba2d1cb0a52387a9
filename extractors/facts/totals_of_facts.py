"""The total that an amount stands for: as printed, or computed from a count or from its years."""

from decimal import Decimal
from typing import Literal

from ..records import FundingYear, MoneyMention

Basis = Literal["printed", "computed"] | None


def total_of(money: MoneyMention, years: tuple[str, ...]) -> tuple[Decimal | None, Basis]:
    """The total and its basis; None where an amount is per something, and nobody says how many.

    >>> grant = MoneyMention(start=0, end=1, text="", amount=Decimal("30000"), per="grant", count=3)
    >>> total_of(grant, ())
    (Decimal('90000'), 'computed')
    """
    if money.per is None:
        return money.amount, "printed"
    times = money.count
    if times is None and money.per == "year":
        times = len(years)
    if not times:
        return None, None
    return money.amount * times, "computed"


def shares_of(
    money: MoneyMention, years: tuple[str, ...], stated: tuple[tuple[str, MoneyMention], ...]
) -> tuple[FundingYear, ...]:
    """A fact's years: each with its stated amount, the only one with all, several without."""
    if stated:
        return tuple(
            FundingYear(year=year, amount=mention.amount, basis="stated")
            for year, mention in sorted(stated, key=lambda share: share[0])
        )
    if money.per == "year":
        return tuple(FundingYear(year=year, amount=money.amount, basis="stated") for year in years)
    if len(years) == 1:
        total, _ = total_of(money, years)
        return (FundingYear(year=years[0], amount=total, basis="single_year"),)
    return tuple(FundingYear(year=year, amount=None, basis="unallocated") for year in years)
