"""The words around an amount as features that weights can be learned for."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from .patterns import AMOUNT

_NEAR_BEFORE, _FAR_BEFORE = 6, 12
_NEAR_BEHIND, _FAR_BEHIND = 5, 10
_LED_IN = 0.5
_IN_SIGHT = 60
_ENDINGS = ("ing", "ed", "es", "s", "e")
_SHORTEST_STEM = 4
_WORDS_KEPT = 4096


def word_features(words: str) -> Mapping[str, float]:
    """Words before (<) and behind (>) the amount, and of a lead-in (:).

    Those beside the amount are marked twice; what stands further off counts less, from 1 to 0.3.

    >>> sorted(word_features(" ^ a grant of AMOUNT for kit "))
    ['< a', '< grant', '< of', '<< of', '> for', '> kit', '>> for']
    """
    found: dict[str, float] = {}
    for feature, share in _features([stem(word) for word in words.split()]):
        found[feature] = max(share, found.get(feature, 0.0))
    return found


@lru_cache(maxsize=_WORDS_KEPT)
def stem(word: str) -> str:
    """A word without its ending, so that forms of a verb are one feature; marks stay as they are.

    >>> [stem(word) for word in ("approves", "approving", "approved", "ORG", "used")]
    ['approv', 'approv', 'approv', 'ORG', 'used']
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def _features(tokens: list[str]) -> Iterator[tuple[str, float]]:
    amount = tokens.index(AMOUNT) if AMOUNT in tokens else 0
    begin = tokens.index("^") if "^" in tokens[:amount] else -1
    before = tokens[max(begin + 1, amount - _IN_SIGHT) : amount]
    behind = tokens[amount + 1 : amount + 1 + _IN_SIGHT]
    for distance, word in enumerate(reversed(before)):
        yield f"< {word}", _share(distance, _NEAR_BEFORE, _FAR_BEFORE)
    for distance, word in enumerate(behind):
        yield f"> {word}", _share(distance, _NEAR_BEHIND, _FAR_BEHIND)
    yield from ((f": {word}", _LED_IN) for word in tokens[: min(max(begin, 0), _IN_SIGHT)])
    yield f"<< {before[-1] if before else '^'}", 1.0
    yield f">> {behind[0] if behind else '^'}", 1.0


def _share(distance: int, near: int, far: int) -> float:
    return 1.0 if distance < near else 0.6 if distance < far else 0.3
