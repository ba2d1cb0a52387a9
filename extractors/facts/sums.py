"""Which amounts of a decision add up: found in one pass, however many there are."""

from collections.abc import Sequence
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
    printed: dict[int, list[int]] = {}
    for reading in readings:
        printed.setdefault(int(reading.mention.amount), []).append(reading.mention.start)
    totals: set[int] = set()
    parts: set[int] = set()
    for first in range(len(readings)):
        added = Decimal(0)
        for length, reading in enumerate(readings[first : first + _LONGEST_RUN], start=1):
            if not reading.mention.amount:
                break
            added += reading.mention.amount * (reading.mention.count or 1)
            near = [pounds for d in _ROUNDING if (pounds := int(added) + d) in printed]
            if length > 1 and near:
                run = readings[first : first + length]
                totals.update(start for pounds in near for start in printed[pounds])
                parts.update(each.mention.start for each in run)
    return Sums(totals=frozenset(totals), parts=frozenset(parts))
