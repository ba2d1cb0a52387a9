"""The cues that decide what an amount is, read from the CSV files a person can correct."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..knowledge.loader import read_rows
from .patterns import AMOUNT, Pattern, compile_pattern, places


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A row: the rule it belongs to, what it speaks for, and how strongly."""

    rule: str
    meaning: str
    pattern: Pattern
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A cue found beside an amount; `strength` is its weight, less with distance."""

    cue: Cue
    strength: float


@cache
def load_cues(table: str, meaning: str) -> tuple[Cue, ...]:
    """The cues of a table (`context_cues`, `kind_cues`, `decision_cues`), in order."""
    return tuple(
        Cue(
            rule=row["rule"],
            meaning=row[meaning],
            pattern=compile_pattern(row["pattern"]),
            weight=float(row["weight"]),
        )
        for row in read_rows(table)
        if row["pattern"]
    )


_WORDS_TO_HALVE = {"before": 6.0, "behind": 3.5}
"""An amount's verb stands in front of it; what follows far behind belongs to the next amount."""
_PAST_ANOTHER_AMOUNT = 0.6


def hits(cues: tuple[Cue, ...], words: str) -> Iterator[Hit]:
    """The cues that match around ``AMOUNT`` in a phrase's words, each at its nearest place."""
    amount = words.find(f" {AMOUNT} ")
    for cue in cues:
        nearest = max(
            (_strength(words, amount, place) for place in places(cue.pattern, words)), default=None
        )
        if nearest is not None:
            yield Hit(cue=cue, strength=cue.weight * nearest)


def _strength(words: str, amount: int, place: tuple[int, int]) -> float:
    """How near a match is to the amount: 1 where it holds it, half at a few words' distance.

    What a sentence begins with governs all of it.
    """
    if amount < 0 or place[0] <= amount + 1 < place[1] or words.startswith("^ ", place[0]):
        return 1.0
    in_front = place[1] <= amount + 1
    between = words[place[1] : amount + 1] if in_front else words[amount + 7 : place[0]]
    halved = _WORDS_TO_HALVE["before" if in_front else "behind"]
    crossed = between.count("MONEY")
    return _PAST_ANOTHER_AMOUNT**crossed / (1.0 + between.count(" ") / halved)


def combined(strengths: list[float]) -> float:
    """What several cues for one meaning are worth: the strongest, and a little for each other."""
    if not strengths:
        return 0.0
    ordered = sorted(strengths, key=abs, reverse=True)
    return ordered[0] + 0.3 * sum(ordered[1:])
