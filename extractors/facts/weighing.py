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
from ..records import Kind, Role

_NO_FEATURE = ""
_Roles = Mapping[Role, float]
_Kinds = Mapping[Kind, float]


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


def weigh(features: Mapping[str, float]) -> Verdict:
    """The verdict on a figure with these features.

    >>> weigh({"rules: headline": 1.0, "decided": 1.5, "margin": 1.5, "largest": 1.0}).role
    'headline'
    """
    return Verdict(
        roles=cast(_Roles, _shares("role_weights", features)),
        kinds=cast(_Kinds, _shares("kind_weights", features)),
    )


def _shares(table: str, features: Mapping[str, float]) -> dict[str, float]:
    """The weights of the features added up for each outcome, as probabilities."""
    outcomes, weights = _weights(table)
    known = [name for name in features if name in weights]
    values = [features[name] for name in known]
    columns = (
        zip(*(weights[name] for name in known), strict=True) if known else [()] * len(outcomes)
    )
    scores = [
        sum(map(mul, values, column), start)
        for column, start in zip(columns, weights[_NO_FEATURE], strict=True)
    ]
    most = max(scores)
    parts = [math.exp(score - most) for score in scores]
    whole = sum(parts)
    return {outcome: part / whole for outcome, part in zip(outcomes, parts, strict=True)}


@cache
def _weights(table: str) -> tuple[Sequence[str], Mapping[str, tuple[float, ...]]]:
    """The outcomes of a table of weights, and the weight of each feature for each of them."""
    rows = read_rows(table)
    outcomes = [column for column in rows[0] if column not in ("feature", "papers")]
    return outcomes, {row["feature"]: tuple(float(row[o]) for o in outcomes) for row in rows}
