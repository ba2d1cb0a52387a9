"""The financial years of a figure: from its sentences, its paragraph, the title, the scope."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from ..nlp.dates import parse_date
from ..nlp.financial_years import financial_year_of
from ..records import YearMention
from .decision_text import TEXTS_KEPT, DecisionText
from .figures import Figure
from .places import begun_in
from .readings import Reading
from .telling_years import telling_years
from .year_scope import scope_years, years_of_fund, years_of_only_period, years_of_title
from .years import NO_YEARS, YearsFound, in_sentence, joined

_OTHER_TERM = re.compile(
    r"\b(?:\d{1,2}|one|two|three|four|five|six|seven|ten|twelve|fifteen|eighteen)[- ]?"
    r"(?:months?|years?)\b(?!\s+olds?\b)",
    re.IGNORECASE,
)
_THIS_YEAR = re.compile(r"\b(?:this|the current) (?:financial )?year\b", re.IGNORECASE)
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
    fund = years_of_fund(text) if widen else NO_YEARS
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
        return years_of_title(text)
    if _others_are_dated(figure, text):
        return years_of_title(text) or years_of_only_period(text)
    return scope_years(text)


def _nearest_first(readings: tuple[Reading, ...], text: DecisionText) -> Iterator[YearsFound]:
    years = telling_years(text)
    for reading in readings:
        yield in_sentence(reading.phrase, reading.mention, text.mentions.money, years)
        yield _under_a_year(reading, text)
    for reading in readings:
        yield _in_paragraph(reading, text)
    for reading in readings:
        yield _this_year(reading, text)


def _in_paragraph(reading: Reading, text: DecisionText) -> YearsFound:
    """The years of its paragraph's sentences that hold no amount, and of its list's lead-in."""
    sentence = reading.phrase.sentence
    silent = _silent_years(text).get(sentence.paragraph, ())
    led_in = begun_in(*sentence.lead, telling_years(text)) if sentence.lead else ()
    return joined([*silent, *led_in])


@lru_cache(maxsize=TEXTS_KEPT)
def _silent_years(text: DecisionText) -> Mapping[int, Collection[YearMention]]:
    """By paragraph the years of its sentences that hold no amount, one mention of the same."""
    found: dict[int, dict[tuple[tuple[str, ...], bool], YearMention]] = defaultdict(dict)
    for each in text.sentences:
        years = begun_in(each.start, each.end, telling_years(text))
        if years and not begun_in(each.start, each.end, text.mentions.money):
            found[each.paragraph] |= {(year.years, year.inferred): year for year in years}
    return {paragraph: years.values() for paragraph, years in found.items()}


def _under_a_year(reading: Reading, text: DecisionText) -> YearsFound:
    """The year that the last line above gives that holds no more than a year."""
    return joined(begun_in(0, reading.mention.start, _alone(text))[-1:])


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


def _has_other_term(figure: Figure, text: DecisionText) -> bool:
    sentences = (reading.phrase.sentence for reading in figure.readings)
    places = {(sentence.start, sentence.end) for sentence in sentences}
    return any(_OTHER_TERM.search(text.text, *place) for place in places)
