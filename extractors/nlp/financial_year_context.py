"""What the words around a year pair say against its being a financial year."""

import re

from .word_patterns import word_pattern

_OTHER_YEAR = r"(?:academic|school|calendar|municipal|tax|sporting|football)"
_BEFORE = re.compile(
    rf"(?:\b{_OTHER_YEAR}\s+years?\s*(?:of|for|in|from|between|beginning|starting)?"
    r"(?:\s*(?:19|20)?[0-9]{2}\s?[/–-]\s?[0-9]{2,4}\s*(?:,|&|\band\b|\bto\b|\bor\b)){0,3}"
    r"|(?<!spending )(?<!budget )(?<!savings )\b(?:plan|strategy|plans|strategies)"
    r"(?:\s+(?:for|from|of|covering|period))?"
    r"|\b(?:aged?|ages of|ages|sections?|paragraphs?|paras?|pages?|pp|version|telephone|tel|score)"
    r"|\bcase (?:no|number))\s*[.,:(‘'\"–-]?\s*\Z",
    re.IGNORECASE,
)
_OF_MONEY = re.compile(
    r"\b(?:treasury|reserves?|capital|investment|management|budget|MRP|financial)\s+"
    r"(?:policy\s+and\s+)?(?:strategy|strategies|plan|plans)(?:\s+(?:for|in))?\s*\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"[)'’\"]?(?:\s*[-–]?\s*(?:years?|yrs?)[\s-]+olds?|\s+{_OTHER_YEAR}\s+years?|\s+age\s+group|\s+seasons?\b|\s?%"
    r"|\s+(?:intake|cohort of pupils|respondents|participants|people|pupils|out of))",
    re.IGNORECASE,
)
_SCHOOL_PLACES = word_pattern(r"school\b", r"academic\b", r"SEND\b", r"pupils?\b")
_PLACES = re.compile(r"\b(?:places|FE|pupils|school rolls?)\b")
_MONEY = re.compile(r"£|\b(?:financial|funding|budget|grants?|spend)\b", re.IGNORECASE)
_A_FINANCIAL_YEAR = re.compile(
    r"\b(?:financial|fiscal)\s+years?(?:\s+(?:of|for|ending|is|was|from|between))?\s*[:(]?\s*\Z",
    re.IGNORECASE,
)
_MONEY_WORDS_BEFORE = re.compile(
    r"\b(?:for|in|during|since|from|until|of|between|and|budgets?|funding|grants?|award|year|years|"
    r"quarter|q[1-4]|outturn|period|total)\s*[:(,]?\s*\Z|[(\n|]\s*\Z",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*\Z", re.IGNORECASE)


def is_a_financial_year(text: str, start: int, end: int) -> bool:
    """Whether the words around a full year pair leave it a financial year.

    >>> def judge(text, pair): at = text.index(pair); return is_a_financial_year(text, at, at + 7)
    >>> judge("a grant for 2021/22", "2021/22"), judge("academic year 2021/22", "2021/22")
    (True, False)
    >>> judge("Police and Crime Plan 2021/22", "2021/22")
    False
    """
    before = text[max(0, start - 60) : start]
    return not (
        (_BEFORE.search(before) and not _OF_MONEY.search(before))
        or _AFTER.match(text, end)
        or _ADDRESS.search(before)
        or _in_a_table_of_school_places(text, start, end)
    )


def is_a_short_financial_year(text: str, start: int, end: int) -> bool:
    """Whether a pair of two digits each is a financial year: ``22/23``, rarely ``22-23``.

    >>> is_a_short_financial_year("covers 23/24 and", 7, 12)
    True
    >>> is_a_short_financial_year("paras 22-23", 6, 11)
    False
    """
    before = text[max(0, start - 40) : start]
    if _A_FINANCIAL_YEAR.search(before):
        return True
    if not 12 <= int(text[start : start + 2]) <= 40:
        return False  # 09/10 and 11/12 are as often a day and a month
    return "/" in text[start:end] or bool(_MONEY_WORDS_BEFORE.search(before))


def _in_a_table_of_school_places(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 160) : end + 200]
    return bool(
        _SCHOOL_PLACES.search(around) and _PLACES.search(around) and not _MONEY.search(around)
    )
