"""Dates as printed in UK documents: the day comes first."""

import re
from calendar import month_abbr, month_name
from collections.abc import Iterator
from datetime import date
from functools import cache

from ..records import DateMention

# Each style begins with a plain character class, which the regex engine skips to quickly; what
# must not stand before it is looked at from behind that first character.
_DAY = r"(?P<day>[0-9](?<![0-9A-Za-z£.,/].)[0-9]?)(?![0-9])"
_DAY_OF_NUMBERS = r"(?P<day>[0-9](?<![0-9./].)[0-9]?)(?![0-9])"
_ORDINAL = r"\s?(?:st|nd|rd|th)?"
_FULL_YEAR = r"(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
_MONTH = r"(?P<month>[A-Za-z]{3,10})\.?"

_STYLES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_DAY_OF_NUMBERS} ?(?P<gap>[/.-]) ?(?P<month>[01]?[0-9]) ?(?P=gap) ?{_FULL_YEAR}"
        r"(?!/[0-9])",
        rf"{_DAY_OF_NUMBERS}(?<!-..)(?P<gap>[/.-])(?P<month>[01]?[0-9])(?P=gap)"
        r"(?P<year>[0-9]{2})(?![0-9]|[/.-][0-9])",
        r"(?P<year>[12](?<![0-9./-].)[09][0-9]{2})(?P<gap>[/-])(?P<month>[01][0-9])(?P=gap)"
        r"(?P<day>[0-3][0-9])(?![0-9]|[/-][0-9])",
        rf"{_DAY}{_ORDINAL}\s*(?:day\s+)?(?:of\s+)?{_MONTH},?\s*(?:of\s+)?{_FULL_YEAR}",
        rf"{_DAY}(?:st|nd|rd|th)?(?P<gap>[\s/.–-])(?P<month>[A-Za-z]{{3,10}})(?P=gap)"
        r"'?(?P<year>(?:19|20)?[0-9]{2})(?![0-9A-Za-z])",
    )
)
_MONTH_FIRST = re.compile(  # the whole ignores no case, or its first letters were not skipped to
    r"(?P<month>[JFMASONDjfmasond](?<![A-Za-z].)[A-Za-z]{2,9})\.?\s+"
    rf"(?P<day>[0-9]{{1,2}})(?i:{_ORDINAL}),?\s+{_FULL_YEAR}"
)
_A_YEAR_OF_TWO_DIGITS_ENDS = re.compile(r"(?!\s+[a-z£0-9%])")


def find_dates(text: str) -> tuple[DateMention, ...]:
    """Every full date of the text, in order; a month and year alone is not a date.

    >>> [str(d.date) for d in find_dates("Signed 11/01/2021, due by 18th December 2020.")]
    ['2021-01-11', '2020-12-18']
    >>> [d.text for d in find_dates("closes at 5pm on Friday 12th of March 2021")]
    ['12th of March 2021']
    >>> find_dates("in June 2023, version 2.0, 31/02/2021, 2020/21")
    ()
    """
    found: list[DateMention] = []
    for mention in sorted(_candidates(text), key=lambda m: (m.start, -m.end)):
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return tuple(found)


def parse_date(text: str) -> date | None:
    """The first date printed in a field, or None.

    >>> parse_date("Friday 12th of March 2021"), parse_date("21.07.2023"), parse_date("N/A")
    (datetime.date(2021, 3, 12), datetime.date(2023, 7, 21), None)
    >>> parse_date("3 Febuary 2020"), parse_date("04/15/2021")
    (datetime.date(2020, 2, 3), None)
    """
    return next((mention.date for mention in find_dates(text)), None)


def _candidates(text: str) -> Iterator[DateMention]:
    for style in (*_STYLES, _MONTH_FIRST):
        for match in style.finditer(text):
            day = _date_of(match, text)
            if day:
                start, end = match.span()
                yield DateMention(start=start, end=end, text=match.group(), date=day)


def _date_of(match: re.Match[str], text: str) -> date | None:
    year = int(match["year"])
    if year < 100:
        if match["gap"].isspace() and not _A_YEAR_OF_TWO_DIGITS_ENDS.match(text, match.end()):
            return None  # "3 May 20 people"
        if match["gap"] == "." and len(match["day"] + match["month"]) < 4:
            return None  # 1.2.21 is a paragraph
        year += 2000
    month = int(match["month"]) if match["month"].isdecimal() else read_month(match["month"])
    try:
        return date(year, month or 0, int(match["day"]))
    except ValueError:
        return None


@cache
def read_month(printed: str) -> int | None:
    """The number of a month's name, tolerating one slip in the long names.

    >>> read_month("Sept"), read_month("Janaury"), read_month("Marh"), read_month("grants")
    (9, 1, 3, None)
    """
    printed = printed.lower()
    for number in range(1, 13):
        name = month_name[number].lower()
        if printed in (name, month_abbr[number].lower(), name[:4]):
            return number
    for number in range(1, 13):
        name = month_name[number].lower()
        if len(name) >= 5 and printed[0] == name[0] and _one_slip(printed, name):
            return number
    return None


def _one_slip(printed: str, name: str) -> bool:
    """Whether one letter was lost, added, changed or swapped with its neighbour."""
    if abs(len(printed) - len(name)) > 1 or printed == name:
        return False
    same = next((i for i, (a, b) in enumerate(zip(printed, name, strict=False)) if a != b), None)
    if same is None:
        return True
    rest, wanted = printed[same:], name[same:]
    swapped = rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:]
    return rest[1:] == wanted[1:] or rest[1:] == wanted or rest == wanted[1:] or swapped
