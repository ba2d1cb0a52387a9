"""Parts of facts, put below the fact that they divide."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.facts.assembly.clusters import Cluster, described, place_facts, total_of
from extractors.facts.assembly.likeness import worth
from extractors.facts.assembly.pairing import free_facts, pair_facts
from extractors.records import DocumentInfo, Funding


def add_parts(
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
    places.update(place_facts(clusters, document, parts, pairs, () if fits else left, parent))
    if fits or parent is None:
        return []
    return [f"divides {described(clusters[parent].fact)} in another way"]


def _have_room(
    whole: Funding, known: Mapping[int, Funding], parts: Sequence[Funding], left: Sequence[int]
) -> bool:
    """Whether the parts that are left fit into the whole beside those already known."""
    amounts = [worth(fact) for fact in known.values()] + [worth(parts[n]) for n in left]
    room = worth(whole)
    return not left or (room is not None and total_of(amounts) <= room)
