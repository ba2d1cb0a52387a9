"""Which earlier decision's money a fact changes: an increment on top of it, or its replacement."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..nlp.references import same_decision
from ..records import Change, ReferenceMention
from .decision_text import DecisionText
from .drafts import Draft

_ADDS = re.compile(
    r" (?:additional|further|extra|more|uplift|increas\w*|increment|top-up|supplement\w*|"
    r"on top of|bring\w*|extend\w*|extension|vary|varies|variation) "
)
_REPLACES = re.compile(r" (?:replac\w*|supersed\w*|in place of|instead of|revok\w*) ")


def with_changes(
    drafts: Sequence[Draft], text: DecisionText, own_reference: str | None
) -> tuple[Draft, ...]:
    """Drafts that say which earlier decision they add to or replace.

    Said only where the fact's own words speak of a change and just one earlier decision is named
    beside them, or in the decision at all.
    """
    others = [
        mention
        for mention in text.mentions.references
        if own_reference is None or not same_decision(mention.reference, own_reference)
    ]
    return tuple(_changed(draft, others) for draft in drafts)


def _changed(draft: Draft, others: Sequence[ReferenceMention]) -> Draft:
    if draft.figure is None:
        return draft
    words = " ".join(reading.phrase.words for reading in draft.figure.decided_readings)
    earlier = _beside(draft, others) or {mention.reference for mention in others}
    if len(earlier) != 1:
        return draft
    if _REPLACES.search(words):
        return replace(draft, changes=Change(reference=min(earlier), relation="replaces"))
    if _ADDS.search(words):
        return replace(draft, changes=Change(reference=min(earlier), relation="adds_to"))
    return draft


def _beside(draft: Draft, others: Sequence[ReferenceMention]) -> set[str]:
    """The decisions named in the sentences that decide the fact."""
    spans = [
        (reading.phrase.sentence.start, reading.phrase.sentence.end)
        for reading in (draft.figure.decided_readings if draft.figure else ())
    ]
    return {
        mention.reference
        for mention in others
        if any(start <= mention.start < end for start, end in spans)
    }
