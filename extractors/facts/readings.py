"""What each printed amount is, read from its own sentence: decided money of a kind, or context."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar, cast

from ..records import Kind, MoneyMention, Why
from .asides import without_asides
from .cues import Hit, combined, hits, load_cues
from .direction import Direction, direction_of
from .patterns import AMOUNT, with_amount
from .phrasing import Phrase
from .signs import Sign, strongest_signs
from .zones import Zone

_DECIDES: Mapping[Zone, float] = {
    "decision": 3.0,
    "title": 2.0,
    "summary": 1.2,
    "body": -0.6,
    "background": -1.4,
    "boilerplate": -2.5,
    "neighbour": -9.0,
}
_OUTSPOKEN = 3.9
"""A sign of context this strong holds against any sign of a decision."""
_BEFORE = 0.6
_TITLE = 0.45
_GOES_SOMEWHERE = 0.4
_SAID_BEFORE = 0.9
_POINTS_BACK = re.compile(
    r" \^ (?:this|these|that|they) (?:is|are|was|were|comes?|makes?|means?|amounts?) "
)


Meaning = TypeVar("Meaning")
_Kinds = Mapping[Kind, float]
_Whys = Mapping[Why, float]
_Signs = Mapping[Why, Sign]


def likeliest(scores: Mapping[Meaning, float]) -> Meaning | None:
    """What scores highest, the first of equals; None without any score."""
    return max(scores.items(), key=lambda item: item[1])[0] if scores else None


@dataclass(frozen=True, kw_only=True)
class Reading:
    """An amount with the scores for what it may be; higher is likelier, 0 is no sign at all.

    `words` are those of its sentence in which cues are looked for, `direction` is what they say of
    givers and getters. Without slots, since what follows from the scores is asked for many times
    and is worked out once.
    """

    mention: MoneyMention
    phrase: Phrase
    position: int
    words: str
    direction: Direction
    zone: Zone
    decided: float
    kinds: Mapping[Kind, float]
    whys: Mapping[Why, float]
    signs: Mapping[Why, Sign]
    in_table: bool = False

    @property
    def kind(self) -> Kind | None:
        return likeliest(self.kinds)

    @cached_property
    def why(self) -> Why | None:
        """The likeliest reason to be context, if there is any sign of one."""
        return likeliest(self.whys)

    @cached_property
    def is_context(self) -> bool:
        why = self.why
        return self.zone == "neighbour" or (
            why is not None and self.whys[why] > min(max(self.decided, 0.5), _OUTSPOKEN)
        )

    @cached_property
    def is_outspoken_context(self) -> bool:
        why = self.why
        return self.is_context and why is not None and self.whys[why] > _OUTSPOKEN

    @cached_property
    def margin(self) -> float:
        """How much more is said for money decided than for context."""
        return self.decided - max(self.whys.values(), default=0.0)


def read_amount(
    mention: MoneyMention,
    phrase: Phrase,
    zone: Zone,
    before: Sequence[str],
    title: str,
    *,
    in_table: bool = False,
) -> Reading:
    """An amount's reading from its sentence, the words of the sentences before it and the title."""
    position = phrase.position_of(mention.start)
    words = without_asides(with_amount(phrase, position))
    deciding = list(hits(load_cues("decision_cues", "rule"), words))
    kind_hits = list(hits(load_cues("kind_cues", "kind"), words))
    context = list(hits(load_cues("context_cues", "why"), words))
    pointed_to = _pointed_to(words, before)
    direction = direction_of(words)
    return Reading(
        mention=mention,
        phrase=phrase,
        position=position,
        words=words,
        direction=direction,
        zone=zone,
        decided=_DECIDES[zone] + _decided(deciding, before, direction) + _against(words, before),
        kinds=cast(_Kinds, _directed(_kinds(kind_hits, before, title), direction)),
        whys=cast(_Whys, _whys(context, pointed_to)),
        signs=cast(_Signs, strongest_signs(context, pointed_to, phrase, position)),
        in_table=in_table,
    )


def _decided(found: list[Hit], before: Sequence[str], direction: Direction) -> float:
    """How much says that this is decided: words of deciding, or money said to go somewhere."""
    own = combined([hit.strength for hit in found if hit.strength > 0])
    own = max(own, _GOES_SOMEWHERE * max(direction.inward, direction.outward))
    inherited = 0.0
    if own < 1.0 and before:
        cues = load_cues("decision_cues", "rule")
        inherited = _BEFORE * combined(
            [hit.strength for hit in hits(cues, before[-1]) if hit.strength > 0]
        )
    return max(own, inherited)


def _against(words: str, before: Sequence[str]) -> float:
    """How much says that it is not decided: noted, declined; at most 0."""
    cues = load_cues("decision_cues", "rule")
    own, joined = (
        combined([hit.strength for hit in hits(cues, each) if hit.strength < 0]) if each else 0.0
        for each in (words, _pointing_back(words, before))
    )
    return min(own, _SAID_BEFORE * joined)


def _kinds(found: list[Hit], before: Sequence[str], title: str) -> dict[str, float]:
    scores = defaultdict(float, by_meaning(found))
    cues = load_cues("kind_cues", "kind")
    for share, words in [*((_BEFORE, words) for words in before[-1:]), (_TITLE, title)]:
        for kind, score in by_meaning(list(hits(cues, words))).items():
            scores[kind] += share * score
    return dict(scores)


def _directed(scores: dict[str, float], direction: Direction) -> dict[str, float]:
    """Scores with what is said of who gives and who gets; paid out may be grant or contract."""
    found = dict(scores)
    if direction.inward:
        found["grant_received"] = found.get("grant_received", 0.0) + direction.inward
    if direction.outward:
        for kind in ("grant_awarded", *(("contract",) if found.get("contract", 0) > 0 else ())):
            found[kind] = found.get(kind, 0.0) + direction.outward
    return found


def by_meaning(found: list[Hit]) -> dict[str, float]:
    """The cues' strengths put together for each of their meanings, less those against it."""
    strengths: dict[str, list[float]] = defaultdict(list)
    for hit in found:
        strengths[hit.cue.meaning].append(hit.strength)
    return {
        meaning: combined([value for value in values if value > 0])
        + combined([value for value in values if value < 0])
        for meaning, values in strengths.items()
    }


def _pointed_to(words: str, before: Sequence[str]) -> list[Hit]:
    """The signs of context in the sentence that this one points back to, where they say less."""
    joined = _pointing_back(words, before)
    found = hits(load_cues("context_cues", "why"), joined) if joined else ()
    return [replace(hit, strength=_SAID_BEFORE * hit.strength) for hit in found]


def _whys(own: list[Hit], pointed_to: list[Hit]) -> dict[str, float]:
    """The reasons to be context; a sentence that points back has those of the one before too."""
    scores = by_meaning(own)
    for why, score in by_meaning(pointed_to).items():
        scores[why] = max(scores.get(why, score), score)
    return scores


def _pointing_back(words: str, before: Sequence[str]) -> str:
    """A sentence with the one it points back to in front of it: ``Note it. This is AMOUNT``."""
    if not before or not _POINTS_BACK.search(words):
        return ""
    return before[-1].replace(f" {AMOUNT} ", " MONEY ") + words.partition(" ^ ")[2]
