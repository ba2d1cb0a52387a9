"""What scoring a set of cases yields; every table is a sum over its outcomes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import msgspec


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One error: expected and not found, found and not expected, or one in place of the other."""

    about: str = ""
    expected: str | None = None
    got: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many were right, of how many expected and how many found."""

    right: int
    expected: int
    found: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what was expected that was found; 1 where nothing was expected."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> Tally(right=3, expected=4, found=6).f1
        0.6
        """
        total = self.expected + self.found
        return 2 * self.right / total if total else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One measure of one case."""

    measure: str
    right: int
    expected: int
    found: int
    misses: tuple[Miss, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A headline fact's confidence, and whether its kind and amount are right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseScore:
    case: str
    publisher: str
    form: str
    outcomes: tuple[Outcome, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    cases: tuple[CaseScore, ...]


def scores_to_json(scores: Scores) -> bytes:
    """Scores as indented JSON, to be kept for a comparison."""
    return msgspec.json.format(msgspec.json.encode(scores), indent=1)


def scores_from_json(data: bytes) -> Scores:
    """Kept scores read back; raises `msgspec.ValidationError` naming the field that is wrong."""
    return msgspec.json.decode(data, type=Scores)


def tallies(cases: Iterable[CaseScore]) -> dict[str, Tally]:
    """The sums of each measure over some cases, in the order in which measures are taken."""
    sums: dict[str, Tally] = {}
    for outcome in (outcome for case in cases for outcome in case.outcomes):
        sums[outcome.measure] = _plus(sums.get(outcome.measure), outcome)
    return sums


def _plus(tally: Tally | None, outcome: Outcome) -> Tally:
    before = tally or Tally(right=0, expected=0, found=0)
    return Tally(
        right=before.right + outcome.right,
        expected=before.expected + outcome.expected,
        found=before.found + outcome.found,
    )


def grouped(scores: Scores, key: Callable[[CaseScore], str]) -> dict[str, tuple[CaseScore, ...]]:
    """The cases by some trait, traits in alphabetical order."""
    names = sorted({key(case) for case in scores.cases})
    return {name: tuple(c for c in scores.cases if key(c) == name) for name in names}


def misses(scores: Scores) -> Iterator[tuple[str, str, Miss]]:
    """Every error with its case and measure, in order."""
    return (
        (case.case, outcome.measure, miss)
        for case in scores.cases
        for outcome in case.outcomes
        for miss in outcome.misses
    )
