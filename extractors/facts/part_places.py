"""Where the parts of a total may stand, by the lists that print it and them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from .figures import Figure, rounding_unit
from .readings import Reading


def listed_above(
    candidates: Sequence[Figure], figures: Sequence[Figure], total_of: Mapping[int, Figure]
) -> dict[int, Figure]:
    """The total of each item of a list below which one is printed as such, though it misses it."""
    found: dict[int, Figure] = {}
    for total in candidates:
        called = [r for r in total.readings if _is_called_total(r) and not r.is_context]
        if not called or any(each is total for each in total_of.values()):
            continue
        items = _last_list_above(called[0], total.amount, figures)
        added = sum((item.amount for item in items), Decimal(0))
        if len(items) > 2 and total.amount / 2 <= added <= total.amount * 3 / 2:
            found |= {id(item): total for item in items if id(item) not in total_of}
    return found


def _last_list_above(total: Reading, amount: Decimal, figures: Sequence[Figure]) -> list[Figure]:
    """The smaller figures of the list that is printed last before an amount, in its zone."""
    above = [
        (reading, figure)
        for figure in figures
        for reading in figure.readings
        if reading.mention.start < total.mention.start
        and reading.zone == total.zone
        and figure.amount < amount
        and reading.phrase.sentence.lead is not None
    ]
    if not above:
        return []
    lead = max(above, key=lambda pair: pair[0].mention.start)[0].phrase.sentence.lead
    return [figure for reading, figure in above if reading.phrase.sentence.lead == lead]


def led_by_another(run: Sequence[Reading], total: Figure, readings: Sequence[Reading]) -> bool:
    """Whether some amounts are the list of another total, so that they add up to ours by chance."""
    leads = {reading.phrase.sentence.lead for reading in run}
    lead = next(iter(leads)) if len(leads) == 1 else None
    if lead is None or any(r.phrase.sentence.lead == lead for r in total.readings):
        return False
    leading = [r.mention.amount for r in readings if lead[0] <= r.mention.start < lead[1]]
    return bool(leading) and total.amount not in leading and max(leading) > total.amount


def not_beside(total: Figure, readings: Sequence[Reading]) -> list[Reading]:
    """Readings that are not items of a list of which the total is an item, not called a total."""
    own = {
        (reading.phrase.sentence.lead, reading.phrase.sentence.paragraph)
        for reading in total.readings
        if reading.phrase.sentence.lead is not None and not _is_called_total(reading)
    }
    return [
        reading
        for reading in readings
        if not any(
            reading.phrase.sentence.lead == lead and reading.phrase.sentence.paragraph != paragraph
            for lead, paragraph in own
        )
    ]


def _is_called_total(reading: Reading) -> bool:
    """Whether the words in front of an amount call it a total: ``a total amount of £3m``."""
    above = reading.phrase.tokens[max(reading.position - 4, 0) : reading.position]
    return any(token.word in ("total", "totalling", "altogether") for token in above)


def tolerance_of(total: Figure) -> Decimal:
    """How far parts may miss a total: pounds of rounding, or a little of a rounded printing."""
    units = [rounding_unit(reading.mention) for reading in total.readings]
    rounded = min((unit for unit in units if unit is not None), default=Decimal(0))
    return max(Decimal(2), min(rounded / 2, total.amount / 100))
