"""Numbers with no sign before them that are money: "20,000 pounds", "the remaining 3.4m"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ..knowledge.loader import read_rows
from .money_grammar import amount_pattern, counted_nouns, printed_at
from .money_printed import Printed
from .phrases import any_of, first_words
from .word_patterns import Anchored, anchored

_REACH = 70
_CURRENCY = re.compile(
    r"\s?(?:pounds(?:\s+sterling)?|GBP|sterling)(?![A-Za-z])(?!\s+of\s+(?!funding|grant))"
)
_HEDGE = (
    r"(?:(?:up\s?to|approximately|about|around|circa|c\.?|some|just|over|under|only|nearly|almost|"
    r"a|the|total|of|at\s+least|in\s+excess\s+of|a\s+further|an\s+additional)\s+)*"
)
_LINK = r"(?:\s+(?:of|is|was|at|to|totals|totalling|worth|be|being|remaining|by)\b|\s*[:=])"


def find_bare(text: str) -> Iterator[Printed]:
    """Numbers before a currency's name, and doubtful ones that a money word governs.

    >>> [p.doubt for p in find_bare("the remaining 3.4m and a budget of 20,000")]
    ['no_currency_sign', 'no_currency_sign']
    >>> list(find_bare("funding for 20,000 people, a grant for 32 boroughs, budget of 2021/22"))
    []
    >>> [(p.end, p.doubt) for p in find_bare("15,000 pounds")]
    [(13, None)]
    """
    for match in _candidates().finditer(text):
        named = _CURRENCY.match(text, match.end())
        if named or _is_money(text, match):
            printed = printed_at(text, match, None if named else "no_currency_sign")
            if printed:
                yield replace(printed, end=named.end()) if named else printed


def _is_money(text: str, match: re.Match[str]) -> bool:
    scaled = bool(match["word"] or match["letter"])
    if not scaled and "," not in match["number"]:
        return False
    if _not_money().match(text, match.end()):
        return False
    left = max(0, match.start() - _REACH), match.start()
    return bool(
        _governed().search(text, *left)
        or _followed().match(text, match.end())
        or (scaled and _done_with().search(text, *left))
    )


def _words(use: str) -> list[str]:
    return [row["word"] for row in read_rows("money_nouns") if row["use"] == use]


@cache
def _candidates() -> re.Pattern[str]:
    return re.compile(rf"(?=[0-9](?<![0-9A-Za-z£$€.,/%-].)){amount_pattern()}(?![0-9/]|[-–][0-9])")


@cache
def _governed() -> Anchored:
    nouns = _words("governs")
    return anchored(first_words(nouns), rf"\b{any_of(nouns)}{_LINK}{{1,3}}\s*{_HEDGE}\Z")


@cache
def _done_with() -> Anchored:
    words = _words("before a scaled number")
    return anchored(first_words(words), rf"\b{any_of(words)}\s+{_HEDGE}\Z")


@cache
def _followed() -> re.Pattern[str]:
    noun = any_of(_words("follows"))
    return re.compile(rf"\s+(?:of\s+|in\s+)?(?:[a-z]+\s+)?{noun}\b", re.IGNORECASE)


@cache
def _not_money() -> re.Pattern[str]:
    counted = counted_nouns()
    return re.compile(rf"\s*(?:%|per\s?cent\b|(?:[a-z]+\s+)?{counted}\b)", re.IGNORECASE)
