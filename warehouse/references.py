"""Decisions found by their reference, however it is spelled."""

from collections.abc import Iterable, Mapping

from extractors.facts.assembly import AssembledDecision
from extractors.facts.assembly.belonging import reference_key

__all__ = ["decisions_by_reference", "linked_decision", "reference_key"]


def decisions_by_reference(
    decisions: Iterable[AssembledDecision],
) -> dict[tuple[str, str], str]:
    """From publisher and reference key to the decision's id."""
    found: dict[tuple[str, str], str] = {}
    for decision in (assembled.decision for assembled in decisions):
        if decision.reference and decision.publisher:
            key = (decision.publisher.id, reference_key(decision.reference))
            found.setdefault(key, decision.decision_id)
    return found


def linked_decision(
    known: Mapping[tuple[str, str], str], assembled: AssembledDecision, reference: str
) -> str | None:
    """The decision of the same publisher that a reference names, where we hold it."""
    publisher = assembled.decision.publisher
    return known.get((publisher.id, reference_key(reference))) if publisher else None
