"""Many documents, one decision: what a decision page, its signed form and its report say together.

Documents are taken in order of belief: signed form, report, web page, listing. Statements of the
same kind, level, years and amount are one fact, an amount rounded in print being the same as the
exact one (`rounding`); what one leaves unnamed another fills in. The number of a fact's id is that
of the strongest document; facts that only weaker ones give are numbered after those.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from extractors.facts.assembly.belonging import with_their_decisions
from extractors.facts.assembly.clusters import Cluster, Disagreement
from extractors.facts.assembly.facts import gather_facts
from extractors.facts.assembly.fields import disagreeing_dates, merge_fields
from extractors.facts.assembly.versions import (
    distinct_records,
    newest_versions,
    records_by_decision,
)
from extractors.records import (
    Decision,
    DocumentInfo,
    Evidence,
    Funding,
    Issue,
    MoneyInContext,
    Record,
)

__all__ = [
    "AssembledDecision",
    "AssembledFact",
    "Placed",
    "assemble",
    "distinct_records",
    "newest_versions",
    "with_their_decisions",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssembledFact:
    """A fact, its own `evidence` empty, with the printed words of every document."""

    fact: Funding
    evidence: tuple[tuple[str, Evidence], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssembledDecision:
    """A decision, its own `funding` and `money` empty, with what its documents give together.

    `documents` count, strongest first; `replaced` are older versions, which do not. Evidence,
    money and issues come with the id of the document they stand in.
    """

    decision: Decision
    documents: tuple[DocumentInfo, ...]
    replaced: tuple[DocumentInfo, ...] = ()
    facts: tuple[AssembledFact, ...] = ()
    money: tuple[tuple[str, MoneyInContext], ...] = ()
    issues: tuple[tuple[str, Issue], ...] = ()


def assemble(
    records: Iterable[Record], retrieved_at: Mapping[str, datetime] | None = None
) -> tuple[AssembledDecision, ...]:
    """The decisions of all records in order of their ids, whatever the order of the records.

    `retrieved_at` tells by document id when a file was had, so that its newest version is known.
    """
    distinct = with_their_decisions(distinct_records(records))
    moments = retrieved_at or {}
    newer = newest_versions(distinct, moments)
    grouped = records_by_decision(distinct, newer, moments)
    return tuple(
        _assemble_one(decision_id, current, replaced)
        for decision_id, (current, replaced) in grouped.items()
    )


def _assemble_one(
    decision_id: str, current: Sequence[Record], replaced: Sequence[Record]
) -> AssembledDecision:
    stated = [
        (record.document, decision)
        for record in current
        for decision in record.decisions
        if decision.decision_id == decision_id
    ]
    decisions = [decision for _, decision in stated]
    clusters, disagreements = gather_facts([(document, d.funding) for document, d in stated])
    return AssembledDecision(
        decision=merge_fields(decisions),
        documents=tuple(record.document for record in current),
        replaced=tuple(record.document for record in replaced),
        facts=_numbered(decision_id, clusters),
        money=tuple((document.document_id, m) for document, d in stated for m in d.money),
        issues=_issues(stated, disagreements),
    )


def _numbered(decision_id: str, clusters: Sequence[Cluster]) -> tuple[AssembledFact, ...]:
    """The facts with ids of their own, and with the ids of those they refer to."""
    ids = _fact_ids(decision_id, clusters)
    stated = {
        (statement.document_id, statement.fact.funding_id): ids[place]
        for place, cluster in enumerate(clusters)
        for statement in cluster.statements
    }
    return tuple(
        _with_ids(cluster, ids[place], ids, stated) for place, cluster in enumerate(clusters)
    )


def _fact_ids(decision_id: str, clusters: Sequence[Cluster]) -> list[str]:
    """The strongest document's ids as they are; after its last number, one for each other fact."""
    strongest = clusters[0].statements[0].document_id if clusters else None
    ids: list[str | None] = []
    for cluster in clusters:
        first = cluster.statements[0]
        own = first.fact.funding_id if first.document_id == strongest else None
        ids.append(own if own not in ids else None)
    number = max((_number(funding_id) for funding_id in ids if funding_id), default=0)
    for place, funding_id in enumerate(ids):
        if funding_id is None:
            number += 1
            ids[place] = f"{decision_id}/{number}"
    return [funding_id for funding_id in ids if funding_id is not None]


def _number(funding_id: str) -> int:
    last = funding_id.rpartition("/")[2]
    return int(last) if last.isdecimal() else 0


def _with_ids(
    cluster: Cluster, funding_id: str, ids: Sequence[str], stated: Mapping[tuple[str, str], str]
) -> AssembledFact:
    payers = (
        stated.get((statement.document_id, statement.fact.funded_by))
        for statement in cluster.statements
        if statement.fact.funded_by
    )
    fact = replace(
        cluster.fact,
        funding_id=funding_id,
        part_of=None if cluster.parent is None else ids[cluster.parent],
        funded_by=next((payer for payer in payers if payer), None),
        evidence=(),
    )
    return AssembledFact(
        fact=fact,
        evidence=tuple((s.document_id, e) for s in cluster.statements for e in s.fact.evidence),
    )


def _issues(
    stated: Sequence[tuple[DocumentInfo, Decision]], disagreements: Sequence[Disagreement]
) -> tuple[tuple[str, Issue], ...]:
    found = [
        (d.document_id, Issue(code="documents_disagree", detail=d.detail)) for d in disagreements
    ]
    if dates := disagreeing_dates([decision for _, decision in stated]):
        days = " and ".join(day.isoformat() for day in dates)
        detail = f"the documents give different dates of decision: {days}"
        found.append((stated[0][0].document_id, Issue(code="documents_disagree", detail=detail)))
    return tuple(found)
