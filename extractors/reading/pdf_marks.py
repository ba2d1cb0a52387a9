"""What a PDF page draws, as far as reading needs it: runs of glyphs, straight rules, pictures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of glyphs: its place along and across the line of writing, in points."""

    x0: float
    x1: float
    base: float
    size: float
    text: str
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: `at` is its place across, `start` to `end` its reach along."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class PageMarks:
    """All marks of one page; writing at a quarter turn is kept apart, by its degrees."""

    width: float
    height: float
    fragments: list[Fragment] = field(default_factory=list)
    turned: dict[int, list[Fragment]] = field(default_factory=dict)
    across: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    picture_area: float = 0.0
    drawn_in: set[tuple[int, int]] = field(default_factory=set)

    def all_fragments(self) -> Iterator[Fragment]:
        yield from self.fragments
        for fragments in self.turned.values():
            yield from fragments


def turn_rules(
    across: Sequence[Rule], upright: Sequence[Rule], turn: int
) -> tuple[list[Rule], list[Rule]]:
    """A page's rules as one sees them who reads writing at that quarter turn."""
    if turn == 180:
        return [_reversed(rule) for rule in across], [_reversed(rule) for rule in upright]
    if turn == 90:
        flat = [Rule(-rule.at, rule.start, rule.end) for rule in upright]
        return flat, [Rule(rule.at, -rule.end, -rule.start) for rule in across]
    flat = [Rule(rule.at, -rule.end, -rule.start) for rule in upright]
    return flat, [Rule(-rule.at, rule.start, rule.end) for rule in across]


def _reversed(rule: Rule) -> Rule:
    return Rule(-rule.at, -rule.end, -rule.start)
