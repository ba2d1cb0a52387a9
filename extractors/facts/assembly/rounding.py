"""When one amount is another one rounded, judged by how it is printed."""

import re
from decimal import Decimal

from extractors.records import Funding

_SCALES = {
    "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9,
}  # fmt: skip
_SCALED = re.compile(r"\d(?:[\d,]*\d)?(?:\.(\d+))?\s*(k|thousand|mn|million|m|bn|billion)\b", re.I)
_WIDEST = Decimal("0.05")


def is_rounded_from(rounded: Funding, exact: Funding) -> bool:
    """Whether the first fact's amount is the second's, rounded in print.

    Only an amount printed with a word for its scale (£1.2m) or called about so much is taken as
    rounded. It fits if it is off by no more than half of its last printed place, and by no more
    than a twentieth, so that £1m is not taken for £1,400,000.
    """
    places = _last_place(rounded)
    return (
        places is not None
        and rounded.total is not None
        and exact.total is not None
        and rounded.total != exact.total
        and _fits(rounded.total, exact.total, places)
        and _is_finer(exact, places)
    )


def last_printed_place(text: str) -> int | None:
    """The power of ten of the last printed digit of an amount with a scale word, else None.

    >>> last_printed_place("£1.2m"), last_printed_place("£20k"), last_printed_place("£1.25 million")
    (5, 3, 4)
    >>> last_printed_place("£1,200,000") is None
    True
    """
    found = _SCALED.search(text)
    if not found:
        return None
    return _SCALES[found[2].lower()] - len(found[1] or "")


def _last_place(fact: Funding) -> int | None:
    printed = [last_printed_place(piece.text) for piece in fact.evidence]
    if printed and all(place is not None for place in printed):
        return min(place for place in printed if place is not None)
    if fact.qualifier == "about" and fact.total:
        return _trailing_zeros(fact.total)
    return None


def _is_finer(exact: Funding, places: int) -> bool:
    other = _last_place(exact)
    return other is None or other < places


def _fits(rounded: Decimal, exact: Decimal, places: int) -> bool:
    off = abs(rounded - exact)
    return off <= Decimal(10) ** places / 2 and off <= exact * _WIDEST


def _trailing_zeros(amount: Decimal) -> int:
    digits = str(int(amount))
    return len(digits) - len(digits.rstrip("0"))
