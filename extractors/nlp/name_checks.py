"""Whether words of the right shape are a name at all."""

import calendar
import re

from ..knowledge.organisations import council_for_place
from .organisation_shapes import Shapes, shapes

MONTHS = frozenset(calendar.month_name)


def names_one(name: str, known: Shapes) -> bool:
    return _specific(name, known) and not is_common(name) and not _is_place(name)


def tells(name: str, known: Shapes) -> bool:
    return _specific(name, known) and name.split()[-1] not in MONTHS


def _specific(name: str, known: Shapes) -> bool:
    """Whether some word of a name is more than a kind of body: "Town Council" names none."""
    cues = {word for cue in known.kinds for word in cue.split()}
    own = [word for word in re.split(r"[\s-]+", name) if word[0].isupper()]
    return any(word not in known.generic and word not in cues for word in own)


def is_common(name: str) -> bool:
    """Whether words where a name may stand are a role, a month or a kind of thing.

    >>> is_common("March"), is_common("Lead Officer"), is_common("Clean Sheet")
    (True, True, False)
    """
    known, words = shapes(), name.split()
    whole = " ".join(words).removeprefix("The ")
    if words[0] == "The" or whole in known.never:
        return whole in known.never
    return not known.never.union(known.lead).isdisjoint(words[:1]) or (
        (words[-1] in known.never and len(words) < 3) or _acronym(name)
    )


def _acronym(name: str) -> bool:
    return len(name) < 3 or (len(name) < 7 and name.removesuffix("s").isupper())


def _is_place(name: str) -> bool:
    """Whether money goes to a place, not to a body: "£900 to Cornwall and the Isles of Scilly"."""
    first = re.split(r",| and | & ", name)[0]
    return council_for_place(name) is not None or council_for_place(first) is not None
