"""Money that comes in and goes out again: which incoming fact pays for which outgoing one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice

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
    sources = _sources(headlines, incoming)
    paid = _paid_by_each(sources, headlines)
    enough = {grant.funding_id for grant in incoming if _covers(grant, paid[grant.funding_id])}
    return tuple(
        replace(fact, funded_by=source.funding_id)
        if (source := sources.get(fact.funding_id)) and source.funding_id in enough
        else fact
        for fact in facts
    )


def _sources(headlines: Sequence[Funding], incoming: Sequence[Funding]) -> Mapping[str, Funding]:
    """The grant that can pay for each headline, by the headline's id, where there is just one."""
    by_years = _by_years(incoming)
    sources = {}
    for fact in headlines:
        grants = incoming if len(incoming) == 1 else by_years.get(_years(fact), ())
        if source := _source_of(fact, grants):
            sources[fact.funding_id] = source
    return sources


def _by_years(grants: Sequence[Funding]) -> Mapping[frozenset[str], Sequence[Funding]]:
    """Grants by the years that they are for; one of no year is none that others could match."""
    found: dict[frozenset[str], list[Funding]] = defaultdict(list)
    for grant in grants:
        if years := _years(grant):
            found[years].append(grant)
    return found


def _source_of(fact: Funding, grants: Iterable[Funding]) -> Funding | None:
    """The only grant that can pay for a fact."""
    possible = list(islice((grant for grant in grants if _may_pay(grant, fact)), 2))
    return possible[0] if len(possible) == 1 else None


def _may_pay(grant: Funding, fact: Funding) -> bool:
    if fact.kind == "budget":
        return bool(grant.total) and grant.total == fact.total
    return fact.kind in _OUTGOING and _covers(grant, fact.total)


def _paid_by_each(
    sources: Mapping[str, Funding], headlines: Sequence[Funding]
) -> Mapping[str, Decimal]:
    """What the outgoing facts come to that each grant would pay for, by the grant's id."""
    paid: dict[str, Decimal] = defaultdict(Decimal)
    for fact in headlines:
        if fact.kind in _OUTGOING and (source := sources.get(fact.funding_id)) is not None:
            paid[source.funding_id] += fact.total or Decimal(0)
    return paid


def _covers(grant: Funding, total: Decimal | None) -> bool:
    return total is None or grant.total is None or total <= grant.total


def _years(fact: Funding) -> frozenset[str]:
    return frozenset(share.year for share in fact.financial_years)
