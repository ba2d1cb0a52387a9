"""Where the parties of a figure are looked for: its sentences first, then ever further off."""

import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ..records import OrganisationMention
from .decision_text import TEXTS_KEPT, DecisionText
from .entries import Entry, find_entries, find_lines_of_rows
from .figures import Figure
from .parties import PartyFound, find_parties
from .phrasing import Phrase
from .places import begun_in
from .readings import Reading
from .respective import respective_body
from .sides import is_own
from .standing_for import with_antecedent
from .unlisted_names import NamedPhrase, body_at, unresolved, with_names
from .zones import zone_of

_UNLISTED = 0.85
_KINDS = 6
_IN_SIGHT = 60
_PLAIN = 9.0
_ZONES = ("decision", "title", "summary", "body")
_MAIN_PARTY: Mapping[str, str] = {"grant_awarded": "recipient", "contract": "recipient"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """What one place says of the parties; `is_own` where that is the amount's own sentence."""

    found: tuple[PartyFound, ...]
    is_own: bool


def find_nearby(figure: Figure, kind: str, around: DecisionText) -> Iterator[Ring]:
    """What the sentences that print a figure say, the most telling first."""
    for reading in _telling(figure):
        yield Ring(found=_in_own_sentence(reading, kind, around), is_own=True)


def find_around(figure: Figure, kind: str, around: DecisionText) -> Iterator[Ring]:
    """What the other sentences of its paragraphs say, those that lead in its table, the title."""
    for reading in _telling(figure):
        for phrase in _same_paragraph(reading.phrase, around.phrases):
            yield _of_known(phrase, kind, around)
        if reading.in_table:
            yield from _above(_table_start(reading, around), kind, around)
    if around.title is not None:
        yield _ring(around.title, kind, around)


def _telling(figure: Figure) -> Sequence[Reading]:
    """The printings of a figure that are asked: of one printed without end only the first."""
    return (figure.decided_readings or figure.readings)[:_IN_SIGHT]


def find_beside(place: int, kind: str, around: DecisionText) -> Iterator[Ring]:
    """What the sentence above a table says, as the amounts' own, and the title."""
    for ring in _above(place, kind, around):
        yield replace(ring, is_own=True)
    if around.title is not None:
        yield _ring(around.title, kind, around)


def _above(place: int, kind: str, around: DecisionText) -> Iterator[Ring]:
    """What the last sentence before a table says."""
    for phrase in [each for each in around.phrases if each.sentence.end <= place][-1:]:
        yield _ring(phrase, kind, around)


@lru_cache(maxsize=TEXTS_KEPT * _KINDS)
def find_awarded(kind: str, around: DecisionText) -> tuple[PartyFound, ...]:
    """Whom sentences without an amount call awarded, appointed or contracted."""
    return tuple(_awarded(kind, around))


def _awarded(kind: str, around: DecisionText) -> Iterator[PartyFound]:
    for phrase in around.phrases:
        words = phrase.words
        if " MONEY " not in words and zone_of(around.text, around.form, phrase.sentence) in _ZONES:
            found = _ring(phrase, kind, around).found
            yield from (each for each in found if each.party == "awardee")


@lru_cache(maxsize=TEXTS_KEPT * _KINDS)
def find_anywhere(kind: str, around: DecisionText) -> tuple[Ring, ...]:
    """What each sentence of the decision that names a body says, in order, if anything."""
    rings = (
        _of_known(phrase, kind, around)
        for phrase in around.phrases
        if any(f" {body} " in phrase.words for body in ("ORG", "GOV", "FORCE"))
    )
    return tuple(ring for ring in rings if ring.found)


def _in_own_sentence(reading: Reading, kind: str, around: DecisionText) -> tuple[PartyFound, ...]:
    named = NamedPhrase(phrase=reading.phrase, bodies={})
    if kind in _MAIN_PARTY:
        named = with_names(around.text, reading.phrase)
    named = with_antecedent(named, around)
    bodies = _in_its_row(reading, _bodies_of(named, around), around)
    position = named.phrase.position_of(reading.mention.start)
    party = _MAIN_PARTY.get(kind, "funder")
    plain = respective_body(named.phrase, position, bodies, _bodies_before(reading.phrase, around))
    if plain is None and party == "recipient" and not reading.in_table:
        plain = _body_of_entry(reading, around)
    if plain is not None:
        return (PartyFound(party=party, body=plain, strength=_PLAIN),)
    return _weighed(find_parties(named.phrase, position, kind, bodies))


def _in_its_row(
    reading: Reading, bodies: Mapping[int, OrganisationMention], around: DecisionText
) -> Mapping[int, OrganisationMention]:
    """The bodies, or only those in the amount's own line where rows run together to a sentence."""
    row = _rows(around).get(reading.mention.start)
    if row is None:
        return bodies
    return {start: body for start, body in bodies.items() if row[0] <= start < row[1]}


@lru_cache(maxsize=TEXTS_KEPT)
def _rows(around: DecisionText) -> Mapping[int, tuple[int, int]]:
    return find_lines_of_rows(around.text, _places(around))


@lru_cache(maxsize=TEXTS_KEPT)
def _entries(around: DecisionText) -> Mapping[int, Entry]:
    return find_entries(around.text, _places(around))


def _bodies_of(named: NamedPhrase, around: DecisionText) -> Mapping[int, OrganisationMention]:
    """The bodies that a phrase's tokens stand for, by place."""
    starts = (token.start for token in named.phrase.tokens)
    known = {start: around.bodies[start] for start in starts if start in around.bodies}
    return known | {**named.bodies}


def _places(around: DecisionText) -> tuple[tuple[int, int], ...]:
    return tuple((money.start, money.end) for money in around.mentions.money)


def _body_of_entry(reading: Reading, around: DecisionText) -> OrganisationMention | None:
    """The body that a list names in front of an amount: the whole label, or what it begins with."""
    entry = _entries(around).get(reading.mention.start)
    row = _rows(around).get(reading.mention.start)
    start = entry.start if entry else row[0] if row else None
    if start is None:
        return None
    begins = body_at(around.text, start, around.mentions.organisations)
    if begins is not None and is_own(begins, around.publisher):
        return None
    if entry is not None and entry.names_body and (begins is None or begins.end < entry.end):
        return unresolved(around.text, entry.start, entry.end)
    return begins


def _ring(phrase: Phrase, kind: str, around: DecisionText) -> Ring:
    if kind not in _MAIN_PARTY:
        return _of_known(phrase, kind, around)
    named = with_names(around.text, phrase)
    found = find_parties(named.phrase, None, kind, _bodies_of(named, around))
    return Ring(found=_weighed(found), is_own=False)


def _of_known(phrase: Phrase, kind: str, around: DecisionText) -> Ring:
    found = find_parties(phrase, None, kind, around.bodies)
    return Ring(found=tuple(found), is_own=False)


def _weighed(found: Sequence[PartyFound]) -> tuple[PartyFound, ...]:
    """Names in capitals count a little less than bodies that are known for such."""
    return tuple(
        replace(each, strength=each.strength * _UNLISTED)
        if each.body is not None and not each.body.organisation_id
        else each
        for each in found
    )


def _bodies_before(phrase: Phrase, around: DecisionText) -> Sequence[OrganisationMention]:
    return begun_in(0, phrase.sentence.start, around.mentions.organisations)


def _table_start(reading: Reading, around: DecisionText) -> int:
    """Where the table begins that prints an amount, or the amount itself."""
    start = reading.mention.start
    tables = around.document.tables
    return next((table.start for table in tables if table.start <= start < table.end), start)


def _same_paragraph(phrase: Phrase, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """The sentences of the amount's paragraph, those before it first, nearest first.

    Of a paragraph without end only those in sight of the amount.
    """
    own = phrase.sentence.paragraph
    first = bisect.bisect_left(phrases, own, key=_paragraph_of)
    last = bisect.bisect_right(phrases, own, lo=first, key=_paragraph_of)
    place = bisect.bisect_left(phrases, phrase.sentence.start, first, last, key=_start_of)
    yield from reversed(phrases[max(first, place - _IN_SIGHT) : place])
    behind = phrases[place : min(last, place + _IN_SIGHT)]
    yield from (other for other in behind if other is not phrase)


def _paragraph_of(phrase: Phrase) -> int:
    return phrase.sentence.paragraph


def _start_of(phrase: Phrase) -> int:
    return phrase.sentence.start
