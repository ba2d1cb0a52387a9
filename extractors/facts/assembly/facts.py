"""The facts of one decision, gathered from its documents, the strongest first."""

from collections.abc import Mapping, Sequence

from extractors.facts.assembly.clusters import (
    Cluster,
    Disagreement,
    described,
    place_facts,
    total_of,
)
from extractors.facts.assembly.likeness import (
    are_compatible,
    are_rivals,
    differ_in_kind_only,
    have_compatible_parties,
    worth,
)
from extractors.facts.assembly.pairing import (
    Pairs,
    free_facts,
    free_known,
    pair_facts,
    pair_where,
    same_kind,
    same_worth,
)
from extractors.facts.assembly.parts import add_parts
from extractors.records import DocumentInfo, Funding


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
    placed = place_facts(clusters, document, headlines, pairs, set(dropped) | set(parts))
    divided = {headlines[n].funding_id: place for n, place in parts.items() if place is not None}
    details += add_parts(clusters, document, facts, placed, divided)
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
    return len(amounts) > 1 and worth(whole) is not None and total_of(amounts) == worth(whole)


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


def _differs(fact: Funding, known: Funding) -> str:
    return f"{described(fact)}, where a stronger document says {described(known)}"
