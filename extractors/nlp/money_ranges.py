"""Ranges of amounts: the lower end is at_least, the upper end up_to."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from .money_grammar import amount_pattern, counted_nouns, printed_at
from .money_numbers import read_amount
from .money_printed import Printed

_DASH = re.compile(r"\s?[-–—]\s?")
_TO = re.compile(r"\s+(?:up\s+)?to\s+", re.IGNORECASE)
_JOINED = re.compile(r"\s?[-–—]\s?|\s+(?:up\s+)?(?:to|or)\s+", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\b(?<!difference )(?<!gap )between\s+(?:about\s+|around\s+)?\Z", re.IGNORECASE
)
_CHANGE = re.compile(
    r"\b(?:increas|rais|ris(?:e|ing)|rose|reduc|fall|fell|grow|grew|uplift|chang|amend|revis|vary|"
    r"varied|variation|mov(?:e|ing)|drop|decreas|go(?:es|ing)?\b|went|tak(?:e|ing)|lift|expand|cut|extend|"
    r"up\b(?!\s+to)|down\b|bring|transfer|vir(?:e|ing)|add)(?:[^.;\n]|\.(?=[0-9]))*\bfrom\b[^.;£\n]*\Z",
    re.IGNORECASE,
)


def with_upper_ends(text: str, printed: Iterable[Printed]) -> Iterator[Printed]:
    """The amounts, and the bare upper ends that stand right behind a lower end: £3-4m."""
    for one in printed:
        yield one
        match = _upper_end().match(text, one.end)
        if match and not one.from_cell:
            inner = _bare().match(text, match.start("upper"))
            upper = printed_at(text, inner) if inner else None
            if upper and _ends(one, upper, dash=bool(match["dash"])):
                yield upper


def with_bounds(text: str, printed: Sequence[Printed]) -> list[Printed]:
    """The amounts with those of a range marked as its ends, and its scale given to both."""
    bounded = list(printed)
    for index in range(len(bounded) - 1):
        low, high = _scaled_alike(bounded[index], bounded[index + 1])
        if low.bound is None and low.amount < high.amount and _is_range(text, low, high):
            bounded[index] = replace(low, bound="at_least")
            bounded[index + 1] = replace(high, bound="up_to")
    return bounded


def joined(text: str, first: Printed, second: Printed) -> bool:
    """Whether only "to", "or" or a dash stands between two amounts."""
    near = 0 <= second.start - first.end <= 12
    return near and bool(_JOINED.fullmatch(text, first.end, second.start))


def _is_range(text: str, low: Printed, high: Printed) -> bool:
    if high.from_cell or high.start - low.end > 12:
        return False
    left = max(0, low.start - 120), low.start
    if _AND.fullmatch(text, low.end, high.start):
        return bool(_BETWEEN.search(text, *left))
    if _TO.fullmatch(text, low.end, high.start):
        return not _CHANGE.search(text, *left)
    return bool(_DASH.fullmatch(text, low.end, high.start))


def _scaled_alike(low: Printed, high: Printed) -> tuple[Printed, Printed]:
    """£3-4m: the lower end's scale is the upper end's."""
    if low.scale or not high.scale or low.from_cell or not 0 < low.number < high.number:
        return low, high
    amount, _ = read_amount(str(low.number), high.scale)
    return replace(low, amount=amount, scale=high.scale), high


def _ends(low: Printed, high: Printed, *, dash: bool) -> bool:
    """Whether a bare number can be the upper end: 4m after £3, 75,000 after £50,000."""
    if high.scale:
        return low.number < high.number or low.amount < high.amount
    grouped = high.number >= 1000 and high.end - high.start > 4
    return low.amount < high.amount and (grouped or (dash and not low.scale))


@cache
def _upper_end() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<dash>\s?[-–—]\s?)|\s+(?:up\s+)?to\s+)(?P<upper>(?=[0-9.]){amount_pattern()})"
        rf"(?![0-9A-Za-z/%]|[-–/.][0-9]|\s*%|\s+(?:[a-z]+\s+)?{counted_nouns()}\b)"
    )


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(amount_pattern())
