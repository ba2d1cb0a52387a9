"""How sure a fact is: the probability that weighing gives it, less for a doubtful printing.

`docs/accuracy.md` sets each band beside the share of its facts that labelled cases call right.
"""

from .figures import Figure

_LEAST, _MOST = 0.05, 0.99
_DOUBTFUL = 0.85


def confidence_of(figure: Figure, probability: float) -> float:
    """A fact's confidence, from 0.05 to 0.99; an amount printed in doubt counts for less."""
    if any(reading.mention.doubt for reading in figure.readings):
        probability *= _DOUBTFUL
    return round(min(max(probability, _LEAST), _MOST), 2)
