"""The cues that decide what an amount is, read from the CSV files a person can correct."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ..knowledge.loader import read_rows
from .pattern_index import PatternIndex, index_patterns, may_match
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
    """A cue found beside an amount; `strength` is its weight, less with distance.

    `place` is where it stands in the words that were searched.
    """

    cue: Cue
    strength: float
    place: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CueTable:
    """A table's cues in order, and which of them may match; equal to nothing but itself."""

    cues: tuple[Cue, ...]
    index: PatternIndex


@cache
def load_cues(table: str, meaning: str) -> CueTable:
    """The cues of a table (`context_cues`, `kind_cues`, `decision_cues`), in order."""
    return cue_table(
        Cue(
            rule=row["rule"],
            meaning=row[meaning],
            pattern=compile_pattern(row["pattern"]),
            weight=float(row["weight"]),
        )
        for row in read_rows(table)
        if row["pattern"]
    )


def cue_table(cues: Iterable[Cue]) -> CueTable:
    """Cues with their index."""
    kept = tuple(cues)
    return CueTable(cues=kept, index=index_patterns([cue.pattern for cue in kept]))


_WORDS_TO_HALVE = {"before": 6.0, "behind": 3.5}
"""An amount's verb stands in front of it; what follows far behind belongs to the next amount."""
_PAST_ANOTHER_AMOUNT = 0.6
_PHRASES_KEPT = 4096
"""The title, and the sentence before, are asked for again with each amount."""


@lru_cache(maxsize=_PHRASES_KEPT)
def hits(table: CueTable, words: str) -> tuple[Hit, ...]:
    """The cues that match around ``AMOUNT`` in a phrase's words, each at its nearest place."""
    return tuple(_hits(table, words))


def _hits(table: CueTable, words: str) -> Iterator[Hit]:
    amount = words.find(f" {AMOUNT} ")
    for number in may_match(table.index, words):
        cue = table.cues[number]
        if cue.pattern.has_amount and amount < 0:
            continue
        found = {place: _strength(words, amount, place) for place in places(cue.pattern, words)}
        if found:
            nearest = max(found, key=found.__getitem__)
            yield Hit(cue=cue, strength=cue.weight * found[nearest], place=nearest)


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
