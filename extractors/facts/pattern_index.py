"""Finds among many patterns the few that may match, by a word that each cannot do without."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .patterns import Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternIndex:
    """Numbers of patterns by an anchor's word, or by its beginning; `lengths` are those of the
    beginnings. Patterns without an anchor are `always` to be tried.
    """

    by_word: Mapping[str, Sequence[int]]
    by_beginning: Mapping[str, Sequence[int]]
    lengths: Sequence[int]
    always: Sequence[int]


def index_patterns(patterns: Sequence[Pattern]) -> PatternIndex:
    """An index of patterns by their anchors."""
    by_word: dict[str, list[int]] = defaultdict(list)
    by_beginning: dict[str, list[int]] = defaultdict(list)
    for number, pattern in enumerate(patterns):
        for anchor in pattern.anchors:
            filed = by_beginning if anchor.endswith("*") else by_word
            filed[anchor.removesuffix("*")].append(number)
    return PatternIndex(
        by_word=dict(by_word),
        by_beginning=dict(by_beginning),
        lengths=sorted({*map(len, by_beginning)}),
        always=[number for number, pattern in enumerate(patterns) if not pattern.anchors],
    )


def may_match(index: PatternIndex, words: str) -> list[int]:
    """The numbers of the patterns whose anchor stands in a phrase's words, in order.

    >>> from .patterns import compile_pattern
    >>> index = index_patterns([compile_pattern(each) for each in ("award* ..", "of which", "..")])
    >>> may_match(index, " ^ MONEY is awarded of late ")
    [0, 2]
    """
    found = {*index.always}
    for word in {*words.split()}:
        found.update(index.by_word.get(word, ()))
        for length in index.lengths:
            found.update(index.by_beginning.get(word[:length], ()))
    return sorted(found)
