"""What is known of a figure, as numbers that learned weights can be put to.

Four sorts: what the rules make of it, where it stands among the decision's other amounts, the words
around its printings, and what it has in common with every other figure of its decision: the words
of the whole. `bench/learn.py` learns their weights; `weighing` adds them up.
"""

import bisect
import math
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from ..records import Role
from .figures import Figure
from .readings import Reading
from .roles import Roles
from .sums import Sums, find_sums
from .totals import said_part
from .word_features import stem, word_features

_BEFORE_A_LIST = 160
_IN_SIGHT = 40
_LEAST = float("-inf")
_MOST_FIGURES = 12
_MOST_PRINTINGS = 4
_OF_TITLE = 0.6
_OF_DECISION = 0.4
_OF_PAPER = 2.5
_SHORT_PAPER = 40
_TABLE_SHARE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the figures of one decision have in common: gathered once, asked for each of them.

    `common` are the features that all of them share, `roles` those that the rules propose, by a
    figure's identity.
    """

    figures: Sequence[Figure]
    largest: Decimal
    starts: Sequence[int]
    amounts: Sequence[Decimal]
    sums: Sums
    common: Mapping[str, float]
    roles: Mapping[int, Role]
    decides_above: bool
    table_totals: AbstractSet[Decimal]

    def role_of(self, figure: Figure) -> Role:
        """The role that the rules propose for a figure."""
        return self.roles.get(id(figure), "context")


def surroundings_of(
    figures: Sequence[Figure],
    readings: Sequence[Reading],
    roles: Roles,
    *,
    title: str,
    said: str,
    paper: str,
    table_totals: AbstractSet[Decimal],
) -> Surroundings:
    """The surroundings of the figures of one decision; `readings` in order of printing.

    `said` are the words of what is decided, `paper` those of every sentence that has something
    marked, `table_totals` what tables add up to.
    """
    by_figure: dict[int, Role] = {id(figure): "headline" for figure in roles.headlines}
    by_figure |= {id(part): "component" for part, _ in roles.parts}
    return Surroundings(
        figures=figures,
        largest=max((figure.amount for figure in figures), default=Decimal(0)),
        starts=[reading.mention.start for reading in readings],
        amounts=[reading.mention.amount for reading in readings],
        sums=find_sums(readings),
        common=dict(_in_common(title, said, paper)),
        roles=by_figure,
        table_totals=table_totals,
        decides_above=any(each.zone_rank > 2 and each.is_candidate for each in figures),
    )


def features_of(figure: Figure, around: Surroundings) -> Mapping[str, float]:
    """Every feature of a figure's own that is not nought, by name."""
    found: dict[str, float] = {}
    around_it = (part(figure, around) for part in (_by_rules, _by_place, _by_sums))
    for name, value in chain(*around_it, _by_words(figure)):
        if value and value > found.get(name, _LEAST):
            found[name] = value
    return found


def _by_rules(figure: Figure, around: Surroundings) -> Iterator[tuple[str, float]]:
    """What the rules say of it: role, kinds, signs of deciding and of context."""
    yield f"rules: {around.role_of(figure)}", 1.0
    kinds = figure.kinds
    yield from ((f"kind: {kind}", min(score, 6.0) / 2) for kind, score in kinds.items())
    yield f"first kind: {figure.kind or 'none'}", 1.0
    for reading in figure.readings:
        yield from ((f"why: {why}", score / 2) for why, score in reading.whys.items())
        yield "goes in", reading.direction.inward / 2
        yield "goes out", reading.direction.outward / 2
        yield "said to be a part", said_part(reading) / 2
        yield "a printing is context", float(reading.is_context)
    yield "decided", figure.best.decided / 3
    yield "margin", max(reading.margin for reading in figure.readings) / 3
    yield "candidate", float(figure.is_candidate)
    yield "all context", float(not figure.decided_readings)


def _by_place(figure: Figure, around: Surroundings) -> Iterator[tuple[str, float]]:
    """Where its printings stand, and how they are printed."""
    yield f"zone rank {figure.zone_rank}", 1.0
    yield "below what is decided", float(around.decides_above and figure.zone_rank < 3)
    yield "printings", min(len(figure.readings), _MOST_PRINTINGS) / 2
    yield "first", float(figure is around.figures[0])
    for reading in figure.readings:
        yield f"zone: {reading.zone}", 1.0
        yield f"per: {reading.mention.per}", 1.0
        yield f"qualifier: {reading.mention.qualifier}", 1.0
        yield "counted", float(reading.mention.count is not None)
        yield "in a table", float(reading.in_table)
        yield "item", float(reading.phrase.sentence.is_item)
        yield "led in", float(reading.phrase.sentence.lead is not None)
        yield "pence", float("." in reading.mention.text)


def _by_sums(figure: Figure, around: Surroundings) -> Iterator[tuple[str, float]]:
    """How its amount goes with the others."""
    yield "largest", float(figure.amount == around.largest)
    yield "share of largest", float(figure.amount / around.largest) if around.largest else 0.0
    yield "only one", float(len(around.figures) == 1)
    yield "figures", min(len(around.figures), _MOST_FIGURES) / 6
    starts = {reading.mention.start for reading in figure.readings}
    adds_up = not starts.isdisjoint(around.sums.parts)
    yield "adds up", float(adds_up)
    yield "adds up below the largest", float(adds_up and figure.amount < around.largest)
    yield "is a sum", float(not starts.isdisjoint(around.sums.totals))
    yield "total of a table", float(figure.amount in around.table_totals)
    for reading in figure.readings:
        sentence = reading.phrase.sentence
        start = reading.mention.start
        yield "larger before in sentence", _larger(around, sentence.start, start, figure.amount)
        yield "larger behind in sentence", _larger(around, start + 1, sentence.end, figure.amount)
        yield "smaller behind in sentence", _smaller(around, start + 1, sentence.end, figure.amount)
        if sentence.lead is not None:
            first = sentence.lead[0] - _BEFORE_A_LIST
            yield "led in by larger", _larger(around, first, sentence.lead[1], figure.amount)


def _larger(around: Surroundings, start: int, end: int, amount: Decimal) -> float:
    return float(any(other > amount for other in _between(around, start, end)))


def _smaller(around: Surroundings, start: int, end: int, amount: Decimal) -> float:
    return float(any(other < amount for other in _between(around, start, end)))


def _between(around: Surroundings, start: int, end: int) -> Sequence[Decimal]:
    """The first amounts printed between two offsets, as many as a reader has in sight."""
    first = bisect.bisect_left(around.starts, start)
    last = bisect.bisect_left(around.starts, end)
    return around.amounts[first : min(last, first + _IN_SIGHT)]


def _by_words(figure: Figure) -> Iterator[tuple[str, float]]:
    """The words around its printings."""
    for reading in figure.readings:
        share = _TABLE_SHARE if reading.in_table else 1.0
        for name, value in word_features(reading.words).items():
            yield name, share * value


def _in_common(title: str, said: str, paper: str) -> Iterator[tuple[str, float]]:
    """The words of the title, of what is decided and of the whole paper, each once.

    A long paper has more words: each of them counts for less.
    """
    yield from ((f"title: {word}", _OF_TITLE) for word in _stems(title))
    yield from ((f"decided: {word}", _OF_DECISION) for word in _stems(said))
    words = _stems(paper)
    share = _OF_PAPER / math.sqrt(max(len(words), _SHORT_PAPER))
    yield from ((f"paper: {word}", share) for word in words)


def _stems(words: str) -> Sequence[str]:
    return list(dict.fromkeys(map(stem, words.split())))
