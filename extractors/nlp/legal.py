"""Finds the laws a text rests on: Acts, Orders, Regulations, conventions, schemes of delegation."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest
from re import Pattern

from ..knowledge.loader import read_rows
from ..knowledge.naming import fold
from ..records import LegalMention
from .legal_provisions import normal_provision, provision_before, provision_behind
from .places import longest
from .word_patterns import first_of_words

_WORD = r"(?:[A-Z][\w'’-]*|\([A-Z][A-Za-z ]{3,}\))"
_LINK = r"(?:and|of|for|in|to|with|on|or|&)"
TITLED = re.compile(
    rf"(?P<title>[A-Z](?<!\w.)[\w'’-]*(?:,?\s+(?:{_LINK}\s+)*{_WORD}){{0,12}}?\s+"
    r"(?:Act|Order|Regulations|Rules|Measure))(?:\s*\((?P<short>[A-Za-z]{2,8})\))?,?\s+"
    r"\(?(?P<year>(?:1[89]|20)\d\d)\b\)?"
)
LEAD = re.compile(
    r"\A(?:(?:Under|The|In|By|See|Section|Article|Part|Schedule|Paragraph|Accordingly|"
    r"Pursuant|Per|And|With|Of|To|For|That|Both|Police\s+and\s+Crime\s+Commissioner)\b,?\s+"
    r"(?:\d\S*\s+)?(?:(?:to|of|in|with|the)\s+)*)+"
)
DEFINED = re.compile(
    r"\s*\(\s*(?:hereafter\s+)?(?:the\s+)?[\"'“”‘’]*(?:the\s+)?"
    r"(?P<short>(?:(?:19|20)\d\d\s+)?(?:Act|Order|Regulations)|[A-Z][A-Za-z]{1,7})[\"'“”‘’]*\s*\)"
)
YEARED = re.compile(r"t(?<!\w.)he\s+(?P<year>(?:19|20)\d\d)\s+(?P<sort>Act|Order|Regulations)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """A law's title at its place."""

    start: int
    end: int
    instrument: str


def find_legal(text: str) -> tuple[LegalMention, ...]:
    """Laws with the provisions printed beside them, in order and free of overlaps.

    >>> [(law.instrument, law.provision) for law in find_legal(
    ...     "Under s.149(1) Equality Act 2010 and the Data Protection Act (DPA) 2018."
    ... )]
    [('Equality Act 2010', 'section 149(1)'), ('Data Protection Act 2018', None)]
    """
    titled = longest((*_titled(text), *_aliased(text)))
    laws = longest((*_defined(text, titled), *titled))
    found: list[LegalMention] = []
    for law, following in zip_longest(laws, laws[1:]):
        floor = found[-1].end if found else 0
        ceiling = following.start if following else len(text)
        found.append(_with_provision(text, law, floor, ceiling))
    return tuple(found)


def instrument_named(title: str) -> str | None:
    """The usual title of a law we know under that name.

    >>> instrument_named("Anti-Social Behavior, Crime and Policing Act 2014")
    'Anti-social Behaviour, Crime and Policing Act 2014'
    """
    return _instruments().get(fold(title))


def _titled(text: str) -> Iterator[Law]:
    for match in TITLED.finditer(text):
        lead = LEAD.match(match["title"])
        start = match.start() + (lead.end() if lead else 0)
        title = " ".join(text[start : match.end("title")].split())
        if " " in title:
            name = f"{title} {match['year']}"
            instrument = instrument_named(name) or name
            yield Law(start=start, end=match.end(), instrument=instrument)


def _aliased(text: str) -> Iterator[Law]:
    for match in _alias_pattern().finditer(text):
        instrument = instrument_named(match.group())
        if instrument:
            yield Law(start=match.start(), end=match.end(), instrument=instrument)


def _defined(text: str, laws: tuple[Law, ...]) -> Iterator[Law]:
    """Where the short names that a text gives its laws stand; a definition belongs to its law."""
    for law in laws:
        if match := DEFINED.match(text, law.end):
            yield replace(law, end=match.end())
            yield from _later(text, law, match)
    for match in YEARED.finditer(text):
        fitting = {law.instrument for law in laws if law.instrument.endswith(match["year"])}
        fitting = {name for name in fitting if match["sort"] in name}
        if len(fitting) == 1:
            yield Law(start=match.start(), end=match.end(), instrument=fitting.pop())


def _later(text: str, law: Law, definition: re.Match[str]) -> Iterator[Law]:
    short = r"\s+".join(map(re.escape, definition["short"].split()))
    article = r"the\s+" if definition["short"].endswith(("Act", "Order", "Regulations")) else ""
    pattern = re.compile(rf"\b{article}{short}\b(?!\s+(?:19|20)\d\d)")
    for match in pattern.finditer(text, definition.end()):
        yield Law(start=match.start(), end=match.end(), instrument=law.instrument)


def _with_provision(text: str, law: Law, floor: int, ceiling: int) -> LegalMention:
    """The law with the provision before or behind it, between its neighbours."""
    start, end, provision = law.start, law.end, None
    if (before := provision_before(text, law.start)) and before.start() >= floor:
        start, provision = before.start(), before["provision"]
    elif (behind := provision_behind(text, law.end)) and behind.end() <= ceiling:
        end, provision = behind.end(), behind["provision"]
    return LegalMention(
        start=start,
        end=end,
        text=text[start:end],
        instrument=law.instrument,
        provision=normal_provision(provision) if provision else None,
    )


@cache
def _instruments() -> Mapping[str, str]:
    return {fold(row["alias"]): row["instrument"] for row in read_rows("legal_instruments")}


@cache
def _alias_pattern() -> Pattern[str]:
    aliases = sorted((row["alias"] for row in read_rows("legal_instruments")), key=len)
    spaced = (r"\s+".join(map(_word, alias.split())) for alias in reversed(aliases))
    return re.compile(rf"{first_of_words(spaced)}(?!\w|\s+Fund\b)")


def _word(word: str) -> str:
    return "(?:and|&)" if word in {"and", "&"} else re.escape(word).replace("'", "['’]")
