"""The years printed that may be those of money, not what something is only measured by."""

import re
from dataclasses import replace
from functools import lru_cache

from ..records import YearMention
from .decision_text import TEXTS_KEPT, DecisionText

_LEVEL = re.compile(
    r"[)'’]?\s+(?:levels?|formula|prices|baseline|volumes?|rates?|outturn|underspend)\b",
    re.IGNORECASE,
)
_MOVED_FROM = re.compile(
    r"\b(?:carr(?:y|ied)|re-?profil\w+|deferr?\w*|mov\w+|roll\w+|slip\w*)\b"
    r"[^.;\n]{0,60}\bfrom\s+$",
    re.IGNORECASE,
)
_TO_BE_DECIDED = re.compile(
    r"\bwill be (?:decided|known|considered|reviewed)\b[^.;\n]*$", re.IGNORECASE
)
_PREPARED_FOR = re.compile(
    r"\b(?:to (?:inform|prepare for)|ahead of|in (?:advance|readiness) (?:of|for))\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)


@lru_cache(maxsize=TEXTS_KEPT)
def telling_years(text: DecisionText) -> tuple[YearMention, ...]:
    """The years but those that something is only measured by, only decided in, or moved out of."""
    return tuple(
        _moved_to(each, text.text)
        for each in text.mentions.years
        if not _LEVEL.match(text.text, each.end)
        and not _is_left(each, text.text)
        and not _PREPARED_FOR.search(text.text, max(each.start - 40, 0), each.start)
        and not _TO_BE_DECIDED.search(text.text, max(each.start - 160, 0), each.start)
    )


def _is_left(mention: YearMention, text: str) -> bool:
    """Whether money is moved out of the one year that is named: ``carry forward from 2021/22``."""
    before = text[max(mention.start - 120, 0) : mention.start]
    return len(mention.years) == 1 and _MOVED_FROM.search(before) is not None


def _moved_to(mention: YearMention, text: str) -> YearMention:
    """A span as the year that money is moved to: ``carry forward from 2023/24 to 2024/25``."""
    before = text[max(mention.start - 120, 0) : mention.start]
    moved = len(mention.years) > 1 and _MOVED_FROM.search(before)
    return replace(mention, years=mention.years[-1:]) if moved else mention
