"""Every amount of a decision, read in its own sentence."""

import bisect
import re
from dataclasses import replace

from ..records import MoneyMention
from .cues import combined, hits, load_cues
from .decision_text import DecisionText
from .phrasing import Phrase
from .places import begun_in
from .readings import Reading, by_meaning, read_amount
from .sentences import Sentence
from .sharing import share_context
from .signs import Sign
from .years import in_sentence, joined
from .zones import zone_of

_PLAIN = 2.5
_SAYS_HOW_MUCH = ("decision", "title", "summary")
_POINTS_BACK = re.compile(
    r" \^ (?:the|this|that|these|it|its|they|their|such) (?:contracts?|grants?|funding|money|award|"
    r"agreement|sum|amount|total|cost|costs|value|work|service|will|is|are|has|lasts)?"
)
_LEAD_POINTS_BACK = re.compile(
    r"(?:this|these|it|they|which|those|the (?:grants?|awards?|money|funding|allocations?))\b",
    re.IGNORECASE,
)
_ANOTHER_YEAR = 3.8


def read_amounts(text: DecisionText, tabled: frozenset[int]) -> tuple[Reading, ...]:
    """A reading for each amount printed, in order; `tabled` are those that stand in a table.

    Where the recommendation and summary print no amount, what stands below them says how much.
    """
    title = text.title.words if text.title else " "
    amounts = [
        (money, own, before, zone_of(text.text, text.form, own.sentence))
        for money, own, before in _amounts(text)
    ]
    elsewhere = not any(zone in _SAYS_HOW_MUCH for *_, zone in amounts)
    raised = ("body", "background") if elsewhere else ()
    readings = [
        read_amount(
            money,
            own,
            "summary" if zone in raised else zone,
            before,
            title,
            in_table=money.start in tabled,
        )
        for money, own, before, zone in amounts
    ]
    return share_context([_dated(reading, text) for reading in readings])


def _dated(reading: Reading, text: DecisionText) -> Reading:
    """A reading whose own years all lie before the title's speaks of a previous year."""
    if text.title is None:
        return reading
    title = text.title.sentence
    meant = joined(begun_in(title.start, title.end, text.mentions.years)).years
    own = in_sentence(reading.phrase, reading.mention, text.mentions.money, text.mentions.years)
    if not meant or not own.years or own.years[-1] >= meant[0]:
        return reading
    return replace(
        reading,
        whys={**reading.whys, "previous_year": _ANOTHER_YEAR},
        signs={**reading.signs, "previous_year": Sign(rule="earlier year")},
    )


def kinds_without_amount(text: DecisionText) -> frozenset[str]:
    """The kinds of money that are decided in sentences that print no amount."""
    kinds = set()
    for own in text.phrases:
        if " MONEY " in own.words or not _decides(own, text):
            continue
        scores = by_meaning(list(hits(load_cues("kind_cues", "kind"), own.words)))
        if scores and max(scores.values()) >= _PLAIN:
            kinds.add(max(scores, key=lambda kind: scores[kind]))
    return frozenset(kinds)


def _decides(own: Phrase, text: DecisionText) -> bool:
    zone = zone_of(text.text, text.form, own.sentence)
    if zone != "summary":
        return zone == "decision"
    cues = load_cues("decision_cues", "rule")
    return combined([hit.strength for hit in hits(cues, own.words)]) >= _PLAIN


def _amounts(text: DecisionText) -> list[tuple[MoneyMention, Phrase, tuple[str, ...]]]:
    """Amounts with their phrase and the words of the sentence that theirs goes on from."""
    found = []
    phrases = iter(text.phrases)
    current = next(phrases, None)
    places = {sentence.start: number for number, sentence in enumerate(text.sentences)}
    for money in text.mentions.money:
        while current is not None and current.sentence.end <= money.start:
            current = next(phrases, None)
        if current is None:
            break
        if current.sentence.start <= money.start:
            place = places[current.sentence.start]
            found.append((money, current, _before(text, current, place)))
    return found


def _before(text: DecisionText, current: Phrase, place: int) -> tuple[str, ...]:
    """The sentence before in the same paragraph, or in the one before if ours points back to it."""
    if place == 0:
        return ()
    led = _before_the_lead(text, current)
    if led is not None:
        return (text.phrase_of(led).words,)
    earlier = text.sentences[place - 1]
    goes_on = earlier.paragraph == current.sentence.paragraph or (
        not current.sentence.is_item and _POINTS_BACK.match(current.words)
    )
    return (text.phrase_of(earlier).words,) if goes_on else ()


def _before_the_lead(text: DecisionText, current: Phrase) -> Sentence | None:
    """The sentence a list's lead-in points back to: ``It goes to Kent. This includes:``."""
    lead = current.sentence.lead
    if lead is None or not _LEAD_POINTS_BACK.match(text.text, *lead):
        return None
    number = bisect.bisect_left(text.sentences, lead[0], key=lambda sentence: sentence.start)
    return text.sentences[number - 1] if number else None
