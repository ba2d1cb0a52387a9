"""Readings of one amount put together: a figure printed five times is one figure."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import islice

from ..records import Kind, MoneyMention
from .phrasing import Phrase
from .readings import Reading, likeliest

_SCALES = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "b": 9, "billion": 9}
_DECIDED = 0.3
_ALSO_SAYS = 0.4
_PLAIN = 0.4
_MOST_ASKED = 60


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One amount and all its readings, the most telling first.

    Without slots, since what follows from its readings is asked for many times and is worked out
    once.
    """

    amount: Decimal
    readings: tuple[Reading, ...]

    @property
    def best(self) -> Reading:
        return self.readings[0]

    @cached_property
    def zone_rank(self) -> int:
        """3 where the recommendation prints it, 2 the summary or title, 1 the rest, else 0."""
        return max(_RANK[reading.zone] for reading in self.decided_readings or self.readings)

    @cached_property
    def decided_readings(self) -> tuple[Reading, ...]:
        return tuple(reading for reading in self.readings if not reading.is_context)

    @cached_property
    def is_candidate(self) -> bool:
        """Whether anything says that this money is decided here, and nothing above gainsays it."""
        denied = max((_RANK[r.zone] for r in self.readings if r.is_outspoken_context), default=0)
        return any(
            reading.margin > _DECIDED and _RANK[reading.zone] >= denied
            for reading in self.decided_readings
            if not reading.in_table
        )

    @cached_property
    def is_tabled(self) -> bool:
        """Whether only tables print it."""
        return all(reading.in_table for reading in self.readings)

    @cached_property
    def kinds(self) -> Mapping[Kind, float]:
        """The kinds its readings speak for: the best's; if that is torn, a part of the others'."""
        scores: dict[Kind, float] = dict(self.best.kinds)
        leading = sorted(scores.values(), reverse=True)[:2]
        if self.best.zone == "decision" and leading and leading[0] - sum(leading[1:]) >= _PLAIN:
            return scores
        for reading in self.decided_readings:
            if reading is not self.best and not reading.in_table:
                for kind, score in reading.kinds.items():
                    scores[kind] = scores.get(kind, 0.0) + _ALSO_SAYS * score
        return scores

    @cached_property
    def kind(self) -> Kind | None:
        return likeliest(self.kinds)

    @cached_property
    def first_start(self) -> int:
        return min(reading.mention.start for reading in self.readings)


_RANK = {
    "decision": 3,
    "title": 2,
    "summary": 2,
    "body": 1,
    "background": 1,
    "boilerplate": 1,
    "neighbour": 0,
}


def group_figures(readings: Sequence[Reading]) -> list[Figure]:
    """Figures in order of first printing; a rounded printing joins the exact amount it rounds."""
    by_amount: dict[Decimal, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_amount[reading.mention.amount].append(reading)
    in_order = sorted(by_amount)
    for amount in list(by_amount):
        exact = _rounded_from(amount, by_amount, in_order)
        if exact is not None:
            by_amount[exact] += by_amount.pop(amount)
    figures = [
        Figure(
            amount=amount,
            readings=tuple(sorted(one, key=lambda r: (r.is_context, r.in_table, -r.margin))),
        )
        for amount, found in by_amount.items()
        for one in _apart(found)
    ]
    return sorted(figures, key=lambda figure: figure.first_start)


def _apart(found: Sequence[Reading]) -> list[list[Reading]]:
    """Readings of one amount as one figure, or as several where one list decides it repeatedly.

    Two items of one list that print the same amount decide two amounts, and so does a sentence
    that prints it twice (``£5k in 2021/22 and £5k in 2022/23``); printings elsewhere go with the
    one that shares most of their words, the first of equals.
    """
    items = _items_of_one_list(found)
    if len(items) < 2:
        items = _of_one_sentence(found)
    if len(items) < 2:
        return [list(found)]
    groups = {id(item): [item] for item in items}
    others = [reading for reading in found if id(reading) not in groups]
    closest = _closest_items(items, [reading.phrase for reading in others])
    for reading in others:
        groups[id(closest[id(reading.phrase)])].append(reading)
    return list(groups.values())


def _closest_items(items: Sequence[Reading], phrases: Sequence[Phrase]) -> Mapping[int, Reading]:
    """By a phrase's identity the item that shares most of its words, the first of equals.

    The items of one sentence share the same words; of many items only the first are asked.
    """
    by_phrase: dict[int, Reading] = {}
    for item in items:
        by_phrase.setdefault(id(item.phrase), item)
    asked = [(item, set(item.phrase.words.split())) for item in by_phrase.values()]
    closest: dict[int, Reading] = {}
    for phrase in phrases:
        if id(phrase) not in closest:
            words = set(phrase.words.split())
            item, _ = max(asked[:_MOST_ASKED], key=lambda pair: len(pair[1] & words))
            closest[id(phrase)] = item
    return closest


def _items_of_one_list(found: Sequence[Reading]) -> list[Reading]:
    by_list: dict[tuple[int, int], dict[int, Reading]] = defaultdict(dict)
    for reading in found:
        sentence = reading.phrase.sentence
        if sentence.lead is not None and not reading.in_table and not reading.is_context:
            by_list[sentence.lead].setdefault(sentence.paragraph, reading)
    longest = max(by_list.values(), key=len, default={})
    return list(longest.values())


def _of_one_sentence(found: Sequence[Reading]) -> list[Reading]:
    """The readings of the first sentence that prints an amount more than once, if one does."""
    by_sentence: dict[int, list[Reading]] = defaultdict(list)
    for reading in found:
        if not reading.in_table and not reading.is_context:
            by_sentence[reading.phrase.sentence.start].append(reading)
    return max(by_sentence.values(), key=len, default=[])


def _rounded_from(
    amount: Decimal, by_amount: Mapping[Decimal, Sequence[Reading]], in_order: Sequence[Decimal]
) -> Decimal | None:
    """The exact amount that every printing of this one rounds, where just one does."""
    units = [rounding_unit(reading.mention) for reading in by_amount[amount]]
    known = [unit for unit in units if unit is not None]
    if len(known) < len(units):
        return None
    unit = min(known)
    sentences = {reading.phrase.sentence.start for reading in by_amount[amount]}
    first = bisect_left(in_order, amount - unit / 2)
    exact = (
        other
        for other in in_order[first : bisect_right(in_order, amount + unit / 2, lo=first)]
        if other != amount
        and other % unit
        and other in by_amount
        and not any(reading.phrase.sentence.start in sentences for reading in by_amount[other])
    )
    found = list(islice(exact, 2))
    return found[0] if len(found) == 1 else None


def rounding_unit(mention: MoneyMention) -> Decimal | None:
    """What an amount printed with a scale is rounded to, in pounds; None for one printed in full.

    ``£1.2m`` is rounded to 100,000.
    """
    printed = re.search(r"(\d[\d,\s]*)(?:\.(\d+))?\s*([A-Za-z]+)$", mention.text)
    scale = _SCALES.get(printed.group(3).lower()) if printed else None
    if printed is None or scale is None:
        return None
    return Decimal(10) ** (scale - len(printed.group(2) or ""))
