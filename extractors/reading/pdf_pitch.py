"""How far apart a document sets its lines: what is farther begins a paragraph."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from extractors.reading.pdf_marks import Fragment

_USUAL: Final = 1.2
_TIGHTEST: Final = 0.95
_LOOSEST: Final = 2.2
_ENOUGH: Final = 4


def line_pitches(pages: Sequence[Sequence[Fragment]]) -> list[float]:
    """For each page the usual distance of lines that read on, in sizes of its type.

    A line that begins with a low letter goes on from the one above, so the distance of the two is
    no gap between paragraphs. A page without enough such lines takes the whole document's distance.
    """
    measured = [_measured(page) for page in pages]
    together = [pitch for page in measured for pitch in page]
    usual = median(together) if len(together) >= _ENOUGH else _USUAL
    return [median(page) if len(page) >= _ENOUGH else usual for page in measured]


def _measured(fragments: Sequence[Fragment]) -> list[float]:
    firsts: dict[float, Fragment] = {}
    for fragment in fragments:
        level = round(fragment.base, 1)
        if level not in firsts or fragment.x0 < firsts[level].x0:
            firsts[level] = fragment
    pitches = (
        (above - below) / max(firsts[above].size, firsts[below].size)
        for above, below in pairwise(sorted(firsts, reverse=True))
        if firsts[below].text[0].islower() and firsts[above].size == firsts[below].size
    )
    return [pitch for pitch in pitches if _TIGHTEST <= pitch <= _LOOSEST]
