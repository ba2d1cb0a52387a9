"""Pairs one document's facts with those that stronger documents have already given."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Mapping, Sequence

from extractors.facts.assembly.likeness import (
    Signature,
    are_compatible,
    full_signature,
    have_compatible_years,
    party_signature,
    worth,
)
from extractors.facts.assembly.rounding import is_rounded_from
from extractors.records import Funding

Pairs = dict[int, int]
"""From a fact's place in its document to the place of the known fact that it states again."""


def pair_facts(facts: Sequence[Funding], known: Mapping[int, Funding]) -> Pairs:
    """The pairs that are one fact, the likest first, so that equal amounts find their own.

    No known fact is used twice: two facts that stand in one document stay two.
    """
    pairs: Pairs = {}
    pair_by_signature(full_signature, facts, known, pairs)
    pair_by_signature(party_signature, facts, known, pairs)
    pair_where(are_compatible, same_worth, facts, known, pairs)
    pair_where(have_compatible_years, same_worth, facts, known, pairs)
    pair_where(_is_one_rounded, same_kind, facts, known, pairs)
    _pair_withheld(facts, known, pairs)
    return pairs


def pair_by_signature(
    signature: Callable[[Funding], Signature],
    facts: Sequence[Funding],
    known: Mapping[int, Funding],
    pairs: Pairs,
) -> None:
    """Add the pairs of equal kind, worth and signature."""
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for place in free_known(known, pairs):
        waiting[(*same_worth(known[place]), signature(known[place]))].append(place)
    for number in free_facts(facts, pairs):
        queue = waiting.get((*same_worth(facts[number]), signature(facts[number])))
        if queue:
            pairs[number] = queue.popleft()


def pair_where(
    fits: Callable[[Funding, Funding], bool],
    bucket: Callable[[Funding], Hashable],
    facts: Sequence[Funding],
    known: Mapping[int, Funding],
    pairs: Pairs,
) -> None:
    """Add the first pair that fits, only within a bucket, so that long lists stay cheap."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for place in free_known(known, pairs):
        waiting[bucket(known[place])].append(place)
    for number in free_facts(facts, pairs):
        queue = waiting.get(bucket(facts[number]), [])
        likely = next((place for place in queue if fits(known[place], facts[number])), None)
        if likely is not None:
            queue.remove(likely)
            pairs[number] = likely


def same_worth(fact: Funding) -> tuple[Hashable, ...]:
    return (fact.kind, worth(fact))


def same_kind(fact: Funding) -> tuple[Hashable, ...]:
    return (fact.kind,)


def free_facts(facts: Sequence[Funding], pairs: Pairs) -> list[int]:
    return [number for number in range(len(facts)) if number not in pairs]


def free_known(known: Mapping[int, Funding], pairs: Pairs) -> list[int]:
    used = set(pairs.values())
    return [place for place in known if place not in used]


def _is_one_rounded(one: Funding, other: Funding) -> bool:
    rounded = is_rounded_from(one, other) or is_rounded_from(other, one)
    return rounded and are_compatible(one, other)


def _pair_withheld(facts: Sequence[Funding], known: Mapping[int, Funding], pairs: Pairs) -> None:
    """An amount withheld in one and printed in another, where no other fact can be meant."""
    for kind in {fact.kind for fact in facts}:
        mine = [n for n in free_facts(facts, pairs) if facts[n].kind == kind]
        theirs = [p for p in free_known(known, pairs) if known[p].kind == kind]
        if len(mine) == len(theirs) == 1:
            one, other = known[theirs[0]], facts[mine[0]]
            if None in (worth(one), worth(other)) and are_compatible(one, other):
                pairs[mine[0]] = theirs[0]
