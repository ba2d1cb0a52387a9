"""What one amount is for: a year, a grant, a project, a person; and how many of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from ..records import Per
from . import money_share_words as words
from .phrases import plain, read_count

_REACH = 110
_SENTENCE = 160
_A_WORD = re.compile(r"[A-Za-z]{2}")
_TO_A_NAME = re.compile(r"\s+to\s+[A-Z]")


@dataclass(frozen=True, slots=True)
class Share:
    """A unit that an amount is for, and how many are printed."""

    per: Per | None = None
    count: int | None = None


def find_share(text: str, start: int, end: int, head: str = "") -> Share:
    """The unit and count that the words standing with an amount give it.

    >>> find_share("£20,000 p.a. for three years", 0, 7)
    Share(per='year', count=3)
    >>> find_share("£18,687,441 in both 2023-24 and 2024-25", 0, 11).per
    'year'
    >>> find_share("3 grants of £30,000 each", 12, 19)
    Share(per='grant', count=3)
    >>> find_share("£5,000 each to four organisations", 0, 6)
    Share(per='organisation', count=4)
    >>> find_share("grants of £230,000 to selected partners", 10, 18)
    Share(per=None, count=None)
    """
    shares = chain(_after(text, start, end), _before(text, start), _in_head(head))
    return next(shares, Share())


def _after(text: str, start: int, end: int) -> Iterator[Share]:
    if gets := words.each_gets().search(text, *_left_of(text, start)):
        share = _each(text, gets.start(), end)
        if share.count:  # the 33 boroughs will each pay £3,000 a year
            yield share
    if match := words.phrase_after().match(text, end):
        per = words.phrases("after")[plain(match["phrase"])]
        yield Share(per, _count_of_periods(text, match.end(), per))
    if words.in_both_years().match(text, end):
        yield Share("year")
    if match := words.unit_after().match(text, end):
        yield _share(match)
    if match := words.each_after().match(text, end):
        yield _each(text, start, match.end())


def _before(text: str, start: int) -> Iterator[Share]:
    window = _left_of(text, start)
    if not _A_WORD.search(text, *window):
        return
    if match := words.phrase_before().search(text, *window):
        yield Share(words.phrases("before")[plain(match["phrase"])])
    if match := words.each_gets().search(text, *window):
        yield _each(text, match.start(), start)
    units = (words.unit_before(), words.threshold_before(), words.class_before())
    for pattern in (*units, words.limit_before()):
        if match := pattern.search(text, *window):
            yield _share(match)
    if (grants := _grants_before(text, start)) and grants.count:
        yield grants
    if words.applied_for().search(text, *window):
        yield Share("grant")


def _in_head(head: str) -> Iterator[Share]:
    if head and (match := words.phrase_in_head().search(head)):
        yield Share(words.phrases("head")[plain(match["phrase"])])


def _each(text: str, start: int, end: int) -> Share:
    """What "each" stands for: the grants before the amount, the bodies after it, or what is
    counted or last named in the plural before it.

    >>> _each("two vehicles at £25,000 each", 16, 28)
    Share(per=None, count=None)
    >>> _each("four local charities will each receive £5,000", 26, 39)
    Share(per='organisation', count=4)
    """
    if grants := _grants_before(text, start):
        return grants
    if match := words.to_units().match(text, end):
        return _share(match)
    left = _start_of_sentence(text, start)
    if counted := _last(words.counted_things(), text, left, start):
        named = words.any_noun().search(counted["phrase"])
        return Share(_share(named).per, read_count(counted["count"])) if named else Share()
    if plural := _last(words.plural_noun(), text, left, start):
        return _share(plural)
    return Share("organisation") if _TO_A_NAME.match(text, end) else Share()


def _grants_before(text: str, start: int) -> Share | None:
    """The grants whose size the amount is, with their count if one is printed.

    >>> _grants_before("three community grants of £30,000", 26)
    Share(per='grant', count=3)
    """
    left, _ = _left_of(text, start)
    match = words.grants_before().search(text, left, start)
    if not match:
        return None
    count = words.count_before().search(text, left, match.start())
    return Share("grant", read_count(count["count"]) if count else None)


def _left_of(text: str, start: int) -> tuple[int, int]:
    """The words before an amount, as far as the amount before it."""
    left = max(0, start - _REACH)
    return max(left, text.rfind("£", left, start) + 1), start


def _start_of_sentence(text: str, at: int) -> int:
    left = max(0, at - _SENTENCE)
    return max(left, *(text.rfind(mark, left, at) + 1 for mark in (". ", ";", "\n\n", "£")))


def _last(pattern: re.Pattern[str], text: str, left: int, right: int) -> re.Match[str] | None:
    matches = list(pattern.finditer(text, left, right))
    return matches[-1] if matches else None


def _share(match: re.Match[str]) -> Share:
    """The share that a match names: its noun's unit, and its count if it has one."""
    count = match.groupdict().get("count")
    return Share(words.nouns()[plain(match["noun"])], read_count(count) if count else None)


def _count_of_periods(text: str, end: int, per: Per) -> int | None:
    match = words.periods().match(text, end)
    return read_count(match["count"]) if match and match["unit"].lower().startswith(per) else None
