"""Why a printed amount is not money decided here, where nothing stronger says why."""

from ..records import Why
from .figures import Figure
from .readings import Reading

_NO_SIGN = 0.3


def why_context(reading: Reading, figure: Figure) -> Why:
    """The likeliest reason, from the amount's own sentence, else from its other printings."""
    if reading.zone == "neighbour":
        return "other_entry"
    for each in (reading, *figure.readings):
        why = each.why
        if why is not None and each.whys[why] > _NO_SIGN:
            return why
    if reading.zone == "background":
        return "previous_decision"
    return "restated" if figure.zone_rank > 1 else "existing_budget"
