"""Which facts another fact of the same kind already counts, so that no money counts twice."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.facts.assembly import AssembledDecision
from extractors.facts.assembly.likeness import have_compatible_parties, worth
from extractors.records import Change, Decision, Funding, Issue
from warehouse.references import decisions_by_reference, linked_decision

Unclear = tuple[str, Issue]
"""The id of a decision that replaces we cannot say what, with the issue that says so."""


def counted_elsewhere(
    decisions: Sequence[AssembledDecision],
) -> tuple[dict[str, str], tuple[Unclear, ...]]:
    """From each fact not to be counted to the one that counts its money; and what is unclear.

    A fact gives way to the later decision's fact that replaces it, and of two facts of one kind
    that pay for one another the smaller gives way to the larger.
    """
    counted_by = dict(_funded_within_kind(decisions))
    unclear: list[Unclear] = []
    known = decisions_by_reference(decisions)
    by_id = {assembled.decision.decision_id: assembled for assembled in decisions}
    for assembled, fact, change in _replacing(decisions):
        earlier = by_id.get(linked_decision(known, assembled, change.reference) or "")
        if earlier is None or not _may_follow(assembled.decision, earlier.decision):
            continue
        replaced = _replaced(fact, earlier)
        if len(replaced) > 1:
            unclear.append((assembled.decision.decision_id, _unclear(change, len(replaced))))
        elif replaced and counted_by.get(fact.funding_id) != replaced[0].funding_id:
            counted_by[replaced[0].funding_id] = fact.funding_id
    return counted_by, tuple(unclear)


def _funded_within_kind(decisions: Sequence[AssembledDecision]) -> Iterator[tuple[str, str]]:
    headlines = {
        found.fact.funding_id: found.fact
        for assembled in decisions
        for found in assembled.facts
        if found.fact.level == "headline"
    }
    paid_for: dict[str, list[Funding]] = defaultdict(list)
    for fact in headlines.values():
        payer = headlines.get(fact.funded_by or "")
        if payer is not None and payer is not fact and payer.kind == fact.kind:
            paid_for[payer.funding_id].append(fact)
    for payer_id, paid in paid_for.items():
        yield from _smaller_to_larger(headlines[payer_id], paid)


def _smaller_to_larger(payer: Funding, paid: Sequence[Funding]) -> Iterator[tuple[str, str]]:
    larger = [fact for fact in paid if _size(fact) > _size(payer)]
    if larger:
        yield payer.funding_id, larger[0].funding_id
    yield from ((fact.funding_id, payer.funding_id) for fact in paid if fact not in larger)


def _size(fact: Funding) -> Decimal:
    return worth(fact) or Decimal(0)


def _replacing(
    decisions: Sequence[AssembledDecision],
) -> Iterator[tuple[AssembledDecision, Funding, Change]]:
    for assembled in decisions:
        for fact in (found.fact for found in assembled.facts):
            if fact.level == "headline" and fact.changes and fact.changes.relation == "replaces":
                yield assembled, fact, fact.changes


def _replaced(fact: Funding, earlier: AssembledDecision) -> list[Funding]:
    headlines = (found.fact for found in earlier.facts if found.fact.level == "headline")
    return [
        other
        for other in headlines
        if other.kind == fact.kind and have_compatible_parties(fact, other)
    ]


def _may_follow(later: Decision, earlier: Decision) -> bool:
    if later.decision_id == earlier.decision_id:
        return False
    return not (later.decided_on and earlier.decided_on and later.decided_on < earlier.decided_on)


def _unclear(change: Change, count: int) -> Issue:
    return Issue(
        code="replaced_fact_unclear",
        detail=f"replaces an amount of {change.reference}, where {count} could be meant; "
        "all of them are still counted",
    )
