"""Mentions by the place where they begin."""

import bisect
from collections.abc import Sequence
from operator import attrgetter
from typing import TypeVar

from ..records import MoneyMention, OrganisationMention, YearMention

Mention = TypeVar("Mention", MoneyMention, YearMention, OrganisationMention)


def begun_in(start: int, end: int, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions that begin between two offsets, of some in order of printing."""
    first = bisect.bisect_left(mentions, start, key=attrgetter("start"))
    last = bisect.bisect_left(mentions, end, lo=first, key=attrgetter("start"))
    return mentions[first:last]
