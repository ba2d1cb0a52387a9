"""A sentence as a row of plain tokens in which amounts, bodies, years and references are marked."""

import bisect
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ..records import Mentions, OrganisationMention
from .sentences import Sentence

_TOKEN = re.compile(r"[A-Za-z][\w'’&]*(?:-[A-Za-z]\w*)*|\d[\w.,/%]*|[^\w\s]")
_POSSESSIVE = re.compile(r"['’]s?(?=\W)")
BEGINNING = "^"
_WORDS_KEPT = 4096


class Token(NamedTuple):
    """A word in lower case, or the name of what stands there.

    MONEY, YEAR, DATE, REF and NUM; OWN for the publisher's own body, FORCE for the police force it
    pays for, ORG for any other body.
    """

    word: str
    start: int
    end: int
    printed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A sentence's tokens, those of its list's lead-in first, then ``^`` and the sentence's own.

    `words` is every token's word between single spaces, with one before and behind; `begins` are
    the places in it where tokens begin.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    lead_length: int
    words: str
    begins: tuple[int, ...]

    def position_of(self, offset: int) -> int:
        """The number of the token that begins at an offset of the document's text."""
        for number in range(self.lead_length + 1, len(self.tokens)):
            if self.tokens[number].start >= offset:
                return number
        return len(self.tokens) - 1

    def token_at(self, place: int) -> int:
        """The number of the token that stands at a place in `words`."""
        return max(bisect.bisect_right(self.begins, place) - 1, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Every mention that stands for one token, in order, with the token's word."""

    spans: tuple[tuple[int, int, str], ...]
    starts: tuple[int, ...]

    def between(self, start: int, end: int) -> Sequence[tuple[int, int, str]]:
        first = bisect.bisect_left(self.starts, start)
        last = bisect.bisect_left(self.starts, end)
        return self.spans[first:last]


def mark(mentions: Mentions, side_of: Callable[[OrganisationMention], str]) -> Marks:
    """The mentions as token marks; where two overlap, the earlier and then the longer stands.

    `side_of` says of a body whether it is OWN, FORCE or ORG.
    """
    spans = [
        *((m.start, m.end, "MONEY") for m in mentions.money),
        *((m.start, m.end, "REF") for m in mentions.references),
        *((m.start, m.end, side_of(m)) for m in mentions.organisations),
        *((m.start, m.end, "YEAR") for m in mentions.years),
        *((m.start, m.end, "DATE") for m in mentions.dates),
    ]
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return Marks(spans=tuple(kept), starts=tuple(span[0] for span in kept))


def phrase(text: str, marks: Marks, sentence: Sentence) -> Phrase:
    """A sentence, and the lead-in of its list, as tokens."""
    lead = _tokens(text, marks, *sentence.lead) if sentence.lead else []
    own = _tokens(text, marks, sentence.start, sentence.end)
    tokens = (*lead, Token(word=BEGINNING, start=sentence.start, end=sentence.start), *own)
    begins = []
    place = 1
    for token in tokens:
        begins.append(place)
        place += len(token.word) + 1
    return Phrase(
        sentence=sentence,
        tokens=tokens,
        lead_length=len(lead),
        words=" " + "".join(token.word + " " for token in tokens),
        begins=tuple(begins),
    )


def _tokens(text: str, marks: Marks, start: int, end: int) -> list[Token]:
    tokens: list[Token] = []
    place = start
    for mark_start, mark_end, word in marks.between(start, end):
        tokens.extend(_plain_tokens(text, place, mark_start))
        tokens.append(Token(word=word, start=mark_start, end=mark_end))
        place = max(mark_end, place)
        owning = _POSSESSIVE.match(text, place, end)
        if owning:
            tokens.append(Token(word="'s", start=place, end=owning.end()))
            place = owning.end()
    tokens.extend(_plain_tokens(text, place, end))
    return tokens


def _plain_tokens(text: str, start: int, end: int) -> list[Token]:
    return [_token(match) for match in _TOKEN.finditer(text, start, max(start, end))]


def _token(match: re.Match[str]) -> Token:
    word, printed = _word(match.group())
    return Token(word, match.start(), match.end(), printed)


@lru_cache(maxsize=_WORDS_KEPT)
def _word(printed: str) -> tuple[str, str]:
    """A word as a token has it, and as it is printed but for its capitals.

    >>> _word("Kent’s"), _word("2,000")
    (("kent's", 'kent’s'), ('NUM', '2,000'))
    """
    lower = printed.lower()
    word = "NUM" if printed[0].isdigit() else lower.replace("’", "'").replace("‘", "'")
    return word, lower
