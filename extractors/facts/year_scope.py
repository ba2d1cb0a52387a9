"""The years that a whole decision is about: of its title, its fund, the period it speaks of."""

import bisect
import re
from functools import lru_cache
from operator import attrgetter

from ..records import YearMention
from .decision_text import TEXTS_KEPT, DecisionText
from .places import begun_in
from .telling_years import telling_years
from .years import NO_YEARS, YearsFound, joined

_TO_COME = re.compile(r"\b(?:will|shall|is to|are to|to be)\b", re.IGNORECASE)
_HEADING_OF_AN_ITEM = re.compile(r"\d{1,2}\.\s+[^.]{0,80}")
_OPENS_A_SENTENCE = re.compile(
    r"(?:^|[a-z)]\. +)(?:for|in)\s+(?:the financial year\s+)?\Z", re.I | re.MULTILINE
)
_OUT_OF_A_FUND = re.compile(
    r",? the (?:[A-Z][\w,’']+ (?:of |for |the |and |& )*){0,8}(?:Commissioner|PCC|PFCC|OPCC|Surrey)"
    r" (?:has|had)\b[^.\n]{0,30}(?:£|\b(?:put|funding|made)\b)"
    r"|,? £[\d,.]+m? (?:has|had) been (?:set aside|made available|allocated)\b"
)
_RUNS = re.compile(
    r"\b(?:run|runs|running|delivered|funded|last|lasts|cover|covers|continue|continues)\b"
    r"[^.;\n]{0,120}\Z",
    re.IGNORECASE,
)


@lru_cache(maxsize=TEXTS_KEPT)
def scope_years(text: DecisionText) -> YearsFound:
    """The years a decision is about: its title's, or the only one printed that it speaks of."""
    found = years_of_title(text) or years_of_fund(text)
    if found:
        return found
    only = joined([mention for mention in telling_years(text) if _is_of_scope(mention, text.text)])
    return only if len(only.years) == 1 else years_of_only_period(text)


def years_of_title(text: DecisionText) -> YearsFound:
    if text.title is None:
        return NO_YEARS
    sentence = text.title.sentence
    return joined(begun_in(sentence.start, sentence.end, telling_years(text)))


@lru_cache(maxsize=TEXTS_KEPT)
def years_of_fund(text: DecisionText) -> YearsFound:
    """The year of the fund that the awards come out of: "For 2022/23 the Commissioner has"."""
    return joined(
        [
            each
            for each in text.mentions.years
            if _OUT_OF_A_FUND.match(text.text, each.end)
            and _OPENS_A_SENTENCE.search(text.text, text.form.entry.start, each.start)
        ][:1]
    )


@lru_cache(maxsize=TEXTS_KEPT)
def years_of_only_period(text: DecisionText) -> YearsFound:
    """The years of the one period that a decision speaks of, where something is to run in it."""
    told = telling_years(text)
    if len({mention.years for mention in told}) != 1:
        return NO_YEARS
    running = any(mention.inferred and _is_of_what_runs(mention, text) for mention in told)
    return joined(told) if running else NO_YEARS


def _is_of_what_runs(mention: YearMention, text: DecisionText) -> bool:
    """Whether a sentence without an amount says that something runs in a period."""
    if not _RUNS.search(text.text, max(mention.start - 160, 0), mention.start):
        return False
    place = bisect.bisect_right(text.sentences, mention.start, key=attrgetter("start"))
    return not any(
        begun_in(each.start, each.end, text.mentions.money)
        for each in text.sentences[max(place - 1, 0) : place]
    )


def _is_of_scope(mention: YearMention, text: str) -> bool:
    """Whether a year may be the whole decision's: no other item's heading, no earlier period."""
    start, end = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
    line = text[start : end if end >= 0 else len(text)]
    if mention.inferred:
        return _TO_COME.search(line) is not None
    return _HEADING_OF_AN_ITEM.fullmatch(line.strip()) is None
