"""One fact from its statements in several documents."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from extractors.facts.assembly.likeness import worth
from extractors.facts.assembly.rounding import is_rounded_from
from extractors.records import Funding, FundingYear, Qualifier

T = TypeVar("T")


def merge_statements(statements: Sequence[Funding]) -> Funding:
    """The fact that statements of falling precedence make together.

    What the first leaves out the next fills in; the exact amount wins over a rounded one; a cap
    stated anywhere holds. Ids stay those of the first statement, evidence is the exact one's.
    """
    first, exact = statements[0], most_exact(statements)
    return replace(
        first,
        amount=exact.amount,
        total=exact.total,
        total_basis=exact.total_basis,
        per=exact.per,
        count=exact.count,
        withheld=None if worth(exact) is not None else _first(statements, lambda f: f.withheld),
        qualifier=_qualifier(statements, exact),
        capital_or_revenue=_first(statements, lambda f: f.capital_or_revenue),
        vat=_first(statements, lambda f: f.vat),
        funder=_first(statements, lambda f: f.funder),
        intermediary=_first(statements, lambda f: f.intermediary),
        recipient=_first(statements, lambda f: f.recipient),
        beneficiary=_first(statements, lambda f: f.beneficiary),
        financial_years=_years(statements, exact),
        available_until=_first(statements, lambda f: f.available_until),
        changes=_first(statements, lambda f: f.changes),
        label=_first(statements, lambda f: f.label),
        confidence=max(f.confidence for f in statements),
        rule=exact.rule,
        cue=exact.cue,
        evidence=exact.evidence,
    )


def most_exact(statements: Sequence[Funding]) -> Funding:
    """The first statement with an amount, unless a later one gives it unrounded."""
    best = statements[0]
    for other in statements[1:]:
        if (worth(best) is None and worth(other) is not None) or is_rounded_from(best, other):
            best = other
    return best


def _first(statements: Sequence[Funding], value: Callable[[Funding], T | None]) -> T | None:
    return next((found for f in statements if (found := value(f)) is not None), None)


def _qualifier(statements: Sequence[Funding], exact: Funding) -> Qualifier:
    return "up_to" if any(f.qualifier == "up_to" for f in statements) else exact.qualifier


def _years(statements: Sequence[Funding], exact: Funding) -> tuple[FundingYear, ...]:
    """The exact statement's years, else the first ones given, without amounts of another total."""
    if exact.financial_years:
        return exact.financial_years
    given = next((f for f in statements if f.financial_years), exact)
    if given.total == exact.total:
        return given.financial_years
    if len(given.financial_years) == 1:
        year = given.financial_years[0].year
        return (FundingYear(year=year, amount=exact.total, basis="single_year"),)
    return tuple(
        FundingYear(year=share.year, amount=None, basis="unallocated")
        for share in given.financial_years
    )
