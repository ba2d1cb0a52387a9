"""The language in which cues are written, so that a person can correct them in a spreadsheet.

A pattern is words between spaces. ``award*`` is any word that begins so, ``a|b`` either, ``the?``
may be missing, ``..`` is up to four words and ``...`` up to twelve, neither past a semicolon,
``....`` up to forty past anything;
``^`` is the sentence's beginning. AMOUNT is the amount in question, MONEY any amount; OWN is the
publisher, FORCE its police force, ORG another body, ANY any of the three; YEAR, DATE, REF and NUM
are what they say. PARTY is the body in question, never the publisher's own; USER
is its police force in question, MAKER a GOV in question. GOV is an ORG that hands out public money,
a department for one.
``<gives>`` is any word of the class `gives` in word_classes.csv.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ..knowledge.loader import read_rows
from .phrasing import Phrase

_GAPS = {
    "..": r"(?:[^ ;]+ ){0,4}?",
    "...": r"(?:[^ ;]+ ){0,12}?",
    "....": r"(?:[^ ]+ ){0,40}?",
}
_SLOTS = {"PARTY": ("ORG", "GOV", "FORCE"), "USER": ("FORCE",), "MAKER": ("GOV",)}
_NAMES = {
    "MONEY": ("MONEY", "AMOUNT"),
    "ANY": ("ORG", "GOV", "OWN", "FORCE"),
    "ORG": ("ORG", "GOV"),
    **_SLOTS,
}
_CLASS = re.compile(r"<(\w+)>")
AMOUNT = "AMOUNT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A compiled pattern; `anchors` are words, or beginnings such as ``award*``, of which one
    stands in every match; none if nothing in it must stand.
    """

    regex: re.Pattern[str]
    anchors: tuple[str, ...]
    has_amount: bool


@cache
def compile_pattern(written: str) -> Pattern:
    """A pattern ready to match against `Phrase.words`.

    >>> bool(compile_pattern("accept* ... AMOUNT").regex.search(" to accept a grant of AMOUNT "))
    True
    >>> bool(compile_pattern("^ note AMOUNT").regex.search(" ^ please note AMOUNT "))
    False
    """
    pieces = _CLASS.sub(lambda found: "|".join(words_of_class(found[1])), written).split()
    source = "".join(_piece(piece) for piece in pieces)
    return Pattern(
        regex=re.compile("(?<= )" + source),
        anchors=_anchors(pieces),
        has_amount=AMOUNT in pieces,
    )


def _anchors(pieces: Sequence[str]) -> tuple[str, ...]:
    """The words of the piece that fewest sentences hold: long words are rare, marks are not."""
    needed = [_words(piece) for piece in pieces if piece not in _GAPS and not _is_optional(piece)]
    return max(needed, key=lambda words: min(map(_rarity, words)), default=())


def _words(piece: str) -> tuple[str, ...]:
    return tuple(word for each in piece.split("|") for word in _NAMES.get(each, (each,)))


def _rarity(word: str) -> int:
    return len(word) if word.islower() else 0


@cache
def words_of_class(name: str) -> tuple[str, ...]:
    """The words of a class of word_classes.csv.

    >>> "awarded" in words_of_class("gives")
    True
    """
    return next(tuple(r["words"].split()) for r in read_rows("word_classes") if r["name"] == name)


def _piece(piece: str) -> str:
    if piece in _GAPS:
        return _GAPS[piece]
    options = "|".join(map(_option, _words(piece.removesuffix("?") or piece)))
    if piece in _SLOTS:
        return f"(?P<party>{options}) "
    return f"(?:(?:{options}) )" + ("?" if _is_optional(piece) else "")


def _is_optional(piece: str) -> bool:
    return piece.endswith("?") and len(piece) > 1


def _option(option: str) -> str:
    if option.endswith("*"):
        return re.escape(option[:-1]) + "[^ ]*"
    return re.escape(option)


def with_amount(phrase: Phrase, position: int) -> str:
    """The phrase's words with AMOUNT at one token; lengths change, so places do not carry over."""
    place = phrase.begins[position]
    return phrase.words[:place] + AMOUNT + phrase.words[place + len(phrase.tokens[position].word) :]


def places(pattern: Pattern, words: str) -> Iterator[tuple[int, int]]:
    """Where a pattern matches: first place and one past the last."""
    for match in pattern.regex.finditer(words):
        yield match.start(), match.end() - 1
