"""VAT, capital and revenue: what stands with an amount in so many words."""

import re
from typing import Literal

from .word_patterns import anchored

Vat = Literal["included", "excluded"]
Capital = Literal["capital", "revenue"]

_WITHOUT = r"(?:excl?|exc|excluding|exclusive\s+of|ex|plus|\+|net\s+of|before|without)\.?"
_WITH = r"(?:incl?|including|inclusive\s+of|inc|gross\s+of|with)\.?"
_OF_VAT = r"[\s-]*(?:(?:any|recoverable|irrecoverable|applicable|of|the)\s+){0,2}V\.?A\.?T\b"
_VAT = (
    rf"(?:(?P<out>{_WITHOUT}{_OF_VAT}|VAT[\s-]+exclusive)"
    rf"|(?P<in>{_WITH}{_OF_VAT}|VAT[\s-]+inclusive))"
)
_VAT_AFTER = re.compile(rf"[^£.;:\n]{{0,25}}?[\s,(\[]?{_VAT}", re.IGNORECASE)
_VAT_BEFORE = re.compile(
    rf"{_VAT}[\s)\]]*(?:(?:cost|price|value|sum|amount|total|contract)\s+){{0,2}}(?:of|is|at|:)?\s*\Z",
    re.IGNORECASE,
)
_VAT_NAMED = re.compile(r"[Vv]\.?[Aa]\.?[Tt]\b")
_VAT_BEHIND_US, _VAT_AHEAD = 45, 120
"""How far from an amount the words can stand that say anything of its VAT."""
_VAT_HEAD = re.compile(_VAT, re.IGNORECASE)
_POT = (
    r"(?:funding|grants?|budgets?|expenditure|costs?|spend|spending|investment|allocation|"
    r"contribution|reserves?|elements?)"
)
_CAPITAL_AFTER = re.compile(
    r"[\s,(\[]*(?:of\s+|in\s+|as\s+|for\s+)?(?P<which>capital|revenue)\b"
    r"(?!\s*(?:and|/|&|or)\s*(?:revenue|capital)|\s+(?:city|receipts?|gains?))",
    re.IGNORECASE,
)
_CAPITAL_BEFORE = anchored(
    ("capital", "revenue"),
    r"(?<!and )(?<!/)\b(?P<which>capital|revenue)",
    rf"\s*(?:{_POT}\s*(?:of|is|was|at|totalling|[:–-])?|[:–-])",
    r"\s*(?:(?:up\s+to|a|approximately|about|around|total|further|additional|of)\s+)*\Z",
)
_CAPITAL_HEAD = re.compile(r"\b(?P<which>capital|revenue)\b", re.IGNORECASE)


def find_vat(text: str, start: int, end: int, head: str = "") -> Vat | None:
    """Whether the words with an amount say that VAT is in it or not.

    >>> find_vat("£5m (ex VAT)", 0, 3), find_vat("£5m VAT inclusive", 0, 3), find_vat("£5m", 0, 3)
    ('excluded', 'included', None)
    """
    left = max(0, start - _VAT_BEHIND_US)
    named = _VAT_NAMED.search(text, left, end + _VAT_AHEAD)
    match = named and (_VAT_AFTER.match(text, end) or _VAT_BEFORE.search(text, left, start))
    match = match or _VAT_HEAD.search(head)
    if not match:
        return None
    return "excluded" if match["out"] else "included"


def find_capital_or_revenue(text: str, start: int, end: int, head: str = "") -> Capital | None:
    """Whether the words with an amount call it capital or revenue.

    >>> find_capital_or_revenue("£5m capital", 0, 3)
    'capital'
    """
    match = (
        _CAPITAL_AFTER.match(text, end)
        or _CAPITAL_BEFORE.search(text, max(0, start - 60), start)
        or _CAPITAL_HEAD.search(head)
    )
    if not match:
        return None
    return "capital" if match["which"].lower() == "capital" else "revenue"
