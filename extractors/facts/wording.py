"""The words that say what an amount is for."""

import re

from ..records import MoneyMention
from .sentences import Sentence

_PURPOSE = re.compile(
    r"[\s,(–-]*(?:\([^)]*\)\s*)?(?:of (?:grant |the )?funding\s+)?(?:for|to|towards|on|as|in respect of)\s+(?P<words>[^.;:()£\n]{3,120})"
)
_NAMED_BEFORE = re.compile(
    r"(?P<words>[^.;:()£\n]{3,90}?)\s*(?:[:–=-]|\bat\b|\baccounting for\b|\bcosts?\b|\bcosting\b|"
    r"\bis expected to cost\b|\btotal cost\b|\bof\b)\s*(?:up to|no more than|a maximum of|approximately|circa)?\s*$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:and|the|a|an|of|which|then|also|firstly|secondly|finally)\s+", re.IGNORECASE
)


def purpose_of(text: str, money: MoneyMention, sentence: Sentence) -> str | None:
    """What stands after ``for`` behind an amount, or names it in front; None where neither does.

    >>> from decimal import Decimal
    >>> money = MoneyMention(start=7, end=10, text="£5k", amount=Decimal(5000))
    >>> purpose_of("Accept £5k for new mobile kit.", money, Sentence(start=0, end=30, paragraph=0))
    'new mobile kit'
    """
    behind = _PURPOSE.match(text, money.end, sentence.end)
    if behind:
        return _tidy(behind["words"])
    front = _NAMED_BEFORE.search(text[sentence.start : money.start])
    return _tidy(front["words"]) if front else None


def _tidy(words: str) -> str | None:
    plain = re.sub(r"\s+", " ", words).strip(" ,-–•|")
    return _LEADING.sub("", plain) or None
