"""What the words beside an amount say of it: up to, at least, about."""

import re
from collections.abc import Mapping
from functools import cache

from ..knowledge.loader import read_rows
from ..records import Qualifier
from .phrases import any_of, plain

_REACH = 90
_COMPARED = re.compile(
    r"(?:%|per\s?cent|million|£[0-9.,]+[km]?)(?:,[^£]{0,20},)?\s+\Z", re.IGNORECASE
)
_LAST_FIGURE = re.compile(r".*[0-9£|;]", re.DOTALL)
_LINKS = {
    "value": r"(?:[\s\-]+{words}\b){{0,8}}[\s:(\[*“\"'–-]*",
    "article": r"(?:\s+(?:a|an|the|around|approximately))?[\s*“\"'(]*",
    "none": r"[\s*“\"']*",
}
_AFTER_GAP = (
    r"[\s)*]*[(,]?\s*(?:(?:each|per|in|of)\s+)?(?:(?:total|value|grant|project|year|annum)\s+)?"
)


def find_qualifier(text: str, start: int, end: int, head: str = "") -> Qualifier:
    """The qualifier of the amount between two offsets, under a column head if in a table.

    >>> find_qualifier("up to a total value of £230,000", 23, 31)
    'up_to'
    >>> find_qualifier("£50,000 or above", 0, 7), find_qualifier("over three years £2m", 17, 20)
    ('at_least', 'exact')
    """
    return _before(text, start) or _after(text, end) or _in_head(head) or "exact"


def _before(text: str, start: int) -> Qualifier | None:
    """The widest phrase that ends at the amount decides: "no more than", not "more than"."""
    left = max(0, start - _REACH)
    figure = _LAST_FIGURE.search(text, left, start)
    window = figure.end() if figure else left, start
    if not text[slice(*window)].strip():
        return None
    found = [match for pattern in _patterns_before() if (match := pattern.search(text, *window))]
    if not found:
        return None
    widest = min(found, key=lambda match: match.start())
    phrase = plain(widest["phrase"])
    if phrase.endswith(" than") and _COMPARED.search(text, left, widest.start()):
        return None  # 10% more than £20,000
    if len(phrase) == 1 and widest["phrase"].isupper():
        return None  # Section C
    return _qualifiers("before").get(phrase)


def _after(text: str, end: int) -> Qualifier | None:
    match = _pattern_after().match(text, end)
    return _qualifiers("after")[plain(match["phrase"])] if match else None


def _in_head(head: str) -> Qualifier | None:
    match = _pattern_head().search(head) if head else None
    return _qualifiers("head")[plain(match["phrase"])] if match else None


@cache
def _qualifiers(side: str) -> Mapping[str, Qualifier | None]:
    """Phrase → qualifier; a false friend's qualifier is None."""
    known: Mapping[str, Qualifier] = {"up_to": "up_to", "at_least": "at_least", "about": "about"}
    rows = read_rows("money_qualifiers")
    return {row["phrase"]: known.get(row["qualifier"]) for row in rows if row["side"] == side}


@cache
def _patterns_before() -> tuple[re.Pattern[str], ...]:
    rows = read_rows("money_qualifiers")
    words = any_of(row["word"] for row in read_rows("money_links"))
    patterns = []
    for links, gap in _LINKS.items():
        phrases = any_of(
            row["phrase"] for row in rows if row["side"] == "before" and row["links"] == links
        )
        pattern = rf"(?<![A-Za-z])(?P<phrase>{phrases})(?![A-Za-z])\.?{gap.format(words=words)}\Z"
        patterns.append(re.compile(pattern, re.IGNORECASE))
    return tuple(patterns)


@cache
def _pattern_after() -> re.Pattern[str]:
    phrases = any_of(_qualifiers("after"))
    return re.compile(
        rf"{_AFTER_GAP}(?P<phrase>{phrases})(?![A-Za-z0-9]|\s*(?:[0-9£]|VAT))", re.IGNORECASE
    )


@cache
def _pattern_head() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<phrase>{any_of(_qualifiers('head'))})\b", re.IGNORECASE)
