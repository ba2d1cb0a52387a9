"""Until when money may be spent, where the text says so."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from ..nlp.financial_years import financial_year_of
from .decision_text import TEXTS_KEPT, DecisionText
from .years import NO_YEARS, YearsFound, joined

_UNTIL = re.compile(
    r"\b(?:until|by|before|up to|ends? on|ending(?: on)?|no later than|expir\w+ on)\s+"
    r"(?:the\s+)?(?:end of\s+)?$",
    re.IGNORECASE,
)
_SPENT = re.compile(
    r"\b(?:available|spen[dt]|spending|fund(?:s|ed|ing)?|grant|money|used|pay(?:s|ing)?|paid)\b",
    re.IGNORECASE,
)
_SPENT_BY = re.compile(
    r"\b(?:available|spen[dt]|used|claimed|pay(?:s|ing)?|paid|funded)\b[^,]{0,25}$", re.IGNORECASE
)
_MARCH = (
    re.compile(  # what must not stand before is looked at from behind: plain text is found fast
        r"March (?<!\wMarch )(?<!\d March )(?<!\dst March )(?<!\dth March )(?P<year>20\d\d)\b"
    )
)
_THIS_YEAR = re.compile(
    r"\b(?:available|funding|grant|money)\b[^.\n]{0,40}"
    r"\b(?:this|the current) (?:financial )?year\b",
    re.IGNORECASE,
)
_DECISION_NEEDED = re.compile(r"\bdecision\b[^.\n]{0,40}\b(?:required|needed)\b", re.IGNORECASE)
_ONLY_DECIDED = re.compile(
    r"\b(?:allocated|approved|agreed|awarded|announced|confirmed|decided|determined|issued|made"
    r"|published|received|signed|submitted)\s+(?:until|by|before|up to|no later than)\s+"
    r"(?:the\s+)?(?:end of\s+)?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=TEXTS_KEPT)
def available_until(text: DecisionText) -> date | None:
    """The last day on which money may be spent; the year's end if it is for this year only."""
    days = sorted(set(_days(text)))
    if days:
        return days[0] if len(days) == 1 else None
    years = joined(text.mentions.years).years
    if len(years) == 1 and _THIS_YEAR.search(_own(text)):
        return date(int(years[0][:4]) + 1, 3, 31)
    return None


def years_until(text: DecisionText) -> YearsFound:
    """The year that money is for when all that is said is that it must be spent by its end."""
    day = available_until(text)
    if day is None or (day.month, day.day) != (3, 31):
        return NO_YEARS
    return YearsFound(years=(financial_year_of(day),), inferred=True)


def _days(text: DecisionText) -> Iterator[date]:
    for mention in text.mentions.dates:
        if _ends_spending(text.text, mention.start):
            yield mention.date
    for march in _MARCH.finditer(text.text, text.form.entry.start, text.form.entry.end):
        if _ends_spending(text.text, march.start(), _SPENT_BY):
            yield date(int(march["year"]), 3, 31)


def _ends_spending(text: str, start: int, spent: re.Pattern[str] = _SPENT) -> bool:
    """Whether the words before a day say that money may be spent until then."""
    clause = re.split(r"[.;\n]", text[max(start - 160, 0) : start])[-1]
    ends = _UNTIL.search(clause) and spent.search(clause)
    return bool(ends) and not (_DECISION_NEEDED.search(clause) or _ONLY_DECIDED.search(clause))


def _own(text: DecisionText) -> str:
    return text.text[text.form.entry.start : text.form.entry.end]
