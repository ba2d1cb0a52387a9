"""Which financial years an amount is for, by the words around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..records import MoneyMention, YearMention
from .phrasing import Phrase
from .places import begun_in


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsFound:
    """The years that some words give an amount, and whether they are only inferred."""

    years: tuple[str, ...]
    inferred: bool

    def __bool__(self) -> bool:
        return bool(self.years)


NO_YEARS = YearsFound(years=(), inferred=False)


def joined(mentions: Sequence[YearMention]) -> YearsFound:
    """All the years of some mentions, in order of time, each once."""
    if not mentions:
        return NO_YEARS
    return YearsFound(
        years=tuple(sorted({year for mention in mentions for year in mention.years})),
        inferred=all(mention.inferred for mention in mentions),
    )


def years_beside(
    money: MoneyMention,
    amounts: Sequence[MoneyMention],
    years: Sequence[YearMention],
) -> YearsFound:
    """The years that a sentence gives one of its amounts.

    One amount, or one year, goes with all; otherwise each year goes with the amount before it, or
    with the one after it where the sentence puts its first year before its first amount: ``£1m in
    2021/22 and £2m in 2022/23``, ``2021/22: £1m; 2022/23: £2m``. Where each amount is followed by
    years, those before the first are the whole's.
    """
    if not years:
        return NO_YEARS
    groups = _runs(years, amounts)
    if len(amounts) <= 1 or len(groups) == 1:
        return joined(years)
    year_first = groups[0][0].start < amounts[0].start and len(groups) <= len(amounts)
    mine = [run for run in groups if _owner(run, amounts, year_first) == money.start]
    return joined([mention for run in mine for mention in run])


def _runs(years: Sequence[YearMention], amounts: Sequence[MoneyMention]) -> list[list[YearMention]]:
    """Years with no amount between them."""
    runs: list[list[YearMention]] = []
    for mention in years:
        if runs and not any(runs[-1][-1].end <= m.start < mention.start for m in amounts):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs


def _owner(
    run: Sequence[YearMention], amounts: Sequence[MoneyMention], year_first: bool
) -> int | None:
    before = next((m.start for m in reversed(amounts) if m.end <= run[0].start), None)
    if year_first:
        return next((m.start for m in amounts if m.start >= run[-1].end), before)
    return before


def in_sentence(
    phrase: Phrase,
    money: MoneyMention,
    all_money: Sequence[MoneyMention],
    years: Sequence[YearMention],
) -> YearsFound:
    """The years that the amount's own sentence gives it."""
    sentence = phrase.sentence
    amounts = begun_in(sentence.start, sentence.end, all_money)
    own = [
        each
        for each in begun_in(sentence.start, sentence.end, years)
        if not (each.inferred and _in_another_clause(phrase, money, each))
    ]
    return _respective(phrase, money, amounts, own) or years_beside(money, amounts, own)


def _in_another_clause(phrase: Phrase, money: MoneyMention, year: YearMention) -> bool:
    """Whether a period goes with something else to be done: ``take £1m and to vary X for``."""
    between = [token.word for token in phrase.tokens if money.end <= token.start < year.start]
    return ("and", "to") in pairwise(between)


def _respective(
    phrase: Phrase,
    money: MoneyMention,
    amounts: Sequence[MoneyMention],
    years: Sequence[YearMention],
) -> YearsFound:
    """The year that "respectively" gives an amount: as many years as amounts before that word."""
    word = next((token.start for token in phrase.tokens if token.word == "respectively"), None)
    if word is None:
        return NO_YEARS
    told = [mention for mention in years if mention.end <= word]
    paired = [mention for mention in amounts if mention.end <= word][-len(told) :]
    if len(told) < 2 or len(paired) != len(told) or money not in paired:
        return NO_YEARS
    return joined([told[paired.index(money)]])
