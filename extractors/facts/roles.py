"""Which figures a decision decides, which are parts of those, which only surround them."""

import heapq
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from ..records import Why
from .figures import Figure
from .part_places import led_by_another, listed_above, not_beside, tolerance_of
from .readings import Reading
from .totals import is_repeated, is_said_part, listed_under, nearly_adds_up, summing_run
from .weighing import Verdict

_STRONG = 2.2
_WEAK = 0.8
_NEAR_PLAINEST = 0.5
_PLAIN = 3.5
_ASSERTED_ANYWHERE = ("match_funding",)
_RECOMMENDED, _SUMMARISED = 3, 2
_OUTGOING = ("grant_awarded", "contract")
_COMMITTED = ("forecast", "project_total", "option_value")
_SPOKEN_OF = 1.0
_MOST_TOTALS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Headline figures in order of printing, and each part's figure with the headline it is of.

    `verdicts` are those that settled them, `weighed` the figures that play another role than the
    rules proposed, `reasons` why each is context if it is, all by the figure's identity.
    """

    headlines: tuple[Figure, ...]
    parts: tuple[tuple[Figure, Figure], ...]
    verdicts: Mapping[int, Verdict] = field(default_factory=dict)
    weighed: frozenset[int] = frozenset()
    reasons: Mapping[int, Why] = field(default_factory=dict)


def assign_roles(
    figures: Sequence[Figure], readings: Sequence[Reading], named_kinds: frozenset[str]
) -> Roles:
    """Headlines and parts among the figures of one decision.

    The recommendation outranks the summary, the summary the body: a lower figure stays a headline
    only where the higher says nothing of its kind, or where it is the printed total of the higher.
    `named_kinds` are kinds that the recommendation decides without printing an amount.
    """
    candidates = _candidates(figures, named_kinds)
    totals = largest(candidates)
    total_of = _summing_parts(totals, figures, readings)
    total_of |= listed_above(totals, figures, total_of)
    called = {id(figure) for figure in figures if is_said_part(figure)}
    for total in totals:
        listed = {id(figure) for figure in listed_under(total, figures)}
        said = [p for p in _said_parts(total, figures, listed | called) if id(p) not in total_of]
        summed = any(each is total for each in total_of.values())
        nearly = len(candidates) == 1 and not summed and _nearly_adds_up(total, said)
        for part in said:
            belongs = nearly or id(part) in listed or _beside(part, total, totals)
            if belongs and not _stands_alone(part, total, candidates):
                total_of.setdefault(id(part), total)
    return Roles(
        headlines=tuple(figure for figure in candidates if id(figure) not in total_of),
        parts=tuple((f, _top(f, total_of)) for f in figures if id(f) in total_of),
    )


def largest(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that may be totals, in order: the 60 largest, so that a long list costs no more.

    >>> largest([])
    []
    """
    if len(figures) <= _MOST_TOTALS:
        return list(figures)
    kept = {id(f) for f in heapq.nlargest(_MOST_TOTALS, figures, key=lambda f: f.amount)}
    return [figure for figure in figures if id(figure) in kept]


def _summing_parts(
    candidates: Sequence[Figure], figures: Sequence[Figure], readings: Sequence[Reading]
) -> dict[int, Figure]:
    """The total of each figure that adds up to one with its neighbours, small totals first."""
    of_reading = {id(reading): figure for figure in figures for reading in figure.readings}
    total_of: dict[int, Figure] = {}
    in_order = sorted(candidates, key=lambda f: (f.amount, f.kind == "grant_received"))
    for total in in_order:
        free = [r for r in not_beside(total, readings) if id(of_reading[id(r)]) not in total_of]
        run = summing_run(total.amount, free, tolerance_of(total))
        for reading in () if led_by_another(run, total, readings) else run:
            part = of_reading[id(reading)]
            if part.amount < total.amount and not _stands_alone(part, total, candidates):
                total_of.setdefault(id(part), total)
    return total_of


def _top(figure: Figure, total_of: Mapping[int, Figure]) -> Figure:
    """The headline that a part belongs to, through the totals between them."""
    while id(figure) in total_of:
        figure = total_of[id(figure)]
    return figure


