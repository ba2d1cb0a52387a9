"""Which decision a report belongs to that prints no reference of its own as a field."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.records import Decision, Funding, Record

Known = Mapping[tuple[str, str], set[str]]
"""Ids of decisions by their publisher and the key of their reference or title."""

_NUMBER_AFTER_LETTER = re.compile(r"(?<=[A-Z])(?=\d)")
_BETWEEN = re.compile(r"[^A-Z0-9]+")
_LONGEST_REFERENCE = 4
_SHORTEST_TITLE = 3


def reference_key(printed: str) -> str:
    """What all spellings of a reference, or of a title, share.

    >>> {reference_key(text) for text in ("PCD 907", "pcd907", " PCD–907 ", "PCD-907")}
    {'PCD-907'}
    >>> reference_key("42/2024"), reference_key("DMPC Decision – PCD 907")
    ('42-2024', 'DMPC-DECISION-PCD-907')
    """
    spaced = _NUMBER_AFTER_LETTER.sub(" ", printed.upper())
    return _BETWEEN.sub("-", spaced).strip("-")


def with_their_decisions(records: Sequence[Record]) -> list[Record]:
    """The records, reports without a reference put under the one decision they can be about.

    That is the decision of the same publisher whose reference stands in the report's title, else
    the one with the same title. Where none or several fit, the report stays on its own.
    """
    known = _known(record.decisions for record in records)
    return [_with_its_decision(record, known) for record in records]


def _known(decisions: Iterable[Iterable[Decision]]) -> Known:
    known: dict[tuple[str, str], set[str]] = defaultdict(set)
    for decision in (one for several in decisions for one in several):
        if decision.publisher and decision.reference:
            for printed in (decision.reference, decision.title or ""):
                key = (decision.publisher.id, reference_key(printed))
                known[key].add(decision.decision_id)
    return known


def _with_its_decision(record: Record, known: Known) -> Record:
    decisions = record.decisions
    if record.document.kind != "report" or len(decisions) != 1 or decisions[0].reference:
        return record
    found = next(_belongings(decisions[0], known), set())
    if len(found) != 1:
        return record
    (decision_id,) = found
    return replace(
        record,
        decisions=(_renamed(decisions[0], decision_id),),
        sections=tuple(replace(section, decision_id=decision_id) for section in record.sections),
    )


def _belongings(decision: Decision, known: Known) -> Iterator[set[str]]:
    """The decisions that its titles can mean, the surest first."""
    publisher = decision.publisher.id if decision.publisher else ""
    titles = [decision.title, *(report.title for report in decision.reports)]
    keys = [reference_key(title) for title in titles if title]
    for key in keys:
        for part in _references_in(key):
            if (publisher, part) in known:
                yield known[publisher, part]
    for key in keys:
        if key.count("-") >= _SHORTEST_TITLE - 1 and (publisher, key) in known:
            yield known[publisher, key]


def _references_in(key: str) -> Iterator[str]:
    """Runs of words of a title that can be a reference: two words or more, one with a digit."""
    words = key.split("-")
    for length in range(_LONGEST_REFERENCE, 1, -1):
        for start in range(len(words) - length + 1):
            run = "-".join(words[start : start + length])
            if any(letter.isdigit() for letter in run):
                yield run


def _renamed(decision: Decision, decision_id: str) -> Decision:
    return replace(
        decision,
        decision_id=decision_id,
        funding=tuple(_renumbered(fact, decision_id) for fact in decision.funding),
    )


def _renumbered(fact: Funding, decision_id: str) -> Funding:
    def under(funding_id: str) -> str:
        return f"{decision_id}/{funding_id.rpartition('/')[2]}"

    return replace(
        fact,
        funding_id=under(fact.funding_id),
        part_of=under(fact.part_of) if fact.part_of else None,
        funded_by=under(fact.funded_by) if fact.funded_by else None,
    )
