"""Money that comes in and goes out again: which incoming fact pays for which outgoing one."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ..records import Funding

_OUTGOING = ("grant_awarded", "contract")


def link_pass_through(facts: Sequence[Funding]) -> tuple[Funding, ...]:
    """Facts with `funded_by` set where one incoming grant of the decision can pay for them.

    Linked only where there is a single incoming grant and it is not smaller than what goes out, or
    where just one incoming grant is for the same years.
    """
    incoming = [
        fact for fact in facts if fact.kind == "grant_received" and fact.level == "headline"
    ]
    return tuple(
        replace(fact, funded_by=source.funding_id)
        if fact.kind in _OUTGOING
        and fact.level == "headline"
        and (source := _source_of(fact, incoming)) is not None
        else fact
        for fact in facts
    )


def _source_of(fact: Funding, incoming: Sequence[Funding]) -> Funding | None:
    enough = [grant for grant in incoming if _covers(grant, fact.total)]
    if len(incoming) == 1:
        return enough[0] if enough else None
    years = {share.year for share in fact.financial_years}
    same = [grant for grant in enough if years and {s.year for s in grant.financial_years} == years]
    return same[0] if len(same) == 1 else None


def _covers(grant: Funding, total: Decimal | None) -> bool:
    return total is None or grant.total is None or total <= grant.total
