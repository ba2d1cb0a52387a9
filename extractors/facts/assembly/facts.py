"""The facts of one decision, gathered from its documents, the strongest first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.facts.assembly.likeness import (
    are_compatible,
    are_rivals,
    differ_in_kind_only,
    have_compatible_parties,
    worth,
)
from extractors.facts.assembly.merging import merge_statements
from extractors.facts.assembly.pairing import (
    Pairs,
    free_facts,
    free_known,
    pair_facts,
    pair_where,
    same_kind,
    same_worth,
)
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


def gather_facts(
    documents: Sequence[tuple[DocumentInfo, Sequence[Funding]]],
) -> tuple[list[Cluster], list[Disagreement]]:
    """The facts of all documents, each once, and where the documents disagree.

    The strongest document's facts stand. A weaker one's are added where nothing rivals them,
    dropped with a disagreement where something does.
    """
    clusters: list[Cluster] = []
    disagreements: list[Disagreement] = []
    for document, facts in documents:
        disagreements += _add_document(clusters, document, facts)
    return clusters, disagreements


def _add_document(
    clusters: list[Cluster], document: DocumentInfo, facts: Sequence[Funding]
) -> list[Disagreement]:
    headlines = [fact for fact in facts if fact.level == "headline"]
    known = {n: c.fact for n, c in enumerate(clusters) if c.fact.level == "headline"}
    pairs = pair_facts(headlines, known)
    details = _names_that_differ(headlines, known, pairs)
    parts = _totals_and_parts(headlines, known, pairs)
    _pair_with_components(headlines, clusters, pairs)
    left = [n for n in free_facts(headlines, pairs) if n not in parts]
    dropped = _rivals(headlines, {n: known[n] for n in free_known(known, pairs)}, left)
    details += [_differs(headlines[n], known[place]) for n, place in dropped.items()]
    placed = _place(clusters, document, headlines, pairs, set(dropped) | set(parts))
    divided = {headlines[n].funding_id: place for n, place in parts.items() if place is not None}
    details += _add_parts(clusters, document, facts, placed, divided)
    return [
        Disagreement(document_id=document.document_id, detail=f"{document.file_name}: {detail}")
        for detail in details
    ]


def _names_that_differ(
    facts: Sequence[Funding], known: Mapping[int, Funding], pairs: Pairs
) -> list[str]:
    return [
        f"{described(facts[n])} goes by other names than in a stronger document"
        for n, place in pairs.items()
        if not have_compatible_parties(known[place], facts[n])
    ]


def _totals_and_parts(
    facts: Sequence[Funding], known: Mapping[int, Funding], pairs: Pairs
) -> dict[int, int | None]:
    """Facts that together make a known total, with it; None for a total of known facts."""
    parts: dict[int, int | None] = {}
    for kind in {fact.kind for fact in facts}:
        mine = [n for n in free_facts(facts, pairs) if facts[n].kind == kind]
        theirs = [p for p in free_known(known, pairs) if known[p].kind == kind]
        whole = next((p for p in theirs if _add_up(facts, mine, known[p])), None)
        if whole is not None:
            parts |= dict.fromkeys(mine, whole)
        else:
            parts |= {n: None for n in mine if _add_up(known, theirs, facts[n])}
    return parts


def _add_up(
    facts: Sequence[Funding] | Mapping[int, Funding], places: Sequence[int], whole: Funding
) -> bool:
    amounts = [worth(facts[place]) for place in places]
    return len(amounts) > 1 and worth(whole) is not None and _sum(amounts) == worth(whole)


def _pair_with_components(
    facts: Sequence[Funding], clusters: Sequence[Cluster], pairs: Pairs
) -> None:
    """A headline of a weaker document that a stronger one shows to be a part of more."""
    components = {
        n: c.fact
        for n, c in enumerate(clusters)
        if c.fact.level == "component" and worth(c.fact) is not None
    }
    pair_where(are_compatible, same_worth, facts, components, pairs)


def _rivals(
    facts: Sequence[Funding], known: Mapping[int, Funding], left: Sequence[int]
) -> dict[int, int]:
    """Facts that a known one, which this document does not give, contradicts; with that one."""
    rest = [facts[n] for n in left]
    pairs: Pairs = {}
    pair_where(differ_in_kind_only, worth, rest, known, pairs)
    pair_where(are_rivals, same_kind, rest, known, pairs)
    return {left[n]: place for n, place in pairs.items()}


def _place(
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


def _add_parts(
    clusters: list[Cluster],
    document: DocumentInfo,
    facts: Sequence[Funding],
    placed: Mapping[str, int],
    divided: Mapping[str, int],
) -> list[str]:
    """Add components below their headline, and headlines that a stronger document adds up.

    Parts of parts follow once their own whole has its place; parts of what was dropped never do.
    """
    problems: list[str] = []
    places: dict[str, int | None] = {**placed, **_nowhere(facts)}
    waiting = [_as_part(fact, divided) for fact in facts if _is_part(fact, divided)]
    wholes: dict[str, int | None] = dict(divided)
    while ready := [f for f in waiting if f.funding_id in wholes or _whole(f) in places]:
        below: dict[int | None, list[Funding]] = defaultdict(list)
        for fact in ready:
            below[wholes.get(fact.funding_id, places.get(_whole(fact)))].append(fact)
        for parent, parts in below.items():
            problems += _add_below(clusters, document, parent, parts, places)
        done = {fact.funding_id for fact in ready}
        waiting = [fact for fact in waiting if fact.funding_id not in done]
    return problems


def _is_part(fact: Funding, divided: Mapping[str, int]) -> bool:
    return fact.level == "component" or fact.funding_id in divided


def _as_part(fact: Funding, divided: Mapping[str, int]) -> Funding:
    return replace(fact, level="component") if fact.funding_id in divided else fact


def _whole(fact: Funding) -> str:
    return fact.part_of or ""


def _nowhere(facts: Sequence[Funding]) -> dict[str, int | None]:
    """Wholes that the document does not have: their parts stand alone."""
    own = {fact.funding_id for fact in facts}
    return {_whole(fact): None for fact in facts if _whole(fact) not in own}


def _add_below(
    clusters: list[Cluster],
    document: DocumentInfo,
    parent: int | None,
    parts: Sequence[Funding],
    places: dict[str, int | None],
) -> list[str]:
    known = {
        n: c.fact
        for n, c in enumerate(clusters)
        if c.parent == parent and c.fact.level == "component"
    }
    pairs = pair_facts(parts, known)
    left = free_facts(parts, pairs)
    fits = not known or parent is None or _have_room(clusters[parent].fact, known, parts, left)
    places.update(_place(clusters, document, parts, pairs, () if fits else left, parent))
    if fits or parent is None:
        return []
    return [f"divides {described(clusters[parent].fact)} in another way"]


def _have_room(
    whole: Funding, known: Mapping[int, Funding], parts: Sequence[Funding], left: Sequence[int]
) -> bool:
    """Whether the parts that are left fit into the whole beside those already known."""
    amounts = [worth(fact) for fact in known.values()] + [worth(parts[n]) for n in left]
    room = worth(whole)
    return not left or (room is not None and _sum(amounts) <= room)


def _differs(fact: Funding, known: Funding) -> str:
    return f"{described(fact)}, where a stronger document says {described(known)}"


def described(fact: Funding) -> str:
    """A fact in a few words: £1,200.00 (grant awarded)."""
    amount = worth(fact)
    money = "an amount withheld" if amount is None else f"£{amount:,.2f}"
    return f"{money} ({fact.kind.replace('_', ' ')})"


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), Decimal(0))
