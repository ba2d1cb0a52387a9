"""Financial years: 2020/21 runs from 1 April 2020 to 31 March 2021."""

import re
from datetime import date

_PRINTED = re.compile(r"(\d{4})/(\d{2})")


def financial_year_of(day: date | None) -> str | None:
    """The financial year in which a day falls.

    >>> financial_year_of(date(2021, 3, 31)), financial_year_of(date(2021, 4, 1))
    ('2020/21', '2021/22')
    """
    if day is None:
        return None
    return financial_year_from(day.year if day.month > 3 else day.year - 1)


def financial_year_from(first: int) -> str:
    """The financial year that begins in a calendar year.

    >>> financial_year_from(1999)
    '1999/00'
    """
    return f"{first}/{(first + 1) % 100:02}"


def first_year(financial_year: str) -> int | None:
    """The calendar year in which a financial year begins; None for anything else.

    >>> first_year("2020/21"), first_year("2020/22"), first_year("2020")
    (2020, None, None)
    """
    printed = _PRINTED.fullmatch(financial_year)
    if not printed or (int(printed[1]) + 1) % 100 != int(printed[2]):
        return None
    return int(printed[1])
