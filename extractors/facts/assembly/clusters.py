"""The statements of one fact, gathered as documents are gone through."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.facts.assembly.likeness import worth
from extractors.facts.assembly.merging import merge_statements
from extractors.facts.assembly.pairing import Pairs
from extractors.records import DocumentInfo, Funding


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A fact as one document gives it."""

    document_id: str
    fact: Funding


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """The statements of one fact, what they make together, and the fact it is part of."""

    fact: Funding
    statements: tuple[Statement, ...]
    parent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """What a weaker document says otherwise, for a person."""

    document_id: str
    detail: str


def place_facts(
    clusters: list[Cluster],
    document: DocumentInfo,
    facts: Sequence[Funding],
    pairs: Pairs,
    skipped: Iterable[int],
    parent: int | None = None,
) -> dict[str, int]:
    """Put each fact to its known one, or after all the others; says where each went."""
    placed: dict[str, int] = {}
    for number, fact in enumerate(facts):
        if number in pairs:
            placed[fact.funding_id] = pairs[number]
            _state_again(clusters, pairs[number], document, fact)
        elif number not in skipped:
            placed[fact.funding_id] = len(clusters)
            statement = Statement(document_id=document.document_id, fact=fact)
            clusters.append(Cluster(fact=fact, statements=(statement,), parent=parent))
    return placed


def _state_again(
    clusters: list[Cluster], place: int, document: DocumentInfo, fact: Funding
) -> None:
    cluster = clusters[place]
    statement = Statement(document_id=document.document_id, fact=fact)
    statements = (*cluster.statements, statement)
    merged = merge_statements([s.fact for s in statements])
    clusters[place] = replace(cluster, fact=merged, statements=statements)


def described(fact: Funding) -> str:
    """A fact in a few words: £1,200.00 (grant awarded)."""
    amount = worth(fact)
    money = "an amount withheld" if amount is None else f"£{amount:,.2f}"
    return f"{money} ({fact.kind.replace('_', ' ')})"


def total_of(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), Decimal(0))
