"""Amounts in words: "two hundred and fifty thousand pounds"."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from .money_printed import Printed
from .phrases import any_of, knowledge_rows

_POUNDS = re.compile(r"\bpounds\b(?:\s+sterling\b)?", re.IGNORECASE)
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
    for word in re.split(r"[\s,-]+", printed.lower().strip()):
        value = _values().get(word)
        if value is None:
            group = Decimal("0.5") if word == "half" else group or Decimal(word == "a")
        elif value < 100:
            group += value
        elif value == 100:
            group = (group or 1) * value
        else:
            total, group = total + (group or 1) * value, Decimal(0)
    return (total + group).quantize(Decimal("0.01")) or None


@cache
def _values() -> Mapping[str, int]:
    return {row["word"]: int(row["value"]) for row in knowledge_rows("number_words")}


@cache
def _number_words() -> re.Pattern[str]:
    word = any_of(_values())
    return re.compile(
        rf"\b(?:half\s+a|a|{word})(?:(?:,?\s+(?:and\s+)?|-){word})*\s+\Z", re.IGNORECASE
    )
