"""Who pays, through whom, and who receives: read from the words around an amount."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ..knowledge.loader import read_rows
from ..records import OrganisationMention
from .cues import combined
from .pattern_index import PatternIndex, index_patterns, may_match
from .patterns import Pattern, compile_pattern, with_amount
from .phrasing import Phrase

DIRECTIONS_OF_KIND: Mapping[str, tuple[str, ...]] = {
    "grant_received": ("in",),
    "grant_awarded": ("out", "grant"),
    "contract": ("out", "contract"),
    "receipt": ("receipt",),
    "match_funding": ("match",),
}
_BYSTANDER = "bystander"
"""The party of a body that only stands by: a joint buyer, whom a claim is sent to."""
_SIDES = ("funder", "recipient", "awardee")
_WORDS_TO_HALVE = 7.0
_PAST_ANOTHER_AMOUNT = 0.55
_SENTENCES_KEPT = 4096
_ELSEWHERE = 0.5
_JOINED = frozenset({",", "and", "&", ";"})
_POSSESSIVE = "'s"
_BODIES = ("ORG", "GOV", "FORCE")
_OUTSIDE = {"ORG", "GOV"}
_BEGINS_PARTS = ("comprising", "including", "comprised")
_ENDS_PARTS = (";", ")", "and", "be")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyCue:
    """A row of `party_cues.csv`; one without a body in its pattern speaks for no named body.

    `unlisted_too`: it also tells a party of a name in capitals that nothing else says is a body.
    """

    party: str
    direction: str
    pattern: Pattern
    weight: float
    unlisted_too: bool

    @property
    def names_body(self) -> bool:
        return "party" in self.pattern.regex.groupindex


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFound:
    """A body in a part, with how strongly the words say so.

    `several`: it is one of a list; `elsewhere`: it goes with another amount of the sentence. There
    is no body for ``publisher`` (the publisher itself pays) and ``unnamed`` (nobody is named).
    """

    party: str
    body: OrganisationMention | None
    strength: float
    several: bool = False
    elsewhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyCueTable:
    """Cues for parties in order, and which of them may match."""

    cues: tuple[PartyCue, ...]
    index: PatternIndex


@cache
def load_party_cues(kind: str, *, amount: bool) -> PartyCueTable:
    """The cues for the parties of a kind of money that hang on an amount, or the others."""
    cues = tuple(cue for cue in map(_party_cue, _rows_of(kind)) if cue.pattern.has_amount == amount)
    return PartyCueTable(cues=cues, index=index_patterns([cue.pattern for cue in cues]))


def _rows_of(kind: str) -> Iterator[Mapping[str, str]]:
    wanted = DIRECTIONS_OF_KIND[kind]
    return (row for row in read_rows("party_cues") if row["direction"] in wanted)


def _party_cue(row: Mapping[str, str]) -> PartyCue:
    return PartyCue(
        party=row["party"],
        direction=row["direction"],
        pattern=compile_pattern(row["pattern"]),
        weight=float(row["weight"]),
        unlisted_too=row["unlisted"] == "yes",
    )


def find_parties(
    phrase: Phrase,
    position: int | None,
    kind: str,
    bodies: Mapping[int, OrganisationMention],
) -> list[PartyFound]:
    """The parties that a sentence names for the amount at a token, or for its money at large.

    `bodies` maps an offset of the text to the body named there.
    """
    strengths: dict[tuple[str, int | None], list[float]] = {}
    for cue, token, names_body in _matches(phrase, position, kind):
        near = cue.weight * _nearness(phrase, token, position)
        body = bodies.get(phrase.tokens[token].start) if names_body else None
        if not names_body:
            strengths.setdefault((cue.party, None), []).append(near)
        elif body is not None and (body.organisation_id or cue.unlisted_too):
            strengths.setdefault((cue.party, token), []).append(near)
    aside = {token for party, token in strengths if party == _BYSTANDER}
    return [
        PartyFound(party=party, body=None, strength=combined(found))
        if token is None
        else _at(token, party, combined(found), phrase, position, bodies)
        for (party, token), found in strengths.items()
        if party != _BYSTANDER and not (party in _SIDES and token in aside)
    ]


def _at(
    token: int,
    party: str,
    strength: float,
    phrase: Phrase,
    position: int | None,
    bodies: Mapping[int, OrganisationMention],
) -> PartyFound:
    elsewhere = _belongs_elsewhere(phrase, token, position)
    return PartyFound(
        party=party,
        body=bodies[phrase.tokens[token].start],
        strength=strength * (_ELSEWHERE if elsewhere else 1.0),
        several=_is_one_of_several(phrase, token),
        elsewhere=elsewhere,
    )


def _matches(
    phrase: Phrase, position: int | None, kind: str
) -> Iterator[tuple[PartyCue, int, bool]]:
    """Cues that match, each with its body's token, or with its own first where it names none."""
    plain = _places(phrase.words, kind, amount=False)
    near = () if position is None else _places(with_amount(phrase, position), kind, amount=True)
    yield from (*plain, *near)


