"""Which amounts are parts of which total: by the words between them, or because they add up."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from .cues import combined, hits, load_cues
from .figures import Figure
from .patterns import with_amount
from .readings import Reading, without_asides

_LONGEST_LIST = 40
_SAID_TO_BE_A_PART = 1.6
_NEAR = Decimal("0.9")
_ROUNDING = Decimal(2)


def summing_run(
    total: Decimal, readings: Sequence[Reading], tolerance: Decimal = _ROUNDING
) -> tuple[Reading, ...]:
    """The first run of neighbouring amounts that add up to a total; empty if there is none.

    Printings of the total itself are stepped over, and an amount printed twice in a run counts
    once.
    """
    others = [reading for reading in readings if 0 < reading.mention.amount < total]
    for first in range(len(others) - 1):
        run = _run_from(others[first : first + _LONGEST_LIST], total, tolerance)
        if len(run) > 1:
            return run
    return ()


def _run_from(
    readings: Sequence[Reading], total: Decimal, tolerance: Decimal
) -> tuple[Reading, ...]:
    added = Decimal(0)
    for length, reading in enumerate(readings, start=1):
        added += reading.mention.amount
        if abs(added - total) <= (tolerance if length > 1 else 0):
            return tuple(readings[:length])
        if added > total + tolerance:
            return ()
    return ()


def said_part(reading: Reading) -> float:
    """How strongly the sentence says that its amount is a part of a total."""
    words = without_asides(with_amount(reading.phrase, reading.position))
    return combined([hit.strength for hit in hits(load_cues("part_cues", "rule"), words)])


def said_parts(total: Figure, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Smaller figures that a sentence calls parts, printed with the total or after it."""
    for figure in figures:
        if figure.amount >= total.amount:
            continue
        if any(said_part(reading) >= _SAID_TO_BE_A_PART for reading in figure.readings):
            yield figure


def nearly_adds_up(total: Decimal, parts: Sequence[Decimal]) -> bool:
    """Whether printed parts reach most of a total without passing it."""
    added = sum(parts, Decimal(0))
    return len(parts) > 1 and total * _NEAR <= added <= total + _ROUNDING
