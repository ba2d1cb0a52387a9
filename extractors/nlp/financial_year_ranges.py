"""Financial years that a stretch of months comes to: ``from July 2022 to 30 September 2023``."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from ..records import YearMention
from .dates import read_month
from .financial_year_values import (
    EARLIEST,
    LATEST,
    financial_year_of,
    years_between,
)

_NAMES = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = r"(?:[0-9]{1,2}(?:st|nd|rd|th)?\s*(?:of\s+)?)"
_FIRST = (
    rf"(?:the\s+)?(?P<day>{_DAY})?(?P<month>{_NAMES})\.?(?:,?\s+(?P<year>20[0-9]{{2}}))?"
    r"|(?P<numbers>[0-9]{1,2}[/.][0-9]{1,2}[/.](?:20)?[0-9]{2})"
)
_LAST = (
    rf"(?:the\s+)?(?:end[\s-]+(?:of\s+)?)?(?P<last_day>{_DAY})?(?P<last_month>{_NAMES})\.?,?\s+"
    r"(?P<last_year>20[0-9]{2})(?![0-9])"
    r"|(?P<last_numbers>[0-9]{1,2}[/.][0-9]{1,2}[/.](?:20)?[0-9]{2})(?![0-9])"
)
_TO = r"\s*(?:[-–—]|\b(?:to|until|till|through|up\s+to|through\s+to|up\s+until|and)\b)\s*"
_STRETCH = re.compile(rf"(?:{_FIRST})(?P<to>{_TO})(?:{_LAST})")
_BEGINS = re.compile(  # with a plain class first, to which the regex engine skips
    r"[0-9ADFJMNOSt](?<![A-Za-z0-9/.].)"
    r"(?:(?<=[0-9])|(?<=t)he\s|(?<=[ADFJMNOS])(?:an|eb|ar|pr|ay|u[nlg]|ep|ct|ov|ec))"
)
_COUNTS = {"one": 1, "two": 2, "three": 3, "six": 6, "nine": 9, "twelve": 12, "eighteen": 18}
_COUNT = rf"(?P<count>[0-9]{{1,2}}|{'|'.join(_COUNTS)})[\s-]+"
_FROM = (
    r"(?:\s*,)?\s+(?:from|starting(?:\s+(?:from|on|in))?|beginning(?:\s+(?:on|in))?"
    r"|commencing(?:\s+(?:from|on|in))?|with\s+effect\s+from)\s+"
    rf"(?:{_FIRST})(?!{_TO})"
)
_TERM = re.compile(
    r"[fo](?<!\w.)(?:(?<=f)or|(?<=o)f)\s+(?:(?:a|an|the|up\s+to|another|further|period|of|additional|more)\s+){0,6}"
    rf"{_COUNT}(?P<unit>month|year)s?'?(?:\s+period|\s+term)?(?:\s+more)?{_FROM}"
)
_TERM_OF = re.compile(
    r"[Aa](?<!\w.)n?\s+(?:further\s+|new\s+|fixed\s+)?"
    rf"{_COUNT}(?P<unit>month|year)s?'?\s+"
    r"(?:[a-z]+\s+){0,2}(?:agreement|contract|extension|funding|grant|programme|project|pilot)s?"
    + _FROM
)
_BEGUN_FOR = re.compile(
    r"[bcefs](?<!\w.)(?:(?<=f)rom|(?<=e)ffect\s+from|(?<=s)tart(?:s|ing)?(?:\s+(?:from|on|in))?"
    r"|(?<=b)egin(?:s|ning)?(?:\s+(?:on|in))?|(?<=c)ommenc(?:e|es|ing)(?:\s+(?:from|on|in))?)\s+"
    rf"(?:{_FIRST})\s*,?\s+for\s+(?:(?:a|an|up\s+to|further|initial|period|of|the)\s+){{0,5}}"
    rf"{_COUNT}(?P<unit>month|year)s?\b"
)
_TERM_UNTIL = re.compile(
    r"[bfo](?<!\w.)(?:(?<=f)or|(?<=b)y|(?<=o)f)\s+(?:(?:a|an|the|another|further|period|of|additional|more)\s+){0,6}"
    rf"{_COUNT}(?:more\s+|further\s+)?"
    r"(?P<unit>month|year)s?'?(?:\s+more)?\s*,?\s+(?:up\s+)?(?:until|to|ending(?:\s+on)?)\s+"
    rf"(?:{_LAST})"
)
_BETWEEN = re.compile(r"\bbetween\s+\Z", re.IGNORECASE)
_LEADS_IN = re.compile(
    r"\b(?:for|from|between|during|over|in|cover(?:s|ed|ing)?|period|term|runs?|of)[\s:(,]+"
    r"(?:the\s+(?:period\s+)?)?\Z|[(:]\s*\Z",
    re.IGNORECASE,
)
_FOR_MONEY = re.compile(
    r"£|\b(?:fund(?:s|ed|ing)?|grants?|money|budgets?|contract(?:s|ed)?|exten(?:d|ds|ded|ding|sion)"
    r"|cost(?:s|ed|ing)?|pa(?:y|ys|id|yments?)|spen[dt]|services?|deliver(?:s|ed|y)?|posts?|licen[cs]es?"
    r"|commission(?:s|ed|ing)?|provi(?:de|des|ded|sion)|programmes?|projects?|pilot|secondments?)\b",
    re.IGNORECASE,
)
_NOT_FOR_MONEY = re.compile(
    r"\bsince\s+(?:the\s+)?\Z|\binitial\b[^.;\n]{0,30}\Z|\b(?:date|deadline)\b[^.\n]{0,60}\Z"
    r"|\b(?:was|were|been)\s+(?:awarded|let|won|signed)\b[^.;\n]{0,90}\b(?:contract|term)\b"
    r"[^.;\n]{0,60}\Z"
    r"|\b(?:mov|delay|postpon|deferr|slipp|resched|reprofil|brought)\w*\b[^.\n]{0,30}\Z"
    r"|\b(?:applications?|bids?|bidding|expressions? of interest)\b[^.;\n]{0,40}"
    r"\b(?:were|was|taken|open|opened|invited|received|ran|runs?|submitted|between)\b[^.;\n]{0,20}\Z"
    r"|\b(?:window|decisions|survey(?:s|ed)?|consult(?:ation|ed)|meetings?|recorded|reported|offences?"
    r"|crimes?|incidents?|arrests?|minutes|trial|hearing|election)\b[^.;\n]{0,60}\Z",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[^.;\n]{0,60}\b(?:offences?|crimes?|incidents?|arrests?|recorded|reported|were received)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[a-z)])\.\s|[\n;]")
_REACH = 250
_SHORTEST = 45
_LONGEST_TERM = 36
_LONGEST_SPAN = 4


def find_stretches(text: str) -> Iterator[YearMention]:
    """Years that months from one to another come to, where money or a service is spoken of.

    April at the end of a stretch is the day on which a year ends; a stretch without a year at its
    beginning lies in the twelve months before its end.

    >>> [m.years for m in find_stretches("a grant from October 2022 to 31 March 2024")]
    [('2022/23', '2023/24')]
    >>> [m.years for m in find_stretches("funded for 12 months from 1 July 2023")]
    [('2023/24', '2024/25')]
    >>> list(find_stretches("Applications for the grant ran from May 2021 to July 2021"))
    []
    """
    for match in _stretches(text):
        span = _days_of(match)
        if span and _is_for_money(text, match):
            yield from _mention(text, match, *span)
    for match in _TERM_UNTIL.finditer(text):
        span = _days_before(match)
        if span and not is_past_or_counted(text, *match.span()):
            yield from _mention(text, match, *span)
    for match in chain.from_iterable(each.finditer(text) for each in (_TERM, _TERM_OF, _BEGUN_FOR)):
        span = _days_of_term(match)
        if span and not is_past_or_counted(text, *match.span()):
            yield from _mention(text, match, *span)


def _stretches(text: str) -> Iterator[re.Match[str]]:
    """The stretches, tried only where one may begin: most words begin none."""
    end = 0
    for begin in _BEGINS.finditer(text):
        match = _STRETCH.match(text, begin.start()) if begin.start() >= end else None
        if match:
            end = match.end()
            yield match


def is_past_or_counted(text: str, start: int, end: int) -> bool:
    """Whether a stretch is one in which things were counted, asked for or put off, not paid for."""
    before = _sentence_before(text, start)
    return bool(_NOT_FOR_MONEY.search(before) or _COUNTED.match(text, end))


def _mention(text: str, match: re.Match[str], first: date, last: date) -> Iterator[YearMention]:
    years = years_between(financial_year_of(first), financial_year_of(last))
    if 0 < len(years) <= _LONGEST_SPAN and first.year >= EARLIEST and last.year <= LATEST:
        start, end = match.span()
        yield YearMention(start=start, end=end, text=text[start:end], years=years, inferred=True)


def _days_of(match: re.Match[str]) -> tuple[date, date] | None:
    """The first and the last day of a stretch; the last day of March begins no year."""
    last = _day(match, "last_", None)
    first = _day(match, "", last)
    if first is None or last is None or (last - first).days < _SHORTEST:
        return None
    if (first.month, first.day) == (3, 31):
        first += timedelta(days=1)
    if last.month == 4 and (not match["last_day"] or last.day == 1) and not match["last_numbers"]:
        last = date(last.year, 3, 31)
    return first, last


def _day(match: re.Match[str], prefix: str, end: date | None) -> date | None:
    numbers = match[f"{prefix}numbers"]
    if numbers:
        day, month, year = (int(each) for each in re.split(r"[/.]", numbers))
    else:
        day = int(re.sub(r"\D", "", match[f"{prefix}day"] or "") or 1)
        month = read_month(match[f"{prefix}month"]) or 0
        year = int(match[f"{prefix}year"] or 0)
    if not year and end:
        year = end.year if month <= end.month else end.year - 1
    return _date(year if year > 99 else 2000 + year, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days_before(match: re.Match[str]) -> tuple[date, date] | None:
    """A term that is given by its length and its end: ``for two more years, until June 2019``."""
    months, last = _months(match), _day(match, "last_", None)
    if last is None or not 1 < months <= _LONGEST_TERM:
        return None
    year, month = divmod(last.year * 12 + last.month - months, 12)
    return date(year, month + 1, 1), last


def _months(match: re.Match[str]) -> int:
    count = _COUNTS.get(match["count"]) or int(match["count"])
    return count * (12 if match["unit"] == "year" else 1)


def _days_of_term(match: re.Match[str]) -> tuple[date, date] | None:
    first = _day(match, "", None) if match["year"] or match["numbers"] else None
    months = _months(match)
    if first is None or not 1 < months <= _LONGEST_TERM or _is_late(match, first):
        return None
    if (first.month, first.day) == (3, 31):
        first += timedelta(days=1)
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return first, date(year, month + 1, 1) - timedelta(days=1)


def _is_late(match: re.Match[str], first: date) -> bool:
    """Whether a term begins in March on a day that is not said: most of it is the next year's."""
    return first.month == 3 and not match["day"] and not match["numbers"]


def _is_for_money(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence says that something is paid for or goes on in those months."""
    before = _sentence_before(text, match.start())
    if match["to"].strip() == "and" and not _BETWEEN.search(before):
        return False
    if not match["year"] and not match["numbers"] and not _LEADS_IN.search(before):
        return False
    after = _SENTENCE_END.split(text[match.end() : match.end() + _REACH], maxsplit=1)[0]
    return bool(_FOR_MONEY.search(before + " " + after)) and not is_past_or_counted(
        text, *match.span()
    )


def _sentence_before(text: str, start: int) -> str:
    return _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
