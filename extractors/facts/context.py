"""Why a printed amount is not money decided here, and what says so."""

from dataclasses import dataclass

from ..records import Why
from .cues import hits, load_cues
from .figures import Figure
from .readings import Reading
from .roles import Roles
from .signs import Sign, places_of

_NO_SIGN = 0.3
_IN_SIGHT = 40
"""So many printings of one amount are asked, the most telling first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A reason to be context, with the rule that gives it."""

    why: Why
    sign: Sign


OUTWEIGHED = Sign(rule="outweighed")
"""Of an amount that the rules proposed: all that is known of it, weighed, speaks against it."""
WEIGHED = Sign(rule="reason weighed")
"""Of an amount for whose reason no rule speaks, but all that is known of it."""
UNREAD = Reason(why="restated", sign=Sign(rule="not in a sentence"))
"""Of an amount that stands in no sentence, but in a heading."""
NOT_TAKEN = Reason(why="bid", sign=Sign(rule="not taken"))
"""Of every amount of a decision that was refused or withdrawn."""


def reason_of(reading: Reading, figure: Figure, roles: Roles) -> Reason:
    """The likeliest reason by the weights, with what speaks for it: words of the document, or all
    that is known of it.
    """
    if reading.zone == "neighbour":
        return Reason(why="other_entry", sign=Sign(rule="another entry"))
    why = roles.reasons[id(figure)]
    all_of_it = OUTWEIGHED if id(figure) in roles.weighed else WEIGHED
    return Reason(why=why, sign=_sign_of(why, reading, figure) or _noted(reading) or all_of_it)


def _sign_of(why: Why, reading: Reading, figure: Figure) -> Sign | None:
    """The rule that gives a reason too: in the amount's own sentence, else for other printings."""
    for each in (reading, *figure.readings[:_IN_SIGHT]):
        if each.whys.get(why, 0.0) > _NO_SIGN:
            return each.signs[why]
    is_history = reading.zone == "background" and why == "previous_decision"
    return Sign(rule="background") if is_history else None


def _noted(reading: Reading) -> Sign | None:
    """The words that say most plainly that nothing is decided: noted, refused, left to others."""
    found = hits(load_cues("decision_cues", "rule"), reading.words)
    weakest = min(found, key=lambda hit: hit.strength, default=None)
    if weakest is None or weakest.strength >= 0:
        return None
    places = places_of(weakest, reading.phrase, reading.position)
    return Sign(rule=weakest.cue.rule, places=places)
