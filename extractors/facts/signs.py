"""Why an amount was read as it was: the rule that decided it, and the words that the rule read."""

from collections.abc import Iterable
from dataclasses import dataclass

from .asides import asides
from .cues import Hit
from .patterns import with_amount
from .phrasing import Phrase, Token

Spans = tuple[tuple[int, int], ...]
"""Places in a document's text, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A rule of `rules.csv`, with the places of the words it read, or the head of their column."""

    rule: str
    places: Spans = ()
    head: str | None = None

    def words_in(self, text: str) -> str | None:
        """The words the rule read, as a document's text prints them."""
        printed = (" ".join(text[start:end].split()) for start, end in self.places)
        return self.head or " … ".join(printed) or None


def strongest_signs(
    own: Iterable[Hit], pointed_to: Iterable[Hit], phrase: Phrase, position: int
) -> dict[str, Sign]:
    """For each meaning the sign that says most for it: in a sentence, or in one it points back to.

    The words of another sentence have no place in this one.
    """
    found = [(hit, True) for hit in own] + [(hit, False) for hit in pointed_to]
    strongest: dict[str, Sign] = {}
    for hit, is_own in sorted(found, key=lambda each: -each[0].strength):
        if hit.strength > 0 and hit.cue.meaning not in strongest:
            places = places_of(hit, phrase, position) if is_own else ()
            strongest[hit.cue.meaning] = Sign(rule=hit.cue.rule, places=places)
    return strongest


def places_of(hit: Hit, phrase: Phrase, position: int) -> Spans:
    """Where the words of a hit in a phrase without asides are printed: its lead-in's and its own.

    `position` is the token that stands as AMOUNT in the words that were searched.
    """
    words = with_amount(phrase, position)
    first, last = (
        words.count(" ", 0, _with_asides(words, place)) - 1
        for place in (hit.place[0], hit.place[1] - 1)
    )
    return _printed(phrase, first, last)


def places_in(hit: Hit, phrase: Phrase) -> Spans:
    """Where the words of a hit are printed in a phrase that was searched as it is."""
    return _printed(phrase, *(phrase.token_at(place) for place in (hit.place[0], hit.place[1] - 1)))


def _printed(phrase: Phrase, first: int, last: int) -> Spans:
    tokens = phrase.tokens[first : last + 1]
    in_lead = max(phrase.lead_length - first, 0)
    return (*_span(tokens[:in_lead]), *_span(tokens[in_lead:]))


def _with_asides(words: str, place: int) -> int:
    """Where a place in the words without asides stands in the words with them."""
    for start, end in asides(words):
        if start <= place:
            place += end - start
    return place


def _span(tokens: tuple[Token, ...]) -> Spans:
    """From the first word to the last, without the marks around them."""
    words = [token for token in tokens if token.word[-1].isalnum()]
    return ((words[0].start, words[-1].end),) if words else ()
