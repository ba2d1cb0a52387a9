"""Who pays, through whom, and who receives: read from the words around an amount."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..knowledge.loader import read_rows
from ..records import OrganisationMention
from .cues import combined
from .patterns import Pattern, compile_pattern, with_amount
from .phrasing import Phrase

Direction = Literal["in", "out", "receipt", "match"]
DIRECTION_OF_KIND: Mapping[str, Direction] = {
    "grant_received": "in",
    "grant_awarded": "out",
    "contract": "out",
    "receipt": "receipt",
    "match_funding": "match",
}
_WORDS_TO_HALVE = 7.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyCue:
    party: str
    direction: str
    pattern: Pattern
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFound:
    """A body in a part, with how strongly the words say so; `several` where a list follows it."""

    party: str
    mention: OrganisationMention
    strength: float
    several: bool


@cache
def load_party_cues(direction: str) -> tuple[PartyCue, ...]:
    """The cues for parties of money that moves in a direction."""
    return tuple(
        PartyCue(
            party=row["party"],
            direction=row["direction"],
            pattern=compile_pattern(row["pattern"]),
            weight=float(row["weight"]),
        )
        for row in read_rows("party_cues")
        if row["direction"] == direction
    )


def find_parties(
    phrase: Phrase,
    position: int | None,
    direction: str,
    bodies: Mapping[int, OrganisationMention],
) -> list[PartyFound]:
    """The parties that a sentence names for the amount at a token, or for its money at large.

    `bodies` maps an offset of the text to the body named there.
    """
    words = phrase.words if position is None else with_amount(phrase, position)
    strengths: dict[tuple[str, int], list[float]] = {}
    for cue in load_party_cues(direction):
        if not cue.pattern.may_match(words):
            continue
        for match in cue.pattern.regex.finditer(words):
            token = _token_of(words, match.start("party"))
            distance = 0 if position is None else abs(token - position)
            near = cue.weight / (1 + distance / _WORDS_TO_HALVE)
            near *= 0.55 ** _amounts_between(phrase, token, position)
            strengths.setdefault((cue.party, token), []).append(near)
    return [
        PartyFound(
            party=party,
            mention=bodies[phrase.tokens[token].start],
            strength=combined(found),
            several=_is_one_of_several(phrase, token),
        )
        for (party, token), found in strengths.items()
        if phrase.tokens[token].start in bodies
    ]


def _token_of(words: str, place: int) -> int:
    return words.count(" ", 0, place) - 1


def _amounts_between(phrase: Phrase, token: int, position: int | None) -> int:
    if position is None:
        return 0
    low, high = sorted((token, position))
    return sum(between.word == "MONEY" for between in phrase.tokens[low + 1 : high])


def _is_one_of_several(phrase: Phrase, token: int) -> bool:
    """Whether another body follows or precedes in the same list: ``ORG, ORG and ORG``."""
    following = [each.word for each in phrase.tokens[token + 1 : token + 4]]
    above = [each.word for each in phrase.tokens[max(token - 3, 0) : token]]
    joined = {",", "and", "&", ";"}
    return bool(
        (following[:1] and following[0] in joined and "ORG" in following[1:])
        or (above[-1:] and above[-1] in joined and "ORG" in above[:-1])
    )


def strongest(found: Iterable[PartyFound], party: str) -> PartyFound | None:
    """The party named most strongly, the first of equals."""
    return max(
        (each for each in found if each.party == party),
        key=lambda each: each.strength,
        default=None,
    )


def bodies_by_place(organisations: Sequence[OrganisationMention]) -> dict[int, OrganisationMention]:
    return {mention.start: mention for mention in organisations}
