"""Suggests which listed bodies an unlisted name may be meant for; it merges nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz import fuzz, process

from extractors.knowledge.naming import BARRIER, fold

T = TypeVar("T")

LIKE_ENOUGH = 78
"""Of 100: below it, names on the samples' pages had little to do with each other."""
NEAR_WORDS = 80
"""How alike the telling words of two names are that may be one name with a slip."""
MOST_BODIES, ONE_IN = 8, 150
"""A word in the names of more bodies, or in more than one name in 150 of a long list, tells none
of them: "council", "trust"."""
SHORTEST = 6
"""Shorter names are initials: one letter makes another body, so only the same ones count."""
MOST_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A listed body, the name of it that is nearest, and how near: 100 is the same words."""

    organisation_id: str
    name: str
    similarity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedNames:
    """Names of listed bodies by folded spelling, and those spellings by their telling words."""

    bodies: Mapping[str, tuple[tuple[str, str], ...]]
    common: frozenset[str]
    by_telling: Mapping[str, tuple[str, ...]]
    by_word: Mapping[str, tuple[str, ...]]


def listed_names(names: Iterable[tuple[str, str]]) -> ListedNames:
    """An index of pairs of organisation id and printed name."""
    bodies: dict[str, list[tuple[str, str]]] = defaultdict(list)
    users: dict[str, set[str]] = defaultdict(set)
    ordered = sorted(names)
    for organisation_id, name in ordered:
        bodies[_key(name)].append((organisation_id, name))
        for word in _key(name).split():
            users[word].add(organisation_id)
    most = max(MOST_BODIES, len({organisation_id for organisation_id, _ in ordered}) // ONE_IN)
    common = frozenset(word for word, ids in users.items() if len(ids) > most)
    by_telling: dict[str, list[str]] = defaultdict(list)
    by_word: dict[str, list[str]] = defaultdict(list)
    for key in bodies:
        by_telling[_telling(key, common)].append(key)
        for word in set(key.split()) - common:
            by_word[word].append(key)
    return ListedNames(
        bodies=_frozen(bodies),
        common=common,
        by_telling=_frozen(by_telling),
        by_word=_frozen(by_word),
    )


def suggest(name: str, listed: ListedNames) -> tuple[Suggestion, ...]:
    """The listed bodies whose names are nearest, the nearest first; often none.

    >>> names = listed_names([("victim-support", "Victim Support"), ("mind", "Mind")])
    >>> suggest("Victims Suport", names)
    (Suggestion(organisation_id='victim-support', name='Victim Support', similarity=96),)
    >>> suggest("Elm Youth Club", names)
    ()
    """
    best: dict[str, Suggestion] = {}
    for found in _scored(_key(name), listed):
        known = best.get(found.organisation_id)
        if known is None or found.similarity > known.similarity:
            best[found.organisation_id] = found
    ordered = sorted(best.values(), key=lambda s: (-s.similarity, s.organisation_id))
    return tuple(ordered[:MOST_SUGGESTIONS])


def _scored(key: str, listed: ListedNames) -> Iterator[Suggestion]:
    for candidate in sorted(_candidates(key, listed)):
        similarity = _similarity(key, candidate, listed.common)
        if similarity >= LIKE_ENOUGH:
            for organisation_id, name in listed.bodies[candidate]:
                yield Suggestion(organisation_id=organisation_id, name=name, similarity=similarity)


def _candidates(key: str, listed: ListedNames) -> set[str]:
    """Spellings that share a telling word with the name, or whose telling words are near its."""
    telling = _telling(key, listed.common)
    if not telling:
        return set(listed.by_telling.get("", ()))
    shared = {spelling for word in telling.split() for spelling in listed.by_word.get(word, ())}
    near = process.extract(
        telling, listed.by_telling.keys(), scorer=fuzz.ratio, score_cutoff=NEAR_WORDS, limit=None
    )
    return shared.union(*(listed.by_telling[match] for match, _, _ in near))


def _similarity(one: str, other: str, common: frozenset[str]) -> int:
    """Between all words in any order, and between those that count: a place is no whole name."""
    if min(len(one), len(other)) < SHORTEST:
        return 100 if one == other else 0
    if " " in one and " " in other:
        within = fuzz.token_set_ratio(one, other)
    else:
        within = fuzz.ratio(_telling(one, common), _telling(other, common))
    return round((fuzz.token_sort_ratio(one, other) + within) / 2)


def _telling(key: str, common: frozenset[str]) -> str:
    return " ".join(sorted(word for word in key.split() if word not in common))


def _key(name: str) -> str:
    return " ".join(word for word in fold(name).split() if word != BARRIER)


def _frozen(lists: Mapping[str, list[T]]) -> Mapping[str, tuple[T, ...]]:
    return {key: tuple(values) for key, values in lists.items()}
