"""Misprints that only the rest of the text gives away."""

import re
from collections.abc import Sequence
from dataclasses import replace

from .money_printed import Printed

_COMMA_IN_MILLIONS = re.compile(r"[^0-9]*[0-9]{1,3},[0-9]{3}m\Z", re.IGNORECASE)
_THREE_DECIMALS = re.compile(r"£\s?[0-9]{1,3}\.[0-9]{3}\Z")
_BILLION = 1_000_000_000


def with_points_for_commas(text: str, printed: Sequence[Printed]) -> list[Printed]:
    """£1,375m as 1.375 million, unless the text deals in billions elsewhere.

    A billion is printed "£1.4bn" or "£3,186.2m" with its decimal; of amounts like £1,375m in
    decisions most are a comma for a point.
    """
    commas = [_COMMA_IN_MILLIONS.match(text[one.start : one.end]) for one in printed]
    in_billions = any(
        one.amount >= _BILLION for one, comma in zip(printed, commas, strict=True) if not comma
    )
    if in_billions:
        return list(printed)
    return [
        replace(one, amount=one.amount / 1000, doubt="misplaced_separator") if comma else one
        for one, comma in zip(printed, commas, strict=True)
    ]


def with_scales_left_off(text: str, printed: Sequence[Printed]) -> list[Printed]:
    """£2.965 as 2.965 million where the text prints £2.965m too: pounds have no third decimal."""
    scaled = {one.number: one.amount for one in printed if one.scale}
    return [
        replace(one, amount=scaled[one.number], doubt="scale_left_off")
        if one.number in scaled and _THREE_DECIMALS.match(text[one.start : one.end])
        else one
        for one in printed
    ]
