"""Which amounts are parts of which total: by the words between them, or because they add up."""

import re
from collections.abc import Sequence
from decimal import Decimal

from .cues import combined, hits, load_cues
from .figures import Figure
from .readings import Reading

_LONGEST_LIST = 40
_BEFORE_A_LIST = 160
_POINTED_BACK_OVER = 700
_POINTS_BACK = re.compile(
    r" (?:this|the|it|these|that|which|among them) "
    r"(?:sum|money|grant|funding|award|amount|total|uplift|allocation)? ?"
    r"(?:[^ ]+ ){0,3}?(?:used|spent|split|shared|divided|allocated|fund|pay|pays|cover|covers|"
    r"includes?|comprises?|consists|is for|goes|go|made up|as follows|broken)"
)
_SAID_TO_BE_A_PART = 1.6
_NEAR = Decimal("0.9")
_ROUNDING = Decimal(2)
_MOST_TIMES = 60
_NUMBER_WORDS = {
    2: "two",
    3: "three",
    4: "four",
    5: "five",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "ten",
    12: "twelve",
}


def summing_run(
    total: Decimal, readings: Sequence[Reading], tolerance: Decimal = _ROUNDING
) -> tuple[Reading, ...]:
    """The first run of neighbouring amounts that add up to a total; empty if there is none.

    Printings of the total itself are stepped over. An amount that is given a number of times counts
    so often; of the items of a list, the first amounts may add up where not all do.
    """
    others = [
        reading
        for reading in readings
        if 0 < reading.mention.amount < total and not reading.is_outspoken_context
    ]
    return _first_run(others, total, tolerance) or _first_run(
        _first_of_items(others), total, tolerance
    )


def _first_run(
    readings: Sequence[Reading], total: Decimal, tolerance: Decimal
) -> tuple[Reading, ...]:
    for first in range(len(readings) - 1):
        run = _run_from(readings[first : first + _LONGEST_LIST], total, tolerance)
        if len(run) > 1:
            return run
    return ()


def _first_of_items(readings: Sequence[Reading]) -> list[Reading]:
    """The first amount of each item of the lists among some readings."""
    first: dict[int, Reading] = {}
    for reading in readings:
        if reading.phrase.sentence.is_item:
            first.setdefault(reading.phrase.sentence.paragraph, reading)
    return list(first.values())


def _worth(reading: Reading) -> Decimal:
    """An amount as often as it is given: ``3 grants of £30,000 each`` are £90,000."""
    return reading.mention.amount * (reading.mention.count or 1)


def _run_from(
    readings: Sequence[Reading], total: Decimal, tolerance: Decimal
) -> tuple[Reading, ...]:
    added = Decimal(0)
    for length, reading in enumerate(readings, start=1):
        added += _worth(reading)
        if abs(added - total) <= (tolerance if length > 1 else 0):
            return tuple(readings[:length])
        if added > total + tolerance:
            return ()
    return ()


def is_repeated(part: Figure, total: Figure) -> bool:
    """Whether an amount per year, grant or body makes up a total by a number printed beside it.

    ``£99,000 … The 33 boroughs will each pay £3,000``; ``£60,000 (£20,000 a year for three)``.
    """
    times = round(total.amount / part.amount)
    if not 2 <= times <= _MOST_TIMES or abs(times * part.amount - total.amount) > times:
        return False
    numbers = {str(times), _NUMBER_WORDS.get(times, "")}
    return any(
        reading.mention.count == times
        or any(token.printed in numbers for token in reading.phrase.tokens)
        for reading in part.readings
        if reading.mention.per is not None
    )


def listed_under(total: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """The items of the lists that a total's sentence, or the next, leads in.

    None of a list that prints the total itself, or whose items exceed it.
    """
    found: list[Figure] = []
    for lead in {reading.phrase.sentence.lead for f in figures for reading in f.readings} - {None}:
        if not any(_leads_in(reading, lead, figures) for reading in total.readings):
            continue
        items = [f for f in figures if any(r.phrase.sentence.lead == lead for r in f.readings)]
        items = [f for f in items if not f.best.is_outspoken_context]
        if total not in items and sum(item.amount for item in items) <= total.amount + _ROUNDING:
            found += [item for item in items if item.amount]
    return found


def _leads_in(reading: Reading, lead: tuple[int, int] | None, figures: Sequence[Figure]) -> bool:
    """Whether an amount stands in a lead-in or close before it, or is pointed back to by it."""
    start = reading.mention.start
    if lead is None or not lead[0] - _POINTED_BACK_OVER <= start < lead[1]:
        return False
    if start >= lead[0] - _BEFORE_A_LIST:
        return True
    printed = [r for figure in figures for r in figure.readings]
    between = any(start < other.mention.start < lead[0] for other in printed)
    items = (other.phrase for other in printed if other.phrase.sentence.lead == lead)
    return not between and any(
        _POINTS_BACK.search(phrase.words.partition(" ^ ")[0]) for phrase in items
    )


def said_part(reading: Reading) -> float:
    """How strongly the sentence says that its amount is a part of a total."""
    return combined([hit.strength for hit in hits(load_cues("part_cues", "rule"), reading.words)])


def is_said_part(figure: Figure) -> bool:
    """Whether a sentence calls a figure part of something larger."""
    return any(said_part(reading) >= _SAID_TO_BE_A_PART for reading in figure.readings)


def nearly_adds_up(total: Decimal, parts: Sequence[Decimal]) -> bool:
    """Whether printed parts reach most of a total without passing it."""
    added = sum(parts, Decimal(0))
    return len(parts) > 1 and total * _NEAR <= added <= total + _ROUNDING
