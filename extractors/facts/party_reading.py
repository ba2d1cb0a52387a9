"""The parties of a figure: from its own sentence first, then from ever wider surroundings."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from ..knowledge.organisations import organisation
from ..records import NamedId
from .decision_text import TEXTS_KEPT, DecisionText
from .figures import Figure
from .name_words import is_thing_named, names_a_body
from .parties import PartyFound, strongest
from .plain_parties import (
    is_disputed,
    is_unnamed,
    only_passes_on,
    payer_strength_needed,
    speaks_of_several,
    strength_needed,
)
from .sides import as_party
from .surroundings import Ring, find_anywhere, find_around, find_awarded, find_beside, find_nearby
from .unlisted_names import resolve

_PLAIN = 2.2
_OUTGOING = ("grant_awarded", "contract")
_UNTOLD = "other"
_KEPT = TEXTS_KEPT * 6
"""For the kinds of money and parties of each text."""
_DEPARTMENT = "central_government"
"""The kind of body that is granted nothing, and rarely passes on money but its own."""


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
    if kind == "budget":
        return Parties(funder=around.publisher)
    if kind in _OUTGOING:
        return _outgoing(figure, kind, around, near_only=near_only)
    if kind == "match_funding":
        return _matched(figure, around)
    return _incoming(figure, kind, around, near_only=near_only)


def parties_beside(kind: str, place: int, around: DecisionText) -> Parties:
    """The parties of a table that begins at a place, as the sentence above it and the title say."""
    if kind not in _OUTGOING:
        return Parties(
            funder=around.publisher if kind == "budget" else None,
            recipient=around.publisher if kind in ("grant_received", "receipt") else None,
        )
    rings = tuple(find_beside(place, kind, around))
    recipient = _payee(rings, kind, around)
    if recipient is None and not speaks_of_several(rings):
        recipient = _only_awarded(kind, around)
    return Parties(funder=around.publisher, recipient=recipient)


def _outgoing(figure: Figure, kind: str, around: DecisionText, *, near_only: bool) -> Parties:
    """The publisher pays, unless it only consents to another body's paying."""
    nearby = tuple(find_nearby(figure, kind, around))
    payer = _named_first(nearby, "funder", around)
    wider = () if near_only else find_around(figure, kind, around)
    recipient = _payee(chain(nearby, wider), kind, around)
    passer = None if kind == "contract" else _passer(kind, around)
    if passer is not None and _is_department(passer.id):
        passer = None
    if recipient is not None and recipient == passer and only_passes_on(nearby):
        recipient = None
    elif recipient is None and not near_only and not speaks_of_several(nearby):
        awarded = _only_awarded(kind, around)
        recipient = awarded if awarded != passer else None
    return Parties(
        funder=payer or around.publisher,
        intermediary=passer if passer not in (payer, recipient) else None,
        recipient=recipient if recipient != payer else None,
    )


def _incoming(figure: Figure, kind: str, around: DecisionText, *, near_only: bool) -> Parties:
    near = [*find_nearby(figure, kind, around)]
    if not near_only:
        near += find_around(figure, kind, around)
    payers, users = (
        chain(near, () if near_only else _telling_anywhere(kind, party, around))
        for party in ("funder", "beneficiary")
    )
    passer = None if near_only else _passer(kind, around)
    payer = _payer(payers, passer, around)
    if payer is None and passer is not None and _is_department(passer.id):
        payer, passer = passer, None  # it hands out money of its own
    return Parties(
        funder=payer,
        intermediary=passer,
        recipient=around.publisher,
        beneficiary=_named_first(users, "beneficiary", around),
    )


def _matched(figure: Figure, around: DecisionText) -> Parties:
    """Somebody's own share: the publisher's where the words say so or name whom it joins."""
    nearby = tuple(find_nearby(figure, "match_funding", around))
    wider = tuple(find_around(figure, "match_funding", around))
    recipient = _named_first(nearby, "recipient", around)
    for ring in (*nearby, *wider):
        if is_unnamed(ring, strongest(ring.found, "funder")):
            return Parties(recipient=recipient)
        own = strongest(ring.found, "publisher")
        other = strongest(ring.found, "funder")
        if own is not None and (other is None or own.strength > other.strength):
            return Parties(funder=around.publisher, recipient=recipient)
        if other is not None and other.strength >= strength_needed(ring):
            return Parties(funder=None if other.several else _named(other, around))
    return Parties(funder=around.publisher if recipient else None, recipient=recipient)


def _payee(rings: Iterable[Ring], kind: str, around: DecisionText) -> NamedId | None:
    """The first body plainly paid; none where the words speak of bodies without naming one."""
    for ring in rings:
        possible = [each for each in ring.found if _may_be_paid(each, kind, around)]
        best = strongest(possible, "recipient")
        if is_unnamed(ring, best):
            return None
        if best is not None and best.strength >= strength_needed(ring):
            disputed = ring.is_own and is_disputed(best, possible, ring)
            return None if best.several or disputed else _named(best, around)
    return None


def _only_awarded(kind: str, around: DecisionText) -> NamedId | None:
    """The one body that the decision calls awarded, where its amount's sentence names nobody."""
    named = {
        _named(each, around): each
        for each in find_awarded(kind, around)
        if _may_be_paid(each, kind, around)
    }
    alone = next(iter(named), None)
    return alone if len(named) == 1 and not named[alone].several else None


def _may_be_paid(found: PartyFound, kind: str, around: DecisionText) -> bool:
    if found.body is None:
        return True
    if kind == "grant_awarded" and found.body.kind == _DEPARTMENT:
        return False
    if found.body.listed or not found.body.organisation_id:
        return True
    if is_thing_named(around.text, found.body.end):
        return False
    return found.body.kind != _UNTOLD or names_a_body(found.body.name, in_list=True)


def _payer(rings: Iterable[Ring], passer: NamedId | None, around: DecisionText) -> NamedId | None:
    """The first body plainly paying; sentences that name several for parts of it do not count."""
    for ring in rings:
        best = strongest(ring.found, "funder")
        if is_unnamed(ring, best):
            return None
        if best is None or is_disputed(best, ring.found, ring):
            continue
        if best.strength < payer_strength_needed(ring):
            continue
        named = _named(best, around)
        if named != passer:
            return named
    return None


@lru_cache(maxsize=_KEPT)
def _telling_anywhere(kind: str, party: str, around: DecisionText) -> tuple[Ring, ...]:
    """The sentences of the whole decision that plainly name a party."""
    return tuple(
        ring
        for ring in find_anywhere(kind, around)
        if (best := strongest(ring.found, party)) is not None
        and best.strength >= strength_needed(ring)
    )


@lru_cache(maxsize=_KEPT)
def _passer(kind: str, around: DecisionText) -> NamedId | None:
    """A conduit or fund manager named anywhere in the decision, if the words are plain."""
    found = [each for ring in find_anywhere(kind, around) for each in ring.found]
    best = strongest(found, "intermediary")
    if best is None or best.several or best.strength < _PLAIN:
        return None
    return _named(best, around)


def _is_department(organisation_id: str) -> bool:
    body = organisation(organisation_id)
    return body is not None and body.kind == _DEPARTMENT


def _named_first(rings: Iterable[Ring], party: str, around: DecisionText) -> NamedId | None:
    for ring in rings:
        best = strongest(ring.found, party)
        if best is not None and best.strength >= strength_needed(ring):
            return _named(best, around)
    return None


def _named(found: PartyFound, around: DecisionText) -> NamedId | None:
    if found.body is None:
        return None
    return as_party(resolve(found.body, around.text, around.mentions.organisations))
