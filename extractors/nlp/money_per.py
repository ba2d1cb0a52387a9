"""What one amount is for: a year, a grant, a project, a person; and how many of them."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ..records import Per
from .phrases import any_of, knowledge_rows, read_count, small_numbers


class Share(NamedTuple):
    """A unit that an amount is for, and how many are printed."""

    per: Per | None = None
    count: int | None = None


_REACH = 110
_GAP = (
    r"[\s)*]*(?:\([^()\n]{0,30}\)\s*)?,?\s*(?:or\s+(?:more|above|less)\s+)?"
    r"(?:(?:of|in|as|a|capital|revenue|grant|funding|maximum|max|total|core|contribution|salary)\s+){0,3}\(?"
)
_BOTH_YEARS = re.compile(
    rf"{_GAP}(?:in|for\s+each|in\s+each|each)\s*(?:\bof|\bboth)?\s+(?:of\s+)?(?:the\s+)?(?:FY\s?)?"
    r"(?:financial\s+years?\s+)?(?:FY\s?)?(?:20)?[0-9]{2}\s?[/–-]\s?(?:20)?[0-9]{2},?\s+(?:and|&|,)",
    re.IGNORECASE,
)
_IN_BOTH = re.compile(r"\b(?:both|each)\b", re.IGNORECASE)
_ADJECTIVES = (
    r"(?:(?!(?:to|for|in|of|and|from|will|is|are|with|by|at|as|on|or|the|who|which)\b)"
    r"[A-Za-z][A-Za-z'’-]+\s+){0,3}?"
)
_EACH = re.compile(rf"{_GAP}\b(?:each|apiece)\b", re.IGNORECASE)
_EACH_GETS = re.compile(
    r"\beach\s+(?:be\s+|to\s+|also\s+)?(?:receiv|get|award|grant|given|give|paid|allocat|worth|apply|bid|costing|cost|"
    r"request|contribut|provid)[a-z]*(?:\s+(?:for|a|an|of|grant|grants|funding|up\s?to|the|sum|total|approximately|around)){0,6}\s*\Z",
    re.IGNORECASE,
)
_GOING_TO = (
    r"(?:will|would|can|could|may|shall|to|is|are|be|been|has|have|was|were|also|then|being|now)"
)
_GETTING = (
    r"(?:receiv|get|award|grant|given|giv|offer|paid|pay|allocat|fund|worth|cost|appl|bid|claim|"
    r"request|contribut|provid)[a-z]*"
)
_FILL = r"(?:for|of|at|with|a|an|grants?|funding|up\s?to|the|sum|total|value|maximum|over|above|exceeding|approximately|around)"


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
    return next(_shares(text, start, end, head), Share())


def _shares(text: str, start: int, end: int, head: str) -> Iterator[Share]:
    """Each way of saying it, the plainest first."""
    if match := _phrase_after().match(text, end):
        per = _phrases("after")[_plain(match["phrase"])]
        yield Share(per, _count_of_periods(text, match.end(), per))
    if (match := _BOTH_YEARS.match(text, end)) and _IN_BOTH.search(match.group()):
        yield Share("year")
    if match := _unit_after().match(text, end):
        yield Share(_nouns()[_plain(match["noun"])], _count(match["count"]))
    if match := _EACH.match(text, end):
        yield _each(text, start, match.end())
    yield from _before(text, max(0, start - _REACH), start)
    if head and (match := _phrase_head().search(head)):
        yield Share(_phrases("head")[_plain(match["phrase"])])


def _before(text: str, left: int, start: int) -> Iterator[Share]:
    if match := _phrase_before().search(text, left, start):
        yield Share(_phrases("before")[_plain(match["phrase"] or match["alone"])])
    if match := _EACH_GETS.search(text, left, start):
        yield _each(text, match.start(), start)
    if match := _unit_before().search(text, left, start):
        yield Share(_nouns()[_plain(match["noun"])], _count(match["count"]))
    if match := _grants_up_to().search(text, left, start):
        yield Share(_nouns()[_plain(match["noun"])])
    if match := _counted_grants().search(text, left, start):
        yield Share(_nouns()[_plain(match["noun"])], _count(match["count"]))


def _each(text: str, start: int, end: int) -> Share:
    """What "each" stands for: the counted noun before it, else the noun after it.

    >>> _each("two vehicles at £25,000 each", 16, 28)
    Share(per=None, count=None)
    """
    if match := _to_units().match(text, end):
        return Share(_nouns()[_plain(match["noun"])], _count(match["count"]))
    sentence = max(
        text.rfind(". ", 0, start), text.rfind(";", 0, start), text.rfind("\n\n", 0, start)
    )
    left = max(0, sentence + 1, start - 160)
    counted = list(_counted().finditer(text, left, start))
    if counted:
        return (
            Share(per, _count(counted[-1]["count"])) if (per := _listed(counted[-1])) else Share()
        )
    named = list(_plural().finditer(text, left, start))
    if named:
        return Share(_nouns()[_plain(named[-1]["noun"])])
    return Share("organisation") if re.match(r"\s+to\s+[A-Z]", text[end : end + 8]) else Share()


def _listed(counted: re.Match[str]) -> Per | None:
    """The unit that a counted phrase such as "five local youth charities" names."""
    match = _noun().search(counted["phrase"])
    return _nouns()[_plain(match["noun"])] if match else None


def _count_of_periods(text: str, end: int, per: Per) -> int | None:
    """The three of "£20,000 per annum for three years"."""
    match = _for_periods().match(text, end)
    return _count(match["count"]) if match and match["unit"].lower().startswith(per[:4]) else None


def _count(printed: str | None) -> int | None:
    return read_count(printed) if printed else None


def _plain(phrase: str) -> str:
    return " ".join(re.split(r"[\s\-]+", phrase.strip().lower()))


@cache
def _phrases(side: str) -> Mapping[str, Per]:
    return {
        row["phrase"]: row["per"]  # type: ignore[misc]
        for row in knowledge_rows("money_per")
        if row["side"] == side
    }


@cache
def _nouns() -> Mapping[str, Per]:
    return {row["noun"]: row["per"] for row in knowledge_rows("money_shares")}  # type: ignore[misc]


def _number() -> str:
    return rf"(?P<count>[0-9]{{1,3}}|{any_of(small_numbers())})"


def _noun_pattern() -> str:
    return rf"(?P<noun>{any_of(_nouns())})\b"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def _phrase_after() -> re.Pattern[str]:
    return _compile(rf"{_GAP}(?P<phrase>{any_of(_phrases('after'))})(?![A-Za-z0-9])")


@cache
def _phrase_before() -> re.Pattern[str]:
    links = any_of(row["word"] for row in knowledge_rows("money_links"))
    words = rf"(?:{links}|fee|rent|charge|charges|salary|subscription|allocation|allowance|licence|up\s+to)"
    return _compile(
        rf"(?<!\bin )\b(?P<phrase>{any_of(_phrases('before'))})(?:\s+{words}\b){{1,5}}[\s:(]*\Z|"
        rf"\b(?P<alone>{any_of(_phrases('before'))})\s+\Z"
    )


@cache
def _phrase_head() -> re.Pattern[str]:
    return _compile(rf"\b(?P<phrase>{any_of(_phrases('head'))})(?![A-Za-z])")


@cache
def _for_periods() -> re.Pattern[str]:
    return _compile(
        rf",?\s+(?:for|over)\s+(?:the\s+)?(?:next\s+)?(?:a\s+period\s+of\s+)?{_number()}[\s-]+(?P<unit>years?|months?|quarters?)\b"
    )


@cache
def _unit_after() -> re.Pattern[str]:
    each = r"(?:per|each|every|(?:to|for|with|from)\s+(?:each|every|any)|/)\s*(?:one\s+)?(?:of\s+)?(?:the\s+|these\s+|our\s+)?"
    return _compile(rf"{_GAP}{each}(?:{_number()}\s+)?{_ADJECTIVES}{_noun_pattern()}")


@cache
def _unit_before() -> re.Pattern[str]:
    each = r"(?:per|each|every|any|an\s+individual)\s+(?:of\s+)?(?:the\s+|these\s+)?"
    return _compile(
        rf"\b{each}(?:{_number()}\s+)?{_ADJECTIVES}{_noun_pattern()}[\s:(]*"
        rf"(?:{_GOING_TO}\s+){{0,3}}(?:{_GETTING}\s+)?(?:{_FILL}\s+){{0,5}}\Z"
    )


@cache
def _grants_up_to() -> re.Pattern[str]:
    up_to = r"(?:of\s+)?(?:up\s?to|no\s+more\s+than|under|below|over|above|exceeding)"
    fill = r"(?:a|an|the|value|maximum|sum|amount|of)"
    return _compile(
        rf"(?P<noun>grants|awards|bids|projects|applications)\s+{up_to}\s+(?:{fill}\s+){{0,4}}\Z"
    )


@cache
def _counted_grants() -> re.Pattern[str]:
    return _compile(
        rf"\b{_number()}\s+{_ADJECTIVES}(?P<noun>grants|awards|bursaries)\s+(?:of|at|worth)\s+(?:up\s+to\s+)?\Z"
    )


@cache
def _to_units() -> re.Pattern[str]:
    return _compile(
        rf",?\s+(?:to|for|from|across)\s+(?:the\s+|these\s+|our\s+|up\s+to\s+)?(?:following\s+)?(?:{_number()}\s+)?{_ADJECTIVES}{_noun_pattern()}"
    )


@cache
def _counted() -> re.Pattern[str]:
    return _compile(rf"(?<![£0-9.,])\b{_number()}\s+(?P<phrase>(?:[A-Za-z][A-Za-z'’-]+\s*){{1,4}})")


@cache
def _plural() -> re.Pattern[str]:
    plurals = any_of(
        noun for noun in _nouns() if noun.endswith("s") or noun in ("people", "children")
    )
    return _compile(rf"\b(?P<noun>{plurals})\b")


@cache
def _noun() -> re.Pattern[str]:
    return _compile(rf"\b{_noun_pattern()}")
