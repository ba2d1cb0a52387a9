"""The parties of a figure: from its own sentence first, then from ever wider surroundings."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..records import NamedId
from .decision_text import DecisionText
from .figures import Figure
from .parties import DIRECTION_OF_KIND, PartyFound, find_parties, strongest
from .phrasing import Phrase
from .sides import as_party

_ENOUGH = 0.55
_ENOUGH_AROUND = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Who pays, through whom, who receives and who uses it; None where the text does not say."""

    funder: NamedId | None = None
    intermediary: NamedId | None = None
    recipient: NamedId | None = None
    beneficiary: NamedId | None = None


def parties_of(
    figure: Figure, kind: str, around: DecisionText, *, near_only: bool = False
) -> Parties:
    """The parties of a figure.

    The publisher receives what comes in and pays what goes out; the other side must be named, for
    a part (`near_only`) in its own sentence.
    """
    publisher = around.publisher
    if kind == "budget":
        return Parties(funder=publisher)
    direction = DIRECTION_OF_KIND[kind]
    if direction == "out":
        return Parties(
            funder=publisher,
            intermediary=_around(figure, "intermediary", direction, around, figure.best.kind),
            recipient=_recipient(figure, direction, around, near_only=near_only),
        )
    return Parties(
        funder=_funder(figure, direction, around),
        intermediary=_around(figure, "intermediary", direction, around, kind)
        if direction == "in"
        else None,
        recipient=publisher if direction != "match" else None,
        beneficiary=_beneficiary(figure, direction, around),
    )


def _recipient(
    figure: Figure, direction: str, around: DecisionText, *, near_only: bool
) -> NamedId | None:
    rings = _by_nearness(figure, direction, around, far=False)
    for found in itertools.islice(rings, len(figure.readings)) if near_only else rings:
        best = strongest(found, "recipient")
        if best is not None and best.strength >= _ENOUGH:
            return None if best.several else _named(best)
    return None


def _funder(figure: Figure, direction: str, around: DecisionText) -> NamedId | None:
    for found in _by_nearness(figure, direction, around, far=True):
        best = strongest(found, "funder")
        if best is not None and best.strength >= _ENOUGH:
            passer = strongest(found, "intermediary")
            if passer is not None and passer.mention.organisation_id == best.mention.organisation_id:
                continue
            return _named(best)
    return None


def _by_nearness(
    figure: Figure, direction: str, around: DecisionText, *, far: bool
) -> Iterator[list[PartyFound]]:
    """Parties found in ever wider rings: the amount's sentences, their paragraphs, title, rest."""
    for reading in figure.decided_readings or figure.readings:
        yield find_parties(reading.phrase, reading.position, direction, around.bodies)
    for reading in figure.decided_readings:
        for phrase in _same_paragraph(reading.phrase, around.phrases):
            yield find_parties(phrase, None, direction, around.bodies)
    if around.title is not None:
        yield find_parties(around.title, None, direction, around.bodies)
    if far:
        for phrase in around.phrases:
            yield [
                found
                for found in find_parties(phrase, None, direction, around.bodies)
                if found.strength >= _ENOUGH_AROUND
            ]


def _same_paragraph(phrase: Phrase, phrases: Sequence[Phrase]) -> list[Phrase]:
    """The sentences of the amount's paragraph, those before it first, nearest first."""
    place = phrase.sentence.start
    same = [
        other
        for other in phrases
        if other.sentence.paragraph == phrase.sentence.paragraph and other is not phrase
    ]
    before = [other for other in same if other.sentence.start < place]
    return [*reversed(before), *(other for other in same if other.sentence.start > place)]


def _around(
    figure: Figure, party: str, direction: str, around: DecisionText, kind: str | None
) -> NamedId | None:
    """A conduit or fund manager named anywhere in the decision, if the words are plain."""
    if kind == "contract":
        return None
    found = [
        each
        for phrase in around.phrases
        for each in find_parties(phrase, None, direction, around.bodies)
        if each.party == party and each.strength >= 2.2
    ]
    best = strongest(found, party)
    return _named(best) if best is not None else None


def _beneficiary(figure: Figure, direction: str, around: DecisionText) -> NamedId | None:
    for found in _by_nearness(figure, direction, around, far=True):
        best = strongest(found, "beneficiary")
        if best is not None:
            return _named(best)
    return None


def _named(found: PartyFound) -> NamedId:
    return as_party(found.mention)
