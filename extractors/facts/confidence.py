"""How sure a fact is, from how plainly its words speak; a ranking, not yet a measured probability.

`docs/accuracy.md` sets each band beside the share of its facts that labelled cases call right.
"""

from .figures import Figure

_LEAST, _MOST = 0.35, 0.97


def confidence_of(figure: Figure, *, has_party: bool) -> float:
    """A fact's confidence: higher where the words are plainer, lower for a doubtful printing."""
    best = figure.best
    kinds = sorted(figure.kinds.values(), reverse=True)
    lead = kinds[0] - (kinds[1] if len(kinds) > 1 else 0.0) if kinds else 0.0
    score = 0.45 + 0.05 * min(best.margin, 5.0) + 0.06 * min(lead, 2.5)
    score += 0.08 if has_party else 0.0
    score += 0.05 if len(figure.decided_readings) > 1 else 0.0
    if any(reading.mention.doubt for reading in figure.readings):
        score -= 0.15
    return round(min(max(score, _LEAST), _MOST), 2)
