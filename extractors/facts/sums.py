"""Which amounts of a decision add up: found in one pass, however many there are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .readings import Reading

_LONGEST_RUN = 40
_ROUNDING = range(-2, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Where amounts begin that are the total of neighbours, and that are such neighbours."""

    totals: frozenset[int]
    parts: frozenset[int]


def find_sums(readings: Sequence[Reading]) -> Sums:
    """The totals among readings in order of printing, and the runs of neighbours that make them.

    A run is 2 to 40 readings; it may miss its total by two pounds of rounding.
    """
    near = _pounds_near(int(reading.mention.amount) for reading in readings)
    worths = [reading.mention.amount * (reading.mention.count or 1) for reading in readings]
    made: set[int] = set()
    parts: set[int] = set()
    for first in range(len(readings)):
        longest = 0
        for length, added in _sums_from(worths[first : first + _LONGEST_RUN]):
            if (pounds := near.get(added)) and length > 1:
                made.update(pounds)
                longest = length
        parts.update(reading.mention.start for reading in readings[first : first + longest])
    totals = (each.mention for each in readings if int(each.mention.amount) in made)
    return Sums(totals=frozenset(each.start for each in totals), parts=frozenset(parts))


def _pounds_near(printed: Iterable[int]) -> Mapping[int, Sequence[int]]:
    """By a sum the printed amounts that it makes but for rounding."""
    near: dict[int, list[int]] = defaultdict(list)
    for pounds in set(printed):
        for rounding in _ROUNDING:
            near[pounds + rounding].append(pounds)
    return near


def _sums_from(worths: Sequence[Decimal]) -> Iterator[tuple[int, int]]:
    """How many amounts in a row make which sum, up to the first that is nought."""
    added = Decimal(0)
    for length, worth in enumerate(worths, start=1):
        if not worth:
            return
        added += worth
        yield length, int(added)
