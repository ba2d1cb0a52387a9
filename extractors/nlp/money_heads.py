"""What the heads of columns and rows say of the numbers below and beside them."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from ..knowledge.loader import read_rows
from .phrases import any_of

Says = Literal["sign", "money", "other", "counted", "nothing"]

_SIGN = re.compile(r"£|\bGBP\b")
_IN_THOUSANDS = re.compile(
    r"£\s?['’‘]?\s?000s?\b|£\s?['’‘]?k\b|\(\s?000s?\s?\)|£\s?thousands?\b", re.IGNORECASE
)
_IN_MILLIONS = re.compile(r"£\s?m\b|£\s?mn\b|£\s?millions?\b", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?:total|(?:year|yr|q|quarter)\s?[0-9]|[\s\d/–\-]|budget|actual|forecast)*\Z", re.IGNORECASE
)


def says(head: str) -> Says:
    """What a head says of its numbers.

    >>> says("2021/22 £"), says("Grant value"), says("Number of grants"), says("Area")
    ('sign', 'money', 'other', 'nothing')
    >>> says("Staff"), says("Staff costs")
    ('counted', 'money')
    """
    if _SIGN.search(head):
        return "sign"
    if _words("other").search(head):
        return "other"
    if _words("money").search(head):
        return "money"
    return "counted" if _words("counted").search(head) else "nothing"


def scale_of(head: str) -> str | None:
    """The scale that a head gives its numbers.

    >>> scale_of("£'000"), scale_of("Cost (£m)"), scale_of("Amount (£)")
    ('thousand', 'million', None)
    """
    if _IN_THOUSANDS.search(head):
        return "thousand"
    return "million" if _IN_MILLIONS.search(head) else None


def deciding_head(head: str, label: str, whole: str, others: Iterable[str]) -> str | None:
    """The words that make a cell's number money, or None if nothing does.

    `whole` is a £ said of the whole table; `others` are the heads of its other columns, among
    which a year's or a total's column is money if any other is.

    >>> deciding_head("2022/23", "Staff", "£000", ()), deciding_head("Total", "A", "", ["Cost (£)"])
    ('2022/23 £000', 'Total Cost (£)')
    >>> deciding_head("FTE", "North", "£000", ()) is None
    True
    """
    said = says(head)
    if said == "other":
        return None
    if said == "sign" or (said == "money" and not whole):
        return head
    if whole:
        return f"{head} {whole}"
    signed = next((other for other in others if says(other) == "sign"), None)
    if signed and head and _PERIOD.match(head):
        return f"{head} {signed}"
    return label if not head and says(label) in ("sign", "money") else None


@cache
def _words(kind: str) -> re.Pattern[str]:
    words = any_of(row["word"] for row in read_rows("money_heads") if row["says"] == kind)
    return re.compile(rf"(?<![A-Za-z]){words}(?![A-Za-z])", re.IGNORECASE)
