"""What the finders of amounts hand to each other before an amount becomes a mention."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ..records import Qualifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """An amount and its span; `head` is the column head over a cell, `bound` its end of a range.

    `number` is the printed number before its scale, `scale` the mark that scales it.
    """

    start: int
    end: int
    amount: Decimal
    number: Decimal = Decimal(0)
    scale: str | None = None
    doubt: str | None = None
    from_cell: bool = False
    head: str = ""
    bound: Qualifier | None = None


def first_of_each_place(printed: Iterable[Printed]) -> list[Printed]:
    """Amounts in order without overlaps; where two overlap, the earlier and longer one stays."""
    kept: list[Printed] = []
    for one in sorted(printed, key=lambda p: (p.start, -p.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
