"""Amounts and bodies told off in pairs: ``£2m and £1m to Kent and Essex respectively``."""

import re
from collections.abc import Mapping, Sequence

from ..records import OrganisationMention
from .phrasing import Phrase

_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNTED = re.compile(r" (?:the|these|both)(?: (?P<count>two|three|four|five|six))? [a-z-]+s ")
_MOST_WORDS_BETWEEN = 8
_BODIES = ("ORG", "GOV", "FORCE")


def respective_body(
    phrase: Phrase,
    position: int,
    bodies: Mapping[int, OrganisationMention],
    above: Sequence[OrganisationMention],
) -> OrganisationMention | None:
    """The body that an amount falls to where a sentence says ``respectively``.

    `above` are the bodies named before the sentence, for "the two councils".
    """
    if " respectively " not in phrase.words:
        return None
    amounts = next(run for run in _runs(phrase, ("MONEY",)) if position in run)
    for run in _runs(phrase, _BODIES):
        if len(run) == len(amounts) > 1:
            return bodies.get(phrase.tokens[run[amounts.index(position)]].start)
    counted = _COUNTED.search(phrase.words)
    if counted is None or len(amounts) != _COUNTS.get(counted["count"] or "both"):
        return None
    distinct = list({body.organisation_id: body for body in above}.values())
    named = distinct[-len(amounts) :]
    return named[amounts.index(position)] if len(named) == len(amounts) else None


def _runs(phrase: Phrase, words: Sequence[str]) -> list[list[int]]:
    """Tokens of a kind that stand in one list, nothing told off between them."""
    runs: list[list[int]] = []
    for number in range(phrase.lead_length, len(phrase.tokens)):
        if phrase.tokens[number].word not in words:
            continue
        if runs and _listed_together(phrase, runs[-1][-1], number):
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _listed_together(phrase: Phrase, one: int, other: int) -> bool:
    between = [token.word for token in phrase.tokens[one + 1 : other]]
    marks = {"MONEY", *_BODIES, "OWN", ";"}
    return (
        len(between) <= _MOST_WORDS_BETWEEN
        and not marks & set(between)
        and bool({"and", ",", "&"} & set(between))
    )
