"""Other decisions that a decision names, and what it says it does to them."""

import re
from collections.abc import Sequence
from typing import Literal

from ..form import Entry
from ..nlp.references import same_decision
from ..records import DecisionLink, ReferenceMention

Relation = Literal["refers_to", "varies", "extends", "replaces", "adds_to", "follows"]

_CHANGES: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    ("replaces", re.compile(r"\b(?:replac|supersed|revok|rescind)\w*", re.IGNORECASE)),
    ("extends", re.compile(r"\b(?:extend|extension|renew)\w*", re.IGNORECASE)),
    ("varies", re.compile(r"\b(?:var(?:y|ies|ied|iation)|amend|novat|uplift)\w*", re.IGNORECASE)),
    (
        "adds_to",
        re.compile(
            r"\b(?:in addition to|on top of|further to|adds? to|additional)\b", re.IGNORECASE
        ),
    ),
)
_FOLLOWS = re.compile(
    r"\b(?:follow|approved|agreed|previous|earlier|original|initial)\w*", re.IGNORECASE
)
_REACH = 90
_GAP = re.compile(r"(?<=\d)[ ./](?=\d)|(?<=[A-Z])[./](?=[A-Z0-9])|(?<=\d)\.(?=[A-Z])")


def find_links(
    text: str, entry: Entry, references: Sequence[ReferenceMention], own: Sequence[str]
) -> tuple[DecisionLink, ...]:
    """One link for each other decision, with the relation that stands nearest in front of it.

    What a neighbouring entry of a list names is no link.
    """
    found: dict[str, DecisionLink] = {}
    for mention in references:
        if not entry.head <= mention.start < entry.end:
            continue
        if any(_same(mention.reference, each) for each in own):
            continue
        link = DecisionLink(reference=mention.reference, relation=_relation(text, mention))
        kept = found.get(mention.reference)
        if kept is None or kept.relation == "refers_to":
            found[mention.reference] = link
    return tuple(found.values())


def _same(one: str, other: str) -> bool:
    """Whether two printings name one decision, whatever parts their numbers: 016 2022, 016-2022."""
    return same_decision(_GAP.sub("-", one), _GAP.sub("-", other))


def _relation(text: str, mention: ReferenceMention) -> Relation:
    """What the sentence says before it names the other decision; the nearest verb decides."""
    before = text[max(mention.start - _REACH, 0) : mention.start]
    sentence = re.split(r"[.;\n]", before)[-1]
    said = [(found.start(), name) for name, verb in _CHANGES for found in verb.finditer(sentence)]
    if said:
        return max(said)[1]
    return "follows" if _FOLLOWS.search(sentence) else "refers_to"
