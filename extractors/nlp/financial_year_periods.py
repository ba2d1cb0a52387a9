"""Financial years that other words name: twelve months from April, a year ending, FY21."""

import re
from collections.abc import Iterator

from ..records import YearMention
from .financial_year_ranges import find_stretches, is_past_or_counted
from .financial_year_values import EARLIEST, LATEST, financial_year, years_between

_TO = r"\s*(?:-|–|—|\bto\b|\buntil\b|\band\b|\bthrough\b|\bup to\b)\s*(?:the\s+)?(?:end\s+of\s+)?"
_APRIL_TO_MARCH = re.compile(
    rf"[Aa]pr(?:il)?,?\s+(?P<first>20[0-9]{{2}}){_TO}"
    r"(?:31(?:st)?\s+(?:of\s+)?)?[Mm]ar(?:ch)?,?\s+(?P<last>20[0-9]{2})\b"
)
_FIRST_TO_LAST_DAY = re.compile(
    r"(?:0(?<![0-9/.].)1|1(?<![0-9/.].))(?P<gap>[/.])0?4(?P=gap)(?P<first>(?:20)?[0-9]{2})"
    rf"{_TO}31(?P=gap)0?3(?P=gap)(?P<last>(?:20)?[0-9]{{2}})(?![0-9/])"
)
_YEAR_ENDING = re.compile(
    r"[Yy]ear\s+(?:ending|ended|to|end)(?:\s+on)?\s+(?:the\s+)?(?:31(?:st)?\s+(?:of\s+)?)?"
    r"March,?\s+(?P<last>20[0-9]{2})\b"
)
_FY = re.compile(r"F(?<![A-Za-z].)YE?[ ']?(?P<last>20[0-9]{2}|[0-9]{2})(?![0-9]|\s?[/\-–]\s?[0-9])")
_IN_A_PAIR = re.compile(
    r"[DFIYdfiy](?<!\w.)(?:(?<=[Ii])n|(?<=[Ff])or|(?<=[Dd])uring|(?<=[Yy])ear)\s+(?P<pair>(?P<first>20[0-9]{2})\s+to\s+(?P<last>20[0-9]{2}))"
    r"(?![0-9])(?!\s+(?:plan|strategy))"
)
_FIRST_OF = re.compile(r"\b0?1(?:st)?\s+(?:of\s+)?\Z")


def find_periods(text: str) -> Iterator[YearMention]:
    """Years that a period in words comes to; FY21 is taken as the year that ends in 2021.

    >>> [m.years for m in find_periods("from 1 April 2021 to 31 March 2022; year to 31 March 2020")]
    [('2021/22',), ('2019/20',)]
    >>> [m.years for m in find_periods("FY21 and FY2022/23, April 2021 to June 2022")]
    [('2020/21',)]
    """
    yield from find_stretches(text)
    yield from _pairs_in_words(text)
    for pattern in (_APRIL_TO_MARCH, _FIRST_TO_LAST_DAY, _YEAR_ENDING, _FY):
        for match in pattern.finditer(text):
            years = _years_of(match)
            if years and not is_past_or_counted(text, *match.span()):
                start, end = match.span()
                first = _FIRST_OF.search(text, max(0, start - 9), start)
                start = first.start() if first else start
                yield YearMention(
                    start=start, end=end, text=text[start:end], years=years, inferred=True
                )


def _pairs_in_words(text: str) -> Iterator[YearMention]:
    """Two years in a row joined by "to", where they stand for one: ``in 2017 to 2018``."""
    for match in _IN_A_PAIR.finditer(text):
        if int(match["last"]) == int(match["first"]) + 1:
            start, end = match.span("pair")
            years = (financial_year(int(match["first"])),)
            yield YearMention(start=start, end=end, text=match["pair"], years=years)


def _years_of(match: re.Match[str]) -> tuple[str, ...]:
    last = _full_year(match["last"]) - 1
    first = _full_year(match["first"]) if "first" in match.re.groupindex else last
    if not (EARLIEST <= first <= last <= LATEST and last - first <= 10):
        return ()
    return years_between(financial_year(first), financial_year(last))


def _full_year(printed: str) -> int:
    return int(printed) if len(printed) == 4 else 2000 + int(printed)
