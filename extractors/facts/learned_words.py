"""How much the words around an amount speak for context, learned from labelled texts.

The cues name what a person can name; these weights add what hundreds of labelled amounts say of
the words that no cue holds. `bench/learn.py` makes them anew from our own labelled texts.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from ..knowledge.loader import read_rows
from .patterns import AMOUNT

_NEAR_BEFORE, _FAR_BEFORE = 6, 12
_NEAR_BEHIND, _FAR_BEHIND = 5, 10
_PAIRS_BEFORE, _PAIRS_BEHIND = 8, 6
_LED_IN = 0.5
_MOST = 2.5


def context_score(words: str) -> float:
    """The learned log-odds, at most 2.5 either way, that AMOUNT in a phrase's words is context.

    >>> context_score(" ^ under REF AMOUNT had been set aside ") > 0
    True
    """
    weights = _weights()
    found = sum(weights.get(each, 0.0) * share for each, share in features(words).items())
    return max(-_MOST, min(_MOST, found + weights[""]))


def features(words: str) -> Mapping[str, float]:
    """Words and pairs of words before (<) and behind (>) the amount, and of a lead-in (:).

    Those beside the amount are marked twice; what stands further off counts less.

    >>> sorted(features(" ^ a grant of AMOUNT for kit "))[:4]
    ['< a', '< a grant', '< grant', '< grant of']
    """
    found: dict[str, float] = {}
    for feature, share in _features(words.split()):
        found[feature] = max(share, found.get(feature, 0.0))
    return found


def _features(tokens: list[str]) -> Iterator[tuple[str, float]]:
    amount = tokens.index(AMOUNT) if AMOUNT in tokens else 0
    begin = tokens.index("^") if "^" in tokens[:amount] else -1
    before, behind = tokens[begin + 1 : amount], tokens[amount + 1 :]
    for distance, word in enumerate(reversed(before)):
        yield f"< {word}", _share(distance, _NEAR_BEFORE, _FAR_BEFORE)
    for distance, word in enumerate(behind):
        yield f"> {word}", _share(distance, _NEAR_BEHIND, _FAR_BEHIND)
    last, first = before[-_PAIRS_BEFORE:], behind[: _PAIRS_BEHIND + 1]
    yield from ((f"< {one} {two}", 1.0) for one, two in pairwise(last))
    yield from ((f"> {one} {two}", 1.0) for one, two in pairwise(first))
    yield from ((f": {word}", _LED_IN) for word in tokens[: max(begin, 0)])
    yield f"<< {before[-1] if before else '^'}", 1.0
    yield f">> {behind[0] if behind else '^'}", 1.0


def _share(distance: int, near: int, far: int) -> float:
    return 1.0 if distance < near else 0.6 if distance < far else 0.3


@cache
def _weights() -> Mapping[str, float]:
    return {row["words"]: float(row["weight"]) for row in read_rows("word_weights")}
