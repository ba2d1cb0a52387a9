"""Which rule decided what sort of money a figure is, and the words that it read."""

from collections.abc import Iterable, Mapping

from ..records import Kind
from .cues import Hit, hits, load_cues
from .figures import Figure
from .phrasing import Phrase
from .readings import Reading
from .signs import Sign, places_in, places_of

_GOES: Mapping[Kind, str] = {
    "grant_received": "inward",
    "grant_awarded": "outward",
    "contract": "outward",
}

WEIGHED = Sign(rule="weighed")
"""Of a headline that no rule proposed: all that is known of it, weighed, speaks for it."""


def deciding_sign(figure: Figure, kind: Kind, title: Phrase | None) -> Sign:
    """What says of what kind a headline is, failing that, that it is decided at all.

    The words of the most telling printing are asked first, then those of the others, the title's,
    and last words of asking and deciding, whatever the kind.
    """
    readings = (figure.best, *figure.decided_readings)
    found = (
        *(find(reading, kind) for reading in readings for find in (_named, _directed)),
        _titled(title, kind) if title else None,
        *(_decided(reading) for reading in readings),
    )
    return next((sign for sign in found if sign is not None), Sign(rule="no cue"))


def part_sign(figure: Figure) -> Sign:
    """The sign of a part: the words that call it one, where it is not its place or sum alone."""
    found = hits(load_cues("part_cues", "rule"), figure.best.words)
    return _strongest(figure.best, found) or Sign(rule="part of a total")


def _named(reading: Reading, kind: Kind) -> Sign | None:
    """The strongest cue for a kind in the amount's own sentence."""
    found = hits(load_cues("kind_cues", "kind"), reading.words)
    return _strongest(reading, (hit for hit in found if hit.cue.meaning == kind))


def _directed(reading: Reading, kind: Kind) -> Sign | None:
    """Whether the verb that governs the amount says that it goes the way of its kind."""
    goes = _GOES.get(kind)
    plainly = goes is not None and getattr(reading.direction, goes) > 0
    return Sign(rule="giver and getter") if plainly else None


def _titled(title: Phrase, kind: Kind) -> Sign | None:
    """Whether a cue for a kind stands in the decision's title."""
    found = hits(load_cues("kind_cues", "kind"), title.words)
    best = _best(hit for hit in found if hit.cue.meaning == kind)
    return Sign(rule="said in the title", places=places_in(best, title)) if best else None


def _decided(reading: Reading) -> Sign | None:
    """The strongest words of asking and deciding in the amount's own sentence."""
    return _strongest(reading, hits(load_cues("decision_cues", "rule"), reading.words))


def _strongest(reading: Reading, found: Iterable[Hit]) -> Sign | None:
    best = _best(found)
    if best is None:
        return None
    return Sign(rule=best.cue.rule, places=places_of(best, reading.phrase, reading.position))


def _best(found: Iterable[Hit]) -> Hit | None:
    """The cue that says most for something; none that speaks against it."""
    return max((hit for hit in found if hit.strength > 0), key=lambda h: h.strength, default=None)