@lru_cache(maxsize=_SENTENCES_KEPT)
def _places(words: str, kind: str, *, amount: bool) -> tuple[tuple[PartyCue, int, bool], ...]:
    """What `_matches` gives, of cues that hang on an amount or of the others; one search a text."""
    table = load_party_cues(kind, amount=amount)
    return tuple(
        (cue, words.count(" ", 0, place) - 1, cue.names_body)
        for cue in map(table.cues.__getitem__, may_match(table.index, words))
        for place in _each(cue, words)
    )


def _each(cue: PartyCue, words: str) -> Iterator[int]:
    """Where a cue's body stands, or the cue itself; the gaps of two matches may share words."""
    at = 0
    while match := cue.pattern.regex.search(words, at):
        place = match.start("party") if cue.names_body else match.start()
        yield place
        at = place + 1


def _nearness(phrase: Phrase, token: int, position: int | None) -> float:
    """How near a body stands to an amount: less over other words, and less over other amounts."""
    if position is None:
        return 1.0
    low, high = sorted((token, position))
    amounts = sum(low < number < high for number in _main_amounts(phrase))
    return _PAST_ANOTHER_AMOUNT**amounts / (1 + abs(token - position) / _WORDS_TO_HALVE)


def _belongs_elsewhere(phrase: Phrase, token: int, position: int | None) -> bool:
    """Whether a body goes with another amount: ``£2m to Kent and £1m to Essex``.

    Where a sentence names its first amount before its first body, each body goes with the amount
    before it, else with the one after it.
    """
    if position is None:
        return False
    amounts = [number for number in _main_amounts(phrase) if number != position] + [position]
    first_body = next(n for n, each in enumerate(phrase.tokens) if each.word in _BODIES)
    if min(amounts) < first_body:
        return max(number for number in amounts if number < token) != position
    return min((number for number in amounts if number > token), default=position) != position


def _main_amounts(phrase: Phrase) -> list[int]:
    """The tokens of amounts but for those said to be parts: ``of which £2m``."""
    found: list[int] = []
    part = False
    for number, token in enumerate(phrase.tokens):
        above = phrase.tokens[number - 1].word if number else ""
        part = token.word not in _ENDS_PARTS and (
            part or token.word in _BEGINS_PARTS or (above, token.word) == ("of", "which")
        )
        if token.word == "MONEY" and not part:
            found.append(number)
    return found


def _is_one_of_several(phrase: Phrase, token: int) -> bool:
    """Whether another body follows or precedes in the same list: ``ORG, ORG and ORG``."""
    following = [each.word for each in phrase.tokens[token + 1 : token + 4]]
    above = [each.word for each in phrase.tokens[max(token - 3, 0) : token]]
    return bool(
        (following[:1] and following[0] in _JOINED and _OUTSIDE & {*following[1:]})
        or (above[-1:] and above[-1] in _JOINED and _OUTSIDE & {*above[:-1]})
        or (following[:1] == [_POSSESSIVE] and _another_owns(phrase, token))
    )


def _another_owns(phrase: Phrase, token: int) -> bool:
    """Whether something of another body is named as well: ``ORG 's project and the ORG 's``."""
    words = [each.word for each in phrase.tokens]
    return any(
        words[number] in _OUTSIDE
        and words[number + 1] == _POSSESSIVE
        and _JOINED & {*words[number - 2 : number]}
        for number in range(token + 2, len(words) - 1)
    )


def strongest(found: Iterable[PartyFound], party: str) -> PartyFound | None:
    """The party named most strongly, the first of equals."""
    return max(
        (each for each in found if each.party == party),
        key=lambda each: each.strength,
        default=None,
    )
