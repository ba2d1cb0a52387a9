"""Comparing what was expected with what was found: as multisets, as values, as choices."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from extractors.evaluate.scores import Miss, Outcome
from extractors.knowledge.naming import fold
from extractors.knowledge.organisations import organisation_named

T = TypeVar("T")
Key = Callable[[T], Hashable]
Triple = tuple[str, str | None, str | None]
"""What a value is about, the expected value, the found one."""


def pair(
    expected: Sequence[T], found: Sequence[T], keys: Sequence[Key[T]]
) -> tuple[list[tuple[T, T]], list[T], list[T]]:
    """Pairs of equal items, strictest key first; then what is left of either side.

    >>> pair(["a", "B"], ["b", "b", "a"], [str, str.lower])
    ([('a', 'a'), ('B', 'b')], [], ['b'])
    """
    pairs: list[tuple[T, T]] = []
    missing, spurious = list(expected), list(found)
    for key in keys:
        matched, missing, spurious = _pair_by(key, missing, spurious)
        pairs += matched
    return pairs, missing, spurious


def _pair_by(
    key: Key[T], expected: Iterable[T], found: Iterable[T]
) -> tuple[list[tuple[T, T]], list[T], list[T]]:
    waiting: dict[Hashable, list[T]] = defaultdict(list)
    for item in found:
        waiting[key(item)].append(item)
    pairs, missing = [], []
    for item in expected:
        same = waiting[key(item)]
        if same:
            pairs.append((item, same.pop(0)))
        else:
            missing.append(item)
    return pairs, missing, [item for left in waiting.values() for item in left]


def folded(name: str) -> str:
    """A name without regard to case and white space.

    >>> folded(" Home  OFFICE")
    'home office'
    """
    return " ".join(name.split()).casefold()


def same_body(name: str) -> str:
    """What the names of one body share: its listed id, else the name without its spelling.

    >>> same_body("Wirral Council") == same_body("Metropolitan Borough of Wirral")
    True
    >>> same_body("The Elm Trust & Friends") == same_body("Elm Trust and Friends")
    True
    """
    body = organisation_named(name)
    return body.id if body else fold(name)


def compare_sets(
    measure: str,
    expected: Iterable[str],
    found: Iterable[str],
    same: Callable[[str], str] = folded,
) -> Outcome:
    """Names expected and found, each counted once."""
    wanted = {same(name): name for name in expected}
    got = {same(name): name for name in found}
    missed = [Miss(expected=wanted[key]) for key in sorted(wanted.keys() - got.keys())]
    extra = [Miss(got=got[key]) for key in sorted(got.keys() - wanted.keys())]
    return Outcome(
        measure=measure,
        right=len(wanted.keys() & got.keys()),
        expected=len(wanted),
        found=len(got),
        misses=(*missed, *extra),
    )


def compare_values(
    measure: str, triples: Iterable[Triple], same: Callable[[str], str] = folded
) -> Outcome:
    """Values that may be unknown: two unknowns are right and count nowhere."""
    asked = [triple for triple in triples if triple[1] is not None or triple[2] is not None]
    wrong = [triple for triple in asked if not _same_value(triple, same)]
    return Outcome(
        measure=measure,
        right=len(asked) - len(wrong),
        expected=sum(wanted is not None for _, wanted, _ in asked),
        found=sum(got is not None for _, _, got in asked),
        misses=tuple(Miss(about=about, expected=wanted, got=got) for about, wanted, got in wrong),
    )


def _same_value(triple: Triple, same: Callable[[str], str]) -> bool:
    _, wanted, got = triple
    return wanted is not None and got is not None and same(wanted) == same(got)


def compare_choices(measure: str, triples: Iterable[Triple]) -> Outcome:
    """Values of a closed list where none is an answer too: the share that is right."""
    return compare_values(
        measure, [(about, wanted or "none", got or "none") for about, wanted, got in triples]
    )
