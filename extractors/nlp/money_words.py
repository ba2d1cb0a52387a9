"""Amounts in words: "two hundred and fifty thousand pounds"."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from ..knowledge.loader import read_rows
from .money_printed import Printed
from .phrases import any_of

_POUNDS = re.compile(r"[Pp]ounds\b(?:\s+sterling\b)?")
_LONGEST = 140


def find_worded(text: str) -> Iterator[Printed]:
    """Amounts in words before "pounds".

    >>> [str(p.amount) for p in find_worded("a grant of five thousand pounds")]
    ['5000.00']
    >>> list(find_worded("thousands of pounds; some pounds"))
    []
    """
    for pounds in _POUNDS.finditer(text):
        words = _number_words().search(text, max(0, pounds.start() - _LONGEST), pounds.start())
        value = read_words(words.group()) if words else None
        if words and value:
            yield Printed(start=words.start(), end=pounds.end(), amount=value)


def read_words(printed: str) -> Decimal | None:
    """The value of number words, or None where they are none.

    >>> read_words("two hundred and fifty thousand"), read_words("half a million")
    (Decimal('250000.00'), Decimal('500000.00'))
    """
    total, group = Decimal(0), Decimal(0)
    for word in re.split(r"[\s,-]+", _without_articles(printed)):
        value = _values().get(word, Decimal(0))
        if value < 100:
            group += value
        elif value == 100:
            group = (group or Decimal(1)) * value
        else:
            total, group = total + (group or Decimal(1)) * value, Decimal(0)
    return (total + group).quantize(Decimal("0.01")) or None


def _without_articles(printed: str) -> str:
    """Half a million as half million; a million as million, which counts as one."""
    return re.sub(r"\b(?:a|and)\b", " ", printed.lower()).strip()


@cache
def _values() -> Mapping[str, Decimal]:
    return {row["word"]: Decimal(row["value"]) for row in read_rows("number_words")}


@cache
def _number_words() -> re.Pattern[str]:
    word = any_of(_values())
    return re.compile(
        rf"\b(?:half\s+a|a|(?!hundred|thousand|million|billion){word})(?:(?:,?\s+(?:and\s+)?|-){word})*\s+\Z",
        re.IGNORECASE,
    )
