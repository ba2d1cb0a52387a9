"""Context that one amount shares with the next: ``from £1m and £2m``, ``to £3m (£1m and £2m)``."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from .readings import Meaning, Reading

_JOINED = re.compile(r"^(?:[^ ;:]+ ){0,8}?(?:and|or|&|,) (?:[^ ;:]+ ){0,6}$")
_OPENED = re.compile(r"^\( (?:[^ ]+ ){0,3}$")
_DECIDES_ANEW = re.compile(
    r" (?:accept|award|approv|allocat|grant|pay|contribut|transfer|agree|passes|vary|extend|"
    r"increas|reduc)"
)
_CONTEXT, _KIND = 0.95, 0.85


def share_context(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Readings with the kind and context of the amount before them where both hang together.

    Shared over ``and``, ``or`` and an opening bracket, never over another verb of deciding.
    """
    found: list[Reading] = []
    for reading in readings:
        above = found[-1] if found else None
        if above is not None and _hang_together(above, reading):
            reading = replace(reading, kinds=_shared(above.kinds, reading.kinds, _KIND))
            if above.is_context:
                reading = replace(
                    reading,
                    whys=_shared(above.whys, reading.whys, _CONTEXT),
                    signs={**above.signs, **reading.signs},
                )
        found.append(reading)
    return tuple(found)


def _shared(
    above: Mapping[Meaning, float], own: Mapping[Meaning, float], share: float
) -> dict[Meaning, float]:
    """Scores where each is at least a share of the amount's before."""
    return {
        meaning: max(share * above.get(meaning, 0.0), own.get(meaning, 0.0))
        for meaning in {**above, **own}
    }


def _hang_together(above: Reading, reading: Reading) -> bool:
    if above.phrase is not reading.phrase or reading.in_table:
        return False
    tokens = reading.phrase.tokens[above.position + 1 : reading.position]
    between = "".join(f"{token.word} " for token in tokens)
    if _DECIDES_ANEW.search(f" {between}"):
        return False
    return bool(_JOINED.match(between) or _OPENED.match(between))
