"""Decisions found by their reference, however it is spelled."""

import re
from collections.abc import Iterable, Mapping

from extractors.facts.assembly import AssembledDecision

_NUMBER_AFTER_LETTER = re.compile(r"(?<=[A-Z])(?=\d)")
_BETWEEN = re.compile(r"[^A-Z0-9]+")


def reference_key(reference: str) -> str:
    """What all spellings of a reference share.

    >>> {reference_key(text) for text in ("PCD 907", "pcd907", " PCD–907 ", "PCD-907")}
    {'PCD-907'}
    >>> reference_key("42/2024"), reference_key("DMPC Decision – PCD 907")
    ('42-2024', 'DMPC-DECISION-PCD-907')
    """
    spaced = _NUMBER_AFTER_LETTER.sub(" ", reference.upper())
    return _BETWEEN.sub("-", spaced).strip("-")


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