def _candidates(figures: Sequence[Figure], named_kinds: frozenset[str]) -> list[Figure]:
    possible = [figure for figure in figures if figure.is_candidate]
    top = max((figure.zone_rank for figure in possible), default=0)
    highest = [figure for figure in possible if figure.zone_rank == top]
    decided_kinds = {figure.kind for figure in highest}
    if top < _RECOMMENDED:
        plainest = max((figure.best.margin for figure in highest), default=0.0)
        highest = [
            figure
            for figure in highest
            if figure.best.margin >= _NEAR_PLAINEST * min(plainest, _PLAIN)
            or figure.kind in _ASSERTED_ANYWHERE
        ]
    if not highest:
        highest = _committed_alone(figures, named_kinds)
    kept = {id(figure) for figure in (*highest, *_totals_of(highest, figures))}
    kept |= {
        id(figure)
        for figure in possible
        if figure.zone_rank == _SUMMARISED
        and figure.kind not in decided_kinds
        and figure.best.margin >= (_WEAK if figure.kind in named_kinds else _STRONG)
    }
    return [figure for figure in figures if id(figure) in kept]


def _committed_alone(figures: Sequence[Figure], named_kinds: frozenset[str]) -> list[Figure]:
    """Figures kept from being decided by nothing but a word of expectation or of a whole cost.

    Where a decision prints no other amount, what it is expected to cost is what it commits: of a
    kind that it names, or the only amounts of its summary, in one sentence.
    """
    printed = [figure for figure in figures if figure.zone_rank >= _SUMMARISED]
    in_one_sentence = len({figure.best.phrase.sentence.start for figure in printed}) == 1
    return [
        figure
        for figure in printed
        if figure.best.why in _COMMITTED
        and not figure.best.is_outspoken_context
        and (
            (figure.kind in named_kinds and figure.best.why == "forecast")
            or (in_one_sentence and figure.best.decided >= _SPOKEN_OF)
        )
    ]


def _totals_of(others: Sequence[Figure], figures: Sequence[Figure]) -> list[Figure]:
    """The figures that the same zone or a lower one prints as totals of neighbouring decided ones.

    Money that came in is no total of what is paid out of it.
    """
    decided = {id(figure) for figure in others}
    readings = sorted((o.best for o in others), key=lambda reading: reading.mention.start)
    paid_out = any(other.kind in _OUTGOING for other in others)
    return [
        figure
        for figure in largest(figures)
        if id(figure) not in decided
        and figure.zone_rank >= _SUMMARISED
        and not figure.best.is_outspoken_context
        and not (figure.kind == "grant_received" and paid_out)
        and summing_run(figure.amount, readings)
    ]


def _said_parts(total: Figure, figures: Sequence[Figure], said: AbstractSet[int]) -> list[Figure]:
    """Smaller figures that the words, a list or a number of times make parts of something.

    `said` are those that a sentence calls so or the total's list holds, by identity.
    """
    return [
        figure
        for figure in figures
        if 0 < figure.amount < total.amount
        and not _is_ceiling(figure)
        and (id(figure) in said or is_repeated(figure, total))
    ]


def _is_ceiling(figure: Figure) -> bool:
    """Whether a figure is what a grant may be at most, or at least, and nothing that is given."""
    return all(
        reading.mention.per in ("grant", "organisation", "project")
        and reading.mention.qualifier in ("up_to", "at_least")
        and reading.mention.count is None
        for reading in figure.readings
    )


def _nearly_adds_up(total: Figure, parts: Sequence[Figure]) -> bool:
    return nearly_adds_up(total.amount, [part.amount for part in parts])


def _beside(part: Figure, total: Figure, candidates: Sequence[Figure]) -> bool:
    """Whether a part's total is the nearest larger headline printed before it, and not far off."""
    if is_repeated(part, total):
        return True
    return any(_nearest_larger(reading, candidates) is total for reading in part.readings)


def _nearest_larger(reading: Reading, candidates: Sequence[Figure]) -> Figure | None:
    """The candidate whose larger amount was printed last before a reading's, in reach of it."""
    nearest: tuple[int, Figure] | None = None
    for figure in candidates:
        for other in figure.readings:
            start = other.mention.start
            if figure.amount <= reading.mention.amount or start >= reading.mention.start:
                continue
            if _in_reach(reading, other) and (nearest is None or start > nearest[0]):
                nearest = (start, figure)
    return nearest[1] if nearest else None


def _in_reach(reading: Reading, other: Reading) -> bool:
    one, two = reading.phrase.sentence, other.phrase.sentence
    return one.paragraph == two.paragraph or (one.lead is not None and one.lead == two.lead)


def _stands_alone(part: Figure, total: Figure, candidates: Sequence[Figure]) -> bool:
    """Money passed on out of money received is decided by itself, not only a part."""
    return (
        total.kind == "grant_received"
        and part.kind in _OUTGOING
        and any(part is candidate for candidate in candidates)
    )
