"""Finds where a document cites priorities of its publisher's police and crime plans."""

import re
from collections.abc import Iterable

from spacy.tokens import Doc

from ..knowledge.plans import (
    ListedPlan,
    PriorityPhrase,
    plan_of,
    plan_period,
    priority_phrases_by_key,
)
from ..records import PriorityMention
from .given_text import given_text
from .listed_phrases import PRIORITIES, Hit, phrase_hits
from .places import longest

SPEAKS_OF_PLAN = re.compile(
    r"\bpriorit(?:y|ies)\b|\b(?:police|policing) (?:and|&) crime plan\b|\bPCP\b", re.IGNORECASE
)
PLAN_TITLE = re.compile(
    r"(?:police|policing) (?:and|&) (?:crime|criminal justice) plan[^.\n]{0,40}", re.IGNORECASE
)
NEAR = 200
"""How far before a phrase, within its paragraph, the plan may be spoken of."""


def find_priorities(doc: Doc, publisher_id: str | None) -> tuple[PriorityMention, ...]:
    """Priorities of the publisher's plans, cited by title or usual phrase."""
    hits, text = phrase_hits(doc, PRIORITIES), given_text(doc)
    printed = printed_periods(text)
    found = (_mention(text, hit, publisher_id, printed) for hit in hits)
    return longest(mention for mention in found if mention)


def printed_periods(text: str) -> tuple[tuple[int, int], ...]:
    """The periods of the plans whose titles are printed.

    >>> printed_periods("It supports the Police & Crime Plan 2017-2021.")
    ((2017, 2021),)
    """
    periods = (plan_period(match.group()) for match in PLAN_TITLE.finditer(text))
    return tuple(dict.fromkeys(period for period in periods if period))


def _mention(
    text: str, hit: Hit, publisher_id: str | None, printed: tuple[tuple[int, int], ...]
) -> PriorityMention | None:
    phrases = [
        phrase
        for phrase in priority_phrases_by_key()[hit.key]
        if plan_of(phrase.priority_id).publisher_id == publisher_id
        and (not phrase.near_plan or _near_plan(text, hit))
    ]
    if not phrases:
        return None
    return PriorityMention(
        start=hit.start,
        end=hit.end,
        text=text[hit.start : hit.end],
        priority_id=_of_printed_plan(phrases, printed).priority_id,
    )


def _near_plan(text: str, hit: Hit) -> bool:
    before = text[max(0, hit.start - NEAR) : hit.start]
    return SPEAKS_OF_PLAN.search(before.rsplit("\n\n", 1)[-1]) is not None


def _of_printed_plan(
    phrases: Iterable[PriorityPhrase], printed: tuple[tuple[int, int], ...]
) -> PriorityPhrase:
    """Of plans that share the words, the one whose title is printed, else the newest."""

    def rank(phrase: PriorityPhrase) -> tuple[bool, str]:
        plan: ListedPlan = plan_of(phrase.priority_id)
        return plan_period(plan.title) in printed, plan.start.isoformat()

    return max(phrases, key=rank)
