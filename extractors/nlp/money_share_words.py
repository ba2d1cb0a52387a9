"""The words that say what one amount is for, as patterns built from the knowledge tables."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import cast, get_args

from ..knowledge.loader import read_rows
from ..records import Per
from .phrases import any_of, first_words, small_numbers
from .word_patterns import Anchored, anchored

GAP = (  # what may stand between an amount and its unit: "(ex VAT)", "of capital funding", "each"
    r"[\s)*]*(?:\([^()\n]{0,30}\)\s*)?,?\s*(?:or\s+(?:more|above|less)\s+)?"
    r"(?:(?:of|in|as|a|capital|revenue|grant|funding|maximum|max|total|core|contribution|salary)\s+)"
    r"{0,3}\(?"
)
ADJECTIVES = (
    r"(?:(?!(?:to|for|in|of|and|from|will|is|are|with|by|at|as|on|or|the|who|which)\b)"
    r"[A-Za-z][A-Za-z'’-]+\s+){0,3}?"
)
YEAR_PAIR = r"(?:FY\s?)?(?:20)?[0-9]{2}\s?[/–-]\s?(?:20)?[0-9]{2}"
_GETTING = (
    r"(?:receiv|get|award|grant|giv|offer|paid|pay|allocat|fund|worth|cost|appl|bid|claim|"
    r"request|contribut|provid)[a-z]*"
)


@cache
def phrases(side: str) -> Mapping[str, Per]:
    """Phrases such as "per annum" that stand before an amount, after it, or in a column head."""
    rows = [row for row in read_rows("money_per") if row["side"] == side]
    return {row["phrase"]: _per(row["per"]) for row in rows}


@cache
def nouns() -> Mapping[str, Per]:
    """What amounts are shared by: grants, projects, charities, people."""
    return {row["noun"]: _per(row["per"]) for row in read_rows("money_shares")}


def _per(printed: str) -> Per:
    if printed not in get_args(Per):
        raise ValueError(f"{printed!r} is no unit of the records")
    return cast(Per, printed)


def pattern(*parts: str) -> re.Pattern[str]:
    return re.compile("".join(parts), re.IGNORECASE)


def number() -> str:
    return rf"(?P<count>[0-9]{{1,3}}|{any_of(small_numbers())})"


def noun(only: Iterable[str] | None = None) -> str:
    return rf"(?P<noun>{any_of(nouns() if only is None else only)})\b"


@cache
def phrase_after() -> re.Pattern[str]:
    of_what = r"(?:\s+of\s+(?:(?!the\b|our\b|its\b|their\b|an?\b)[A-Za-z'’-]+\s+){1,4}?)?"
    return pattern(of_what, GAP, rf"(?P<phrase>{any_of(phrases('after'))})(?![A-Za-z0-9])")


@cache
def phrase_before() -> Anchored:
    """As in "an annual grant of": linking words between, or kinds of cost."""
    links = any_of(row["word"] for row in read_rows("money_links"))
    kinds = r"fee|rent|charges?|salary|subscription|allocation|allowance|licence|up\s+to"
    before = rf"(?<!\bin )\b(?P<phrase>{any_of(phrases('before'))})"
    between = rf"(?:\s+(?:{links}|{kinds})\b){{0,5}}[\s:(]*\Z"
    return anchored(first_words(phrases("before")), before, between)


@cache
def phrase_in_head() -> re.Pattern[str]:
    return pattern(rf"\b(?P<phrase>{any_of(phrases('head'))})(?![A-Za-z])")


@cache
def in_both_years() -> re.Pattern[str]:
    """As in "in both 2023-24 and 2024-25", "in each of 2023/24, 2024/25"."""
    each = (
        r"(?:in\s+both|in\s+each|for\s+each|each)(?:\s+of)?\s+(?:the\s+)?(?:financial\s+years?\s+)?"
    )
    return pattern(GAP, each, YEAR_PAIR, r"(?:\s+(?:and|&)|,)")


@cache
def periods() -> re.Pattern[str]:
    """The count of "£20,000 per annum for three years"."""
    over = r",?\s+(?:for|over)\s+(?:the\s+)?(?:next\s+)?(?:a\s+period\s+of\s+)?"
    return pattern(over, number(), r"[\s-]+(?P<unit>years?|months?|quarters?)\b")


@cache
def unit_after() -> re.Pattern[str]:
    """As in "£5,000 per project", "£5,000 to each of the 32 boroughs"."""
    each = r"(?:per|each|every|(?:to|for|with|from)\s+(?:each|every|any)|/)\s*(?:one\s+)?"
    of_the = r"(?:of\s+)?(?:the\s+|these\s+|our\s+|[A-Z][a-z]+['’]s?\s+)?"
    given = (
        r"(?:(?:will|would|is|are|was|were|to|has|have|be|been|being|made|then|also)\s+){0,4}"
        r"(?:(?:allocated|awarded|given|paid|granted|provided|available|distributed)\s+)?"
    )
    return pattern(GAP, given, each, of_the, rf"(?:{number()}\s+)?", ADJECTIVES, noun())


@cache
def unit_before() -> Anchored:
    """As in "each project can bid for up to £5,000", "any project at £50,000"."""
    each = r"\b(?:per|each|every|any|an\s+individual)\s+(?:of\s+)?(?:the\s+|these\s+)?"
    will = (
        r"(?:(?:will|would|can|could|may|shall|to|is|are|be|been|has|have|was|were|also|then|now)"
        r"\s+){0,3}"
    )
    fill = (
        r"(?:(?:for|of|at|with|a|an|grants?|funding|up\s?to|the|sum|total|value|maximum|over|above|"
        r"exceeding|approximately|around)\s+){0,5}\Z"
    )
    unit = (each, rf"(?:{number()}\s+)?", ADJECTIVES, noun(), r"[\s:(]*")
    anchors = ("per", "each", "every", "any", "individual")
    return anchored(anchors, *unit, will, rf"(?:{_GETTING}\s+)?", fill)


@cache
def threshold_before() -> Anchored:
    """As in "grants up to a value of £50,000": each grant; not "up to a total value of"."""
    shared = ("grants", "awards", "bids", "projects", "applications")
    limit = (
        r"\s+(?:(?:of|are|is|can\s+be)\s+)?(?:up\s?to|no\s+more\s+than|not\s+exceeding|under|below|over|above|"
        r"exceeding|from|between|ranging\s+from)\s+"
    )
    value = r"(?:(?:a|an|the|value|maximum|sum|amount|of)\s+){0,4}\Z"
    return anchored(shared, noun(shared), limit, value)


@cache
def class_before() -> Anchored:
    """As in "Standard Grant Award above £5,000", which names a class of grants."""
    of_each = noun(("grant", "award", "grant award", "application", "project"))
    limits = ("under", "below", "over", "above", "exceeding")
    return anchored(limits, of_each, rf"[\s(]+(?:{'|'.join(limits)})\s+\Z")


@cache
def limit_before() -> Anchored:
    """As in "the limit for a grant at £20,000"."""
    limits = ("limit", "maximum", "ceiling", "cap")
    on_one = rf"\b(?:{'|'.join(limits)})\s+(?:for|on)\s+(?:a|an|each|any|one)\s+(?:single\s+)?"
    return anchored(limits, on_one, noun(("grant", "award", "project")), r"\s+(?:at|of|to|is)\s+\Z")


@cache
def applied_for() -> Anchored:
    """As in "groups may ask for up to £10,000": each bid, so each grant."""
    may = r"\b(?:can|may|could|should|invited\s+to)\s+(?:now\s+)?(?:apply|bid|ask)\s+for\s+"
    fill = r"(?:(?:a|grants?|funding|of|up\s?to|between|from|maximum|the)\s+){0,5}\Z"
    return anchored(("apply", "bid", "ask"), may, fill)


@cache
def grants_before() -> Anchored:
    """As in "three grants of £30,000", "grants not exceeding £130,000 each"."""
    shared = ("grants", "awards", "bursaries")
    limit = r"\s+(?:(?:of|at|worth|up\s+to|not|no|more|less|than|exceeding|a|maximum)\s+){1,4}\Z"
    return anchored(shared, noun(shared), limit)


@cache
def count_before() -> re.Pattern[str]:
    """The count that ends where the noun begins: "three community (grants)"."""
    return pattern(r"(?<![A-Za-z0-9.,])", number(), r"\s+", ADJECTIVES, r"\Z")


@cache
def each_after() -> re.Pattern[str]:
    return pattern(GAP, r"\b(?:each|apiece)\b")


@cache
def each_gets() -> Anchored:
    """As in "will each receive", right before the amount."""
    fill = r"(?:\s+(?:for|a|an|of|grants?|funding|up\s?to|the|sum|total|approximately|around)){0,6}"
    return anchored(("each",), r"\beach\s+(?:(?:be|to|also)\s+)?", _GETTING, fill, r"\s*\Z")


@cache
def to_units() -> re.Pattern[str]:
    """As in "to four organisations", right after "each"."""
    to = r",?\s+(?:to|for|from|across)\s+(?:the\s+|these\s+|our\s+)?(?:following\s+)?"
    return pattern(to, rf"(?:{number()}\s+)?", ADJECTIVES, noun())


@cache
def counted_things() -> re.Pattern[str]:
    """As in "four local youth charities": a count and the words after it."""
    return pattern(r"(?<![£0-9.,])\b", number(), r"\s+(?P<phrase>(?:[A-Za-z][A-Za-z'’-]+\s*){1,4})")


@cache
def plural_noun() -> re.Pattern[str]:
    return pattern(
        r"\b", noun(n for n in nouns() if n.endswith("s") or n in ("people", "children"))
    )


@cache
def any_noun() -> re.Pattern[str]:
    return pattern(r"\b", noun())
