"""How a fact's total falls in financial years, so that its shares always add up to it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.records import Funding, FundingYear

Share = tuple[str | None, Decimal | None, str]
"""Financial year, amount, basis."""


def with_total(fact: Funding) -> Funding:
    """The fact; where only amounts of single years are printed, with their sum as its total."""
    stated = [s.amount for s in fact.financial_years if s.amount is not None]
    if fact.total is not None or not stated or fact.per not in (None, "year"):
        return fact
    complete = len(stated) == len(fact.financial_years)
    return replace(
        fact,
        total=sum(stated, Decimal(0)),
        total_basis="computed",
        qualifier=fact.qualifier if complete else "at_least",
    )


def year_shares(fact: Funding) -> list[Share]:
    """The rows of `funding_year`: the years as stated, then what no single year can be given.

    The amounts add up to the total, whatever is printed: what the stated years leave over is
    unallocated, what they exceed it by is a negative difference. Nothing is apportioned, and
    without a total no year has an amount.
    """
    if not fact.financial_years:
        return [(None, fact.total, "unknown")]
    if len({share.year for share in fact.financial_years}) == 1:
        return _single_year(fact)
    shares = _by_year(fact.financial_years)
    if fact.total is None:
        return [(year, None, basis) for year, _, basis in shares]
    return [*shares, *_rest(fact.total, shares)]


def _single_year(fact: Funding) -> list[Share]:
    """All of a total falls in the only year there is, unless another amount is stated for it."""
    (share,) = _by_year(fact.financial_years)
    year, _, basis = share
    if basis == "stated" and fact.total is not None:
        return [share, *_rest(fact.total, [share])]
    return [(year, fact.total, "single_year")]


def _rest(total: Decimal, shares: Sequence[Share]) -> list[Share]:
    rest = total - sum((amount for _, amount, _ in shares if amount is not None), Decimal(0))
    return [(None, rest, "unallocated" if rest > 0 else "difference")] if rest else []


def _by_year(shares: Sequence[FundingYear]) -> list[Share]:
    """One share a year, in order; a year given twice has the sum of what is stated for it."""
    found: dict[str, tuple[Decimal | None, str]] = {}
    for share in sorted(shares, key=lambda share: share.year):
        amount, basis = found.get(share.year, (None, share.basis))
        if share.amount is not None:
            amount, basis = (amount or Decimal(0)) + share.amount, share.basis
        found[share.year] = (amount, "unallocated" if amount is None else basis)
    return [(year, amount, basis) for year, (amount, basis) in found.items()]
