"""Financial years as printed in a text: pairs, spans of pairs, and periods that come to years."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..records import YearMention
from .financial_year_context import is_a_financial_year, is_a_short_financial_year
from .financial_year_periods import find_periods
from .financial_year_values import (
    financial_year_of,
    parse_financial_year,
    years_between,
)
from .places import first_come

__all__ = ["financial_year_of", "find_financial_years", "parse_financial_year", "years_between"]

_PAIR = re.compile(
    r"(?P<first>[0-9](?<![0-9£.,].)[0-9](?:[0-9]{2})?)\s?[/\-–—]\s?"
    r"(?P<second>(?:19|20)[0-9]{2}|[0-9]{1,2})(?![0-9A-Za-z]|\.[0-9])"
)
_FY = re.compile(r"(?<![A-Za-z])F/?YE?\s?\Z")
_GLUED_BEFORE = re.compile(r"[0-9]\s?[-–/]\Z")
_GLUED_AFTER = re.compile(r"[-–/][0-9]")
_JOIN = re.compile(
    r"\s*(?:-|–|—|to|until|through|through to|up to|to the end of)\s*(?:FY\s?)?", re.IGNORECASE
)
_AND = re.compile(r"\s+(?:and|&)\s+(?:FY\s?)?", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\bbetween\s+(?:the\s+)?(?:financial\s+years?\s+)?(?:FY\s?)?\Z", re.IGNORECASE
)
_COUNTED = re.compile(r"(?:\.[0-9])?\s+(?:full |working )?(?:hours?|days?|weeks?|months?)\b")
_LONGEST_SPAN = 11


def find_financial_years(
    text: str, *, excluded: tuple[tuple[int, int], ...] = ()
) -> tuple[YearMention, ...]:
    """Financial years as printed, spans expanded; `excluded` are spans of references.

    >>> [m.years for m in find_financial_years("from 2018-19 to 2020-21 and in 23/24")]
    [('2018/19', '2019/20', '2020/21'), ('2023/24',)]
    >>> find_financial_years("DMPCD 2013/96, 16/17 year olds, 11/12/2021, Plan 2017-2021")
    ()
    >>> [(m.text, m.inferred) for m in find_financial_years("April 2021 to March 2022")]
    [('April 2021 to March 2022', True)]
    """
    pairs = list(_pairs(text, sorted(excluded)))
    found = sorted([*_spans(text, pairs), *find_periods(text)], key=lambda m: (m.start, -m.end))
    return tuple(first_come(found))


def _pairs(text: str, excluded: Sequence[tuple[int, int]]) -> Iterator[YearMention]:
    """Pairs that are years by their arithmetic and their surroundings."""
    previous: YearMention | None = None
    for match in _PAIR.finditer(text):
        pair = _pair(text, match, previous)
        if pair and not _overlaps(excluded, pair):
            previous = pair
            yield pair


def _pair(text: str, match: re.Match[str], previous: YearMention | None) -> YearMention | None:
    end = match.end()
    prefix = _FY.search(text, max(0, match.start() - 4), match.start())
    start = prefix.start() if prefix else match.start()
    year = parse_financial_year(match.group())
    if year and _is_spaced(match) and _COUNTED.match(text, end):
        return None
    if not year or not is_a_financial_year(text, start, end):
        return None
    if text[start - 1 : start].isalpha():
        return None
    continues = previous is not None and bool(_JOIN.fullmatch(text, previous.end, start))
    if _glued(text, start, end) and not continues and not _next_is_a_pair(text, end):
        return None
    short = len(match["first"]) == 2 and not prefix and not continues
    if short and not is_a_short_financial_year(text, start, end):
        return None
    return YearMention(start=start, end=end, text=text[start:end], years=(year,))


def _is_spaced(match: re.Match[str]) -> bool:
    """Whether a dash between words joins the numbers: ``from Jan 2023 – 4 days a week``."""
    return " " in match.group()


def _glued(text: str, start: int, end: int) -> bool:
    """Part of something longer: the date 11/12/2021, the reference 42/2024-25."""
    before = text[max(0, start - 3) : start]
    return bool(_GLUED_BEFORE.search(before) or _GLUED_AFTER.match(text, end))


def _next_is_a_pair(text: str, end: int) -> bool:
    following = _PAIR.match(text, end + 1)
    return bool(following and parse_financial_year(following.group()))


def _spans(text: str, pairs: Iterable[YearMention]) -> Iterator[YearMention]:
    """Pairs joined by "to" or a dash as one mention with all the years between them."""
    open_span: YearMention | None = None
    for pair in pairs:
        joined = _join(text, open_span, pair) if open_span else None
        if open_span and not joined:
            yield open_span
        open_span = joined or pair
    if open_span:
        yield open_span


def _join(text: str, first: YearMention, last: YearMention) -> YearMention | None:
    """One mention for a span of years, where its words join two pairs."""
    if len(first.years) > 1:
        return None
    to = _JOIN.fullmatch(text, first.end, last.start)
    between = _AND.fullmatch(text, first.end, last.start) and _BETWEEN.search(
        text, max(0, first.start - 40), first.start
    )
    years = years_between(first.years[0], last.years[0])
    if not (to or between) or not 1 < len(years) <= _LONGEST_SPAN:
        return None
    return replace(first, end=last.end, text=text[first.start : last.end], years=years)


def _overlaps(spans: Sequence[tuple[int, int]], mention: YearMention) -> bool:
    """Whether any of the sorted spans touches the mention."""
    before = bisect_right(spans, (mention.end - 1, len(spans)))
    return before > 0 and any(end > mention.start for _, end in spans[max(0, before - 3) : before])
