"""Whether what one place says of a party is plain: strong enough, and of one body only."""

from collections.abc import Iterable

from .parties import PartyFound, strongest
from .surroundings import Ring

_ENOUGH = 0.55
_ENOUGH_AROUND = 0.9
_ENOUGH_ALONE = 0.25
"""For the only payer that an amount's own sentence names: ``£2m of X's money, and up to £1m``."""
_RIVAL = 0.6


def strength_needed(ring: Ring) -> float:
    return _ENOUGH if ring.is_own else _ENOUGH_AROUND


def payer_strength_needed(ring: Ring) -> float:
    """Less for the only payer that an amount's own sentence names."""
    return _ENOUGH_ALONE if _is_sole(ring) else strength_needed(ring)


def _is_sole(ring: Ring) -> bool:
    """Whether an amount's own sentence names just one payer."""
    payers = (each.body for each in ring.found if each.party == "funder" and each.body)
    return ring.is_own and len({body.organisation_id for body in payers}) == 1


def is_unnamed(ring: Ring, best: PartyFound | None) -> bool:
    """Whether the amount's own sentence rather speaks of bodies that it does not name."""
    unnamed = strongest(ring.found, "unnamed") if ring.is_own else None
    return unnamed is not None and (best is None or unnamed.strength > best.strength)


def is_disputed(best: PartyFound, possible: Iterable[PartyFound], ring: Ring) -> bool:
    """Whether a sentence names several bodies: each for an amount of its own, or for none."""
    rivals = {
        each.body.organisation_id
        for each in possible
        if each.body is not None
        and each.party == best.party
        and (each.elsewhere if ring.is_own else each.strength >= _RIVAL * best.strength)
    }
    return len(rivals) > 1 and (best.elsewhere or not ring.is_own)


def speaks_of_several(rings: Iterable[Ring]) -> bool:
    """Whether the amount's own sentences give it to bodies not named, or to more than one."""
    return any(
        each.party == "unnamed" or (each.party == "recipient" and each.several)
        for ring in rings
        for each in ring.found
    )


def only_passes_on(rings: Iterable[Ring]) -> bool:
    """Whether the amount's own sentence gives it to a body for others: "to X, to distribute"."""
    for ring in rings:
        passer, payee = strongest(ring.found, "intermediary"), strongest(ring.found, "recipient")
        if passer and payee and passer.body == payee.body and passer.strength > payee.strength:
            return True
    return False
