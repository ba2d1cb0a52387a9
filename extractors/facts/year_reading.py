"""The financial years of a figure: from its sentences, its paragraph, the title, the scope."""

import bisect
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter

from ..nlp.dates import parse_date
from ..nlp.financial_years import financial_year_of
from ..records import YearMention
from .decision_text import TEXTS_KEPT, DecisionText
from .figures import Figure
from .readings import Reading
from .years import NO_YEARS, YearsFound, begun_in, in_sentence, joined

_OTHER_TERM = re.compile(
    r"\b(?:\d{1,2}|one|two|three|four|five|six|seven|ten|twelve|fifteen|eighteen)[- ]?"
    r"(?:months?|years?)\b(?!\s+olds?\b)",
    re.IGNORECASE,
)


_LEVEL = re.compile(
    r"[)'’]?\s+(?:levels?|formula|prices|baseline|volumes?|rates?|outturn|underspend)\b",
    re.IGNORECASE,
)
_MOVED_FROM = re.compile(
    r"\b(?:carr(?:y|ied)|re-?profil\w+|deferr?\w*|mov\w+|roll\w+|slip\w*)\b"
    r"[^.;\n]{0,60}\bfrom\s+$",
    re.IGNORECASE,
)
_TO_BE_DECIDED = re.compile(
    r"\bwill be (?:decided|known|considered|reviewed)\b[^.;\n]*$", re.IGNORECASE
)
_THIS_YEAR = re.compile(r"\b(?:this|the current) (?:financial )?year\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:will|shall|is to|are to|to be)\b", re.IGNORECASE)
_HEADING_OF_AN_ITEM = re.compile(r"\d{1,2}\.\s+[^.]{0,80}")
_PREPARED_FOR = re.compile(
    r"\b(?:to (?:inform|prepare for)|ahead of|in (?:advance|readiness) (?:of|for))\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
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
_DATES_OF_A_DECISION = ("date_signed", "date_report", "date")
_YEAR_ALONE = re.compile(
    r"(?:(?:for|in|grants?|awards?|funding|financial|year|and|made|given|fy)\s+|[-–:•]\s*)*\W*",
    re.IGNORECASE,
)
_LISTS_KEPT = 64


def years_of(figure: Figure, text: DecisionText, *, widen: bool = True) -> YearsFound:
    """The years that the nearest words give a figure; nothing where only far words could.

    `widen` also asks the title and the decision's scope; parts of a total do not.
    """
    decided = figure.decided_readings
    firm = tuple(reading for reading in decided if reading.decided > 0)
    fund = _years_of_fund(text) if widen else NO_YEARS
    near = (
        *_nearest_first(firm, text),
        fund,
        *_nearest_first(decided or figure.readings, text),
    )
    said = next(filter(None, near), NO_YEARS)
    return said or (_wide_years(figure, text) if widen else NO_YEARS)


def _wide_years(figure: Figure, text: DecisionText) -> YearsFound:
    """The years of the decision's scope, unless others have theirs or it is paid over a term."""
    if _has_other_term(figure, text):
        return _years_of_title(text)
    if _others_are_dated(figure, text):
        return _years_of_title(text) or _only_period(text)
    return scope_years(text)


@lru_cache(maxsize=TEXTS_KEPT)
def scope_years(text: DecisionText) -> YearsFound:
    """The years a decision is about: its title's, or the only one printed that it speaks of."""
    found = _years_of_title(text) or _years_of_fund(text)
    if found:
        return found
    only = joined([mention for mention in _telling(text) if _is_of_scope(mention, text.text)])
    return only if len(only.years) == 1 else _only_period(text)


def _only_period(text: DecisionText) -> YearsFound:
    """The years of the one period that a decision speaks of, where something is to run in it."""
    told = _telling(text)
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


@lru_cache(maxsize=TEXTS_KEPT)
def _years_of_fund(text: DecisionText) -> YearsFound:
    """The year of the fund that the awards come out of: "For 2022/23 the Commissioner has"."""
    return joined(
        [
            each
            for each in text.mentions.years
            if _OUT_OF_A_FUND.match(text.text, each.end)
            and _OPENS_A_SENTENCE.search(text.text, text.form.entry.start, each.start)
        ][:1]
    )


def _nearest_first(readings: tuple[Reading, ...], text: DecisionText) -> Iterator[YearsFound]:
    years = _telling(text)
    for reading in readings:
        yield in_sentence(reading.phrase, reading.mention, text.mentions.money, years)
        yield _under_a_year(reading, text)
    for reading in readings:
        yield _in_paragraph(reading, text)
    for reading in readings:
        yield _this_year(reading, text)


@lru_cache(maxsize=TEXTS_KEPT)
def _telling(text: DecisionText) -> tuple[YearMention, ...]:
    """The years but those that something is only measured by, only decided in, or moved out of."""
    return tuple(
        _moved_to(each, text.text)
        for each in text.mentions.years
        if not _LEVEL.match(text.text, each.end)
        and not _is_left(each, text.text)
        and not _PREPARED_FOR.search(text.text, max(each.start - 40, 0), each.start)
        and not _TO_BE_DECIDED.search(text.text, max(each.start - 160, 0), each.start)
    )


def _is_left(mention: YearMention, text: str) -> bool:
    """Whether money is moved out of the one year that is named: ``carry forward from 2021/22``."""
    before = text[max(mention.start - 120, 0) : mention.start]
    return len(mention.years) == 1 and _MOVED_FROM.search(before) is not None


def _moved_to(mention: YearMention, text: str) -> YearMention:
    """A span as the year that money is moved to: ``carry forward from 2023/24 to 2024/25``."""
    before = text[max(mention.start - 120, 0) : mention.start]
    moved = len(mention.years) > 1 and _MOVED_FROM.search(before)
    return replace(mention, years=mention.years[-1:]) if moved else mention


def _in_paragraph(reading: Reading, text: DecisionText) -> YearsFound:
    """The years of its paragraph's sentences that hold no amount, and of its list's lead-in."""
    sentence = reading.phrase.sentence
    silent = _silent_years(text).get(sentence.paragraph, ())
    led_in = begun_in(*sentence.lead, _telling(text)) if sentence.lead else ()
    return joined([*silent, *led_in])


@lru_cache(maxsize=TEXTS_KEPT)
def _silent_years(text: DecisionText) -> Mapping[int, Collection[YearMention]]:
    """By paragraph the years of its sentences that hold no amount, one mention of the same."""
    found: dict[int, dict[tuple[tuple[str, ...], bool], YearMention]] = defaultdict(dict)
    for each in text.sentences:
        years = begun_in(each.start, each.end, _telling(text))
        if years and not begun_in(each.start, each.end, text.mentions.money):
            found[each.paragraph] |= {(year.years, year.inferred): year for year in years}
    return {paragraph: years.values() for paragraph, years in found.items()}


def _under_a_year(reading: Reading, text: DecisionText) -> YearsFound:
    """The year that the last line above gives that holds no more than a year."""
    alone = _alone(text)
    place = bisect.bisect_left(alone, reading.mention.start, key=attrgetter("start"))
    return joined(alone[max(place - 1, 0) : place])


@lru_cache(maxsize=TEXTS_KEPT)
def _alone(text: DecisionText) -> tuple[YearMention, ...]:
    """The years of the entry that stand on lines of their own."""
    head = text.form.entry.head
    years = (each for each in text.mentions.years if each.start >= head)
    return tuple(each for each in years if _stands_alone(each, text.text))


def _stands_alone(mention: YearMention, text: str) -> bool:
    start = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    before, after = text[start : mention.start], text[mention.end : end if end >= 0 else len(text)]
    return bool(_YEAR_ALONE.fullmatch(before)) and not after.strip(" :–-\r")


def _this_year(reading: Reading, text: DecisionText) -> YearsFound:
    """The year of the paper where the amount's sentence speaks of "this year"."""
    sentence = reading.phrase.sentence
    if not _THIS_YEAR.search(text.text, sentence.start, sentence.end):
        return NO_YEARS
    fields = [field for name in _DATES_OF_A_DECISION for field in text.form.values(name)]
    days = filter(None, (parse_date(field.value) for field in fields))
    day = next(days, None)
    return YearsFound(years=(financial_year_of(day),), inferred=True) if day else NO_YEARS


def _others_are_dated(figure: Figure, text: DecisionText) -> bool:
    """Whether the figure's list names the years of other items with amounts, and not its own."""
    return any(_is_undated_item(reading, text) for reading in figure.readings)


def _is_undated_item(reading: Reading, text: DecisionText) -> bool:
    own = reading.phrase.sentence
    if own.lead is None and not own.is_item:
        return False
    dated, paid = _dated_and_paid(text, own.lead)
    return own.paragraph not in dated and bool(dated & paid)


@lru_cache(maxsize=_LISTS_KEPT)
def _dated_and_paid(
    text: DecisionText, lead: tuple[int, int] | None
) -> tuple[frozenset[int], frozenset[int]]:
    """The paragraphs of a list that hold years, and those that hold amounts."""
    items = [each for each in text.sentences if each.lead == lead and (lead or each.is_item)]
    years, money = text.mentions.years, text.mentions.money
    dated = frozenset(s.paragraph for s in items if begun_in(s.start, s.end, years))
    return dated, frozenset(s.paragraph for s in items if begun_in(s.start, s.end, money))


def _years_of_title(text: DecisionText) -> YearsFound:
    if text.title is None:
        return NO_YEARS
    sentence = text.title.sentence
    return joined(begun_in(sentence.start, sentence.end, _telling(text)))


def _has_other_term(figure: Figure, text: DecisionText) -> bool:
    sentences = (reading.phrase.sentence for reading in figure.readings)
    places = dict.fromkeys((sentence.start, sentence.end) for sentence in sentences)
    return any(_OTHER_TERM.search(text.text, *place) for place in places)
