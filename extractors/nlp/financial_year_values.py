"""The arithmetic of financial years: `2020/21` runs from 1 April 2020 to 31 March 2021."""

import re
from datetime import date

EARLIEST, LATEST = 1990, 2060
_PRINTED = re.compile(
    r"(?:F/?Y\s?)?((?:19|20)?[0-9]{2})\s?[/\-–—]\s?((?:19|20)[0-9]{2}|[0-9]{1,2})\Z", re.IGNORECASE
)


def parse_financial_year(printed: str) -> str | None:
    """The financial year that a year pair names, if its second half follows its first.

    >>> parse_financial_year("2020-21"), parse_financial_year("FY 22/23")
    ('2020/21', '2022/23')
    >>> parse_financial_year("2023-4"), parse_financial_year("2020–2021")
    ('2023/24', '2020/21')
    >>> parse_financial_year("2013/96"), parse_financial_year("2017-2021")
    (None, None)
    """
    match = _PRINTED.match(printed.strip())
    if not match:
        return None
    first, second = match.groups()
    year = int(first) if len(first) == 4 else 2000 + int(first)
    follows = str(year + 1).endswith(second) and len(second) <= len(first)
    return financial_year(year) if follows and EARLIEST <= year <= LATEST else None


def financial_year(first: int) -> str:
    """The name of the financial year that begins in a calendar year.

    >>> financial_year(2020), financial_year(1999)
    ('2020/21', '1999/00')
    """
    return f"{first}/{(first + 1) % 100:02}"


def financial_year_of(day: date) -> str:
    """The financial year in which a day falls.

    >>> financial_year_of(date(2021, 3, 31)), financial_year_of(date(2021, 4, 1))
    ('2020/21', '2021/22')
    """
    return financial_year(day.year if day.month >= 4 else day.year - 1)


def years_between(first: str, last: str) -> tuple[str, ...]:
    """The financial years from one to another, both included.

    >>> years_between("2018/19", "2020/21")
    ('2018/19', '2019/20', '2020/21')
    """
    return tuple(financial_year(year) for year in range(int(first[:4]), int(last[:4]) + 1))
