"""Printed numbers and scales as exact amounts in pounds."""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from ..knowledge.loader import read_rows

_SLIPS = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0"})
_SEPARATORS = re.compile(r"[.,]+")


@cache
def scales() -> Mapping[str, Decimal]:
    """The factor of each scale mark, such as k or million."""
    return {row["mark"]: Decimal(row["factor"]) for row in read_rows("money_scales")}


def read_amount(number: str, scale: str | None = None) -> tuple[Decimal, str | None]:
    """An amount in pounds and pence, and the doubt where the printing is a misprint.

    >>> read_amount("246,750"), read_amount("1.2", "m")
    ((Decimal('246750.00'), None), (Decimal('1200000.00'), None))
    >>> read_amount("1,685.018"), read_amount("339,64")
    ((Decimal('1685018.00'), 'misplaced_separator'), (Decimal('339.64'), 'misplaced_separator'))
    >>> read_amount("199, 231.00"), read_amount("12O,000")
    ((Decimal('199231.00'), 'spaced_amount'), (Decimal('120000.00'), 'ocr_digit'))
    """
    compact = "".join(number.split())
    digits = compact.translate(_SLIPS)
    value, misplaced = _read_digits(digits.removeprefix(","), scaled=bool(scale))
    misplaced = misplaced or digits.startswith(",")
    factor = scales()[scale.lower()] if scale else Decimal(1)
    amount = (value * factor).quantize(Decimal("0.01"), ROUND_HALF_UP)
    if digits != compact:
        return amount, "ocr_digit"
    if misplaced:
        return amount, "misplaced_separator"
    return amount, "spaced_amount" if compact != number else None


def _read_digits(digits: str, *, scaled: bool) -> tuple[Decimal, bool]:
    """The value of digits with separators, and whether any separator is out of place."""
    groups, marks = _SEPARATORS.split(digits), _SEPARATORS.findall(digits)
    if not marks:
        return Decimal(digits), False
    pence = _has_pence(groups, marks, scaled=scaled)
    whole, fraction = (groups[:-1], groups[-1]) if pence else (groups, "")
    value = Decimal(f"{''.join(whole) or '0'}.{fraction or '0'}")
    thousands = marks[:-1] if pence else marks
    misplaced = (
        any(mark != "," for mark in thousands)
        or (pence and marks[-1] != ".")
        or (bool(thousands) and not _well_grouped(whole))
        or (pence and not scaled and len(fraction) > 2)
    )
    return value, misplaced


def _has_pence(groups: list[str], marks: list[str], *, scaled: bool) -> bool:
    """Whether what follows the last separator is a fraction rather than thousands.

    >>> _has_pence(["1", "685", "018"], [",", "."], scaled=False)
    False
    >>> _has_pence(["3", "615"], ["."], scaled=True), _has_pence(["12", "500"], ["."], scaled=False)
    (True, False)
    """
    last, mark = groups[-1], marks[-1][-1]
    if mark == "," or len(set(marks)) == 1 < len(marks):
        return len(last) < 3
    if len(last) != 3 or scaled:
        return True
    return len(marks) == 1 and (groups[0] in ("", "0") or len(groups[0]) > 3)


def _well_grouped(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
