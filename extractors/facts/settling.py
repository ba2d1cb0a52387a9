"""The roles that stand: what the rules propose of a decision's figures, and what weighs more."""

import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..records import Role
from .figure_features import features_of
from .figures import Figure
from .proposing import Proposal
from .readings import Reading
from .roles import Roles, largest
from .totals import summing_run
from .weighing import Verdict, scale_for, weigh, weigh_reason

_IN_REACH = 40


def settle(proposal: Proposal) -> Roles:
    """Headlines and parts by the verdict on each figure; what only tables print keeps its role.

    A part needs a total: without a larger headline, it is what else it is likeliest to be.
    """
    scale = scale_for(proposal.surroundings.common)
    features = {id(each): features_of(each, proposal.surroundings) for each in proposal.figures}
    verdicts = {figure: weigh(found, scale) for figure, found in features.items()}
    roles = {
        id(figure): proposal.surroundings.role_of(figure)
        if figure.is_tabled
        else verdicts[id(figure)].role
        for figure in proposal.figures
    }
    top = max((figure.amount for figure in _with("headline", roles, proposal.figures)), default=0)
    for part in _with("component", roles, proposal.figures):
        if part.amount >= top:
            roles[id(part)] = _unlike_a_part(verdicts[id(part)])
    totals = _totals_among(_with("headline", roles, proposal.figures), proposal)
    return Roles(
        headlines=totals.headlines,
        parts=tuple(
            (part, _total_for(part, totals)) for part in _with("component", roles, proposal.figures)
        ),
        verdicts=verdicts,
        weighed=frozenset(
            id(figure)
            for figure in proposal.figures
            if roles[id(figure)] != proposal.surroundings.role_of(figure)
        ),
        reasons={figure: weigh_reason(found, scale) for figure, found in features.items()},
    )


def _with(role: Role, roles: Mapping[int, Role], figures: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in figures if roles[id(figure)] == role]


def _unlike_a_part(verdict: Verdict) -> Role:
    return "headline" if verdict.roles["headline"] > verdict.roles["context"] else "context"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Totals:
    """The headlines that parts may be of, by what the rules say, by sums and by place.

    `said` is by the part's identity, `summed` by where a part begins; `printed` are their printings
    in order, `starts` where those begin.
    """

    headlines: tuple[Figure, ...]
    said: Mapping[int, Figure]
    summed: Mapping[int, Figure]
    printed: Sequence[tuple[Reading, Figure]]
    starts: Sequence[int]


def _totals_among(headlines: Sequence[Figure], proposal: Proposal) -> _Totals:
    standing = {id(figure) for figure in headlines}
    printed = sorted(
        ((reading, figure) for figure in headlines for reading in figure.readings),
        key=lambda pair: pair[0].mention.start,
    )
    return _Totals(
        headlines=tuple(headlines),
        said={id(part): f for part, f in proposal.roles.parts if id(f) in standing},
        summed=dict(reversed(list(_summed(headlines, proposal.readings)))),
        printed=printed,
        starts=[reading.mention.start for reading, _ in printed],
    )


def _summed(
    headlines: Sequence[Figure], readings: Sequence[Reading]
) -> Iterator[tuple[int, Figure]]:
    """Each neighbour of those that add up to a headline, small totals first."""
    for total in sorted(largest(headlines), key=lambda figure: figure.amount):
        for reading in summing_run(total.amount, readings):
            yield reading.mention.start, total


def _total_for(part: Figure, totals: _Totals) -> Figure:
    """The headline that a part is most plainly of: there is a larger one."""
    found = (
        totals.said.get(id(part)),
        *(totals.summed.get(reading.mention.start) for reading in part.readings),
        *_printed_before(part, totals),
        max(totals.headlines, key=lambda figure: figure.amount),
    )
    return next(figure for figure in found if figure is not None and figure.amount > part.amount)


def _printed_before(part: Figure, totals: _Totals) -> Iterator[Figure]:
    """The headlines printed before a part in the same zone, the last first."""
    last = bisect.bisect_left(totals.starts, part.best.mention.start)
    for reading, figure in reversed(totals.printed[max(last - _IN_REACH, 0) : last]):
        if reading.zone == part.best.zone:
            yield figure
