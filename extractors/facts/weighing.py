"""What a figure is and of what kind, weighed from all that is known of it.

The weights are learned from our own labelled papers (`bench/learn.py`), so a verdict comes with a
probability: of the figures it calls 0.9 sure, labelled papers bear out about nine in ten.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul
from typing import cast

from ..knowledge.loader import read_rows
from ..records import Kind, Role, Why

_NO_FEATURE = ""
_ROLES, _KINDS, _WHYS = "role_weights", "kind_weights", "why_weights"
_Scores = tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The probability of each role that a figure may play, and of each kind if it is decided."""

    roles: Mapping[Role, float]
    kinds: Mapping[Kind, float]

    @property
    def role(self) -> Role:
        return max(self.roles, key=lambda role: self.roles[role])

    @property
    def kind(self) -> Kind:
        return max(self.kinds, key=lambda kind: self.kinds[kind])


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What the features that all figures of a decision share weigh, by the table of weights."""

    shared: Mapping[str, _Scores]


def scale_for(common: Mapping[str, float]) -> Scale:
    """A scale with the features of a whole decision on it: they are added up once."""
    tables = (_ROLES, _KINDS, _WHYS)
    return Scale(shared={table: _added(table, common, _start(table)) for table in tables})


def weigh(features: Mapping[str, float], scale: Scale) -> Verdict:
    """The verdict on a figure with these features.

    >>> alone = scale_for({})
    >>> weigh({"rules: headline": 1.0, "decided": 1.5, "margin": 1.5, "largest": 1.0}, alone).role
    'headline'
    """
    return Verdict(
        roles=cast(Mapping[Role, float], _shares(_ROLES, features, scale)),
        kinds=cast(Mapping[Kind, float], _shares(_KINDS, features, scale)),
    )


def weigh_reason(features: Mapping[str, float], scale: Scale) -> Why:
    """The likeliest reason of a figure that is context.

    >>> from extractors.facts.word_features import word_features
    >>> words = word_features(" ^ the budget for YEAR holds AMOUNT for this ")
    >>> weigh_reason(words, scale_for({}))
    'existing_budget'
    """
    outcomes, _ = _weights(_WHYS)
    scores = _added(_WHYS, features, scale.shared[_WHYS])
    return cast(Why, outcomes[scores.index(max(scores))])


def _shares(table: str, features: Mapping[str, float], scale: Scale) -> dict[str, float]:
    """The weights of the features added up for each outcome, as probabilities."""
    outcomes, _ = _weights(table)
    scores = _added(table, features, scale.shared[table])
    most = max(scores)
    parts = [math.exp(score - most) for score in scores]
    whole = sum(parts)
    return {outcome: part / whole for outcome, part in zip(outcomes, parts, strict=True)}


def _start(table: str) -> _Scores:
    _, weights = _weights(table)
    return weights[_NO_FEATURE]


def _added(table: str, features: Mapping[str, float], start: _Scores) -> _Scores:
    """The weights of some features for each outcome, on top of what is there already."""
    _, weights = _weights(table)
    known = [name for name in features if name in weights]
    if not known:
        return start
    values = [features[name] for name in known]
    columns = zip(*(weights[name] for name in known), strict=True)
    return tuple(
        sum(map(mul, values, column), begun) for column, begun in zip(columns, start, strict=True)
    )


@cache
def _weights(table: str) -> tuple[Sequence[str], Mapping[str, _Scores]]:
    """The outcomes of a table of weights, and the weight of each feature for each of them."""
    rows = read_rows(table)
    outcomes = [column for column in rows[0] if column not in ("feature", "papers")]
    return outcomes, {row["feature"]: tuple(float(row[o]) for o in outcomes) for row in rows}
