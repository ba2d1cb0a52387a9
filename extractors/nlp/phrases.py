"""Phrase data from the knowledge folder, turned into patterns."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from ..knowledge.loader import read_rows


def phrase_pattern(phrase: str) -> str:
    r"""A pattern for a phrase however its words are spaced or hyphenated.

    >>> bool(re.fullmatch(phrase_pattern("no more than"), "no  more\nthan"))
    True
    """
    return r"[\s\-]+".join(re.escape(word) for word in phrase.split())


def any_of(phrases: Iterable[str]) -> str:
    """A group that matches any of the phrases, the longest first."""
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(map(phrase_pattern, longest_first)) + ")"


def first_words(phrases: Iterable[str]) -> tuple[str, ...]:
    """The words with which the phrases begin, one of which is in whatever `any_of` them matches.

    >>> first_words(["per annum", "Per-year", "each"])
    ('each', 'per')
    """
    return tuple(sorted({plain(phrase).split()[0] for phrase in phrases}))


@cache
def small_numbers() -> Mapping[str, int]:
    """Number words up to twenty, for counts such as ``three grants``."""
    rows = read_rows("number_words")
    return {row["word"]: int(row["value"]) for row in rows if 1 <= float(row["value"]) <= 20}


def read_count(printed: str) -> int | None:
    """A count printed as a number or a word.

    >>> read_count("Three"), read_count("12"), read_count("several")
    (3, 12, None)
    """
    printed = printed.strip().lower()
    return int(printed) if printed.isdecimal() else small_numbers().get(printed)


def plain(phrase: str) -> str:
    """A phrase as the knowledge tables spell it.

    >>> plain("Per\\n Annum")
    'per annum'
    """
    return " ".join(re.split(r"[\s\-]+", phrase.strip().lower()))
