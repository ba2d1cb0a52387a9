"""Money that comes in and goes out again: which incoming fact pays for which outgoing one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ..records import Funding

_OUTGOING = ("grant_awarded", "contract")


def link_pass_through(facts: Sequence[Funding]) -> tuple[Funding, ...]:
    """Facts with `funded_by` set where one incoming grant of the decision can pay for them.

    Linked only where there is a single incoming grant, or just one for the same years, and where
    it is not smaller than all that it would pay for. The publisher's own spending is linked only
    where it is exactly the money received.
    """
    headlines = [fact for fact in facts if fact.level == "headline"]
    incoming = [fact for fact in headlines if fact.kind == "grant_received"]
    sources = {
        fact.funding_id: source
        for fact in headlines
        if (source := _source_of(fact, incoming)) is not None
    }
    enough = {grant.funding_id for grant in incoming if _is_enough(grant, sources, headlines)}
    return tuple(
        replace(fact, funded_by=source.funding_id)
        if (source := sources.get(fact.funding_id)) and source.funding_id in enough
        else fact
        for fact in facts
    )


def _source_of(fact: Funding, incoming: Sequence[Funding]) -> Funding | None:
    if fact.kind == "budget":
        possible = [grant for grant in incoming if grant.total and grant.total == fact.total]
    elif fact.kind in _OUTGOING:
        possible = [grant for grant in incoming if _covers(grant, fact.total)]
    else:
        return None
    if len(incoming) == 1:
        return possible[0] if possible else None
    years = _years(fact)
    same = [grant for grant in possible if years and _years(grant) == years]
    return same[0] if len(same) == 1 else None


def _is_enough(
    grant: Funding, sources: Mapping[str, Funding], headlines: Sequence[Funding]
) -> bool:
    """Whether a grant covers all the outgoing facts that it would pay for."""
    paid = [
        fact.total or Decimal(0)
        for fact in headlines
        if fact.kind in _OUTGOING and sources.get(fact.funding_id) is grant
    ]
    return _covers(grant, sum(paid, Decimal(0)))


def _covers(grant: Funding, total: Decimal | None) -> bool:
    return total is None or grant.total is None or total <= grant.total


def _years(fact: Funding) -> set[str]:
    return {share.year for share in fact.financial_years}
