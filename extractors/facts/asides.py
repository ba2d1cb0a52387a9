"""Longer brackets in a phrase's words that say nothing of the amount they stand beside."""

import re
from collections.abc import Iterator

from .patterns import AMOUNT

_ASIDE = re.compile(r"\( (?:[^ ()]+ ){4,}\) ")


def without_asides(words: str) -> str:
    """The words without longer brackets that do not hold the amount itself.

    >>> without_asides(" for AMOUNT ( or MONEY if both options are taken ) ")
    ' for AMOUNT '
    """
    kept, end = [], 0
    for start, next_end in asides(words):
        kept.append(words[end:start])
        end = next_end
    return "".join((*kept, words[end:]))


def asides(words: str) -> Iterator[tuple[int, int]]:
    """Where the asides stand that `without_asides` leaves out."""
    for found in _ASIDE.finditer(words):
        if f" {AMOUNT} " not in found.group():
            yield found.span()
