"""Why a printed amount is not money decided here, and the sign that says so."""

from dataclasses import dataclass, replace

from ..records import Why
from .cues import hits, load_cues
from .figures import Figure
from .readings import Reading
from .signs import Sign, places_of

_NO_SIGN = 0.3
_IN_SIGHT = 40
"""So many printings of one amount are asked, the most telling first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A reason to be context, with the rule that gives it."""

    why: Why
    sign: Sign


UNREAD = Reason(why="restated", sign=Sign(rule="not in a sentence"))
"""Of an amount that stands in no sentence, but in a heading."""
NOT_TAKEN = Reason(why="bid", sign=Sign(rule="not taken"))
"""Of every amount of a decision that was refused or withdrawn."""


def reason_of(reading: Reading, figure: Figure, *, weighed: bool = False) -> Reason:
    """The likeliest reason, from the amount's own sentence, else from its other printings.

    `weighed` tells of a figure that the rules proposed and that was weighed and found context.
    """
    if reading.zone == "neighbour":
        return Reason(why="other_entry", sign=Sign(rule="another entry"))
    for each in (reading, *figure.readings[:_IN_SIGHT]):
        why = each.why
        if why is not None and each.whys[why] > _NO_SIGN:
            return Reason(why=why, sign=each.signs[why])
    if reading.zone == "background":
        return Reason(why="previous_decision", sign=Sign(rule="background"))
    unsaid = _unsaid(reading, figure)
    return replace(unsaid, sign=Sign(rule="outweighed")) if weighed else unsaid


def _unsaid(reading: Reading, figure: Figure) -> Reason:
    """The reason of an amount of which no cue says what it is: it may be noted, or said again."""
    if figure.zone_rank > 1:
        return Reason(why="restated", sign=_noted(reading) or Sign(rule="said again"))
    return Reason(why="existing_budget", sign=_noted(reading) or Sign(rule="no sign"))


def _noted(reading: Reading) -> Sign | None:
    """The words that say most plainly that nothing is decided: noted, refused, left to others."""
    found = hits(load_cues("decision_cues", "rule"), reading.words)
    weakest = min(found, key=lambda hit: hit.strength, default=None)
    if weakest is None or weakest.strength >= 0:
        return None
    places = places_of(weakest, reading.phrase, reading.position)
    return Sign(rule=weakest.cue.rule, places=places)
