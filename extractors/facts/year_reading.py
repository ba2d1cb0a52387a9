"""The financial years of a figure: from its sentences, its paragraph, the title, the scope."""

import re
from collections.abc import Iterator

from .decision_text import DecisionText
from .figures import Figure
from .readings import Reading
from .years import NO_YEARS, YearsFound, in_paragraph, in_sentence, joined, years_in

_OTHER_TERM = re.compile(
    r"\b(?:\d{1,2}|one|two|three|four|five|six|seven|ten|twelve|fifteen|eighteen)[- ]?"
    r"(?:months?|years?)\b",
    re.IGNORECASE,
)


def years_of(figure: Figure, text: DecisionText, *, widen: bool = True) -> YearsFound:
    """The years that the nearest words give a figure; nothing where only far words could.

    `widen` also asks the title and the decision's scope; parts of a total do not.
    """
    for found in _nearest_first(figure.decided_readings or figure.readings, text):
        if found:
            return found
    if not widen:
        return NO_YEARS
    found = scope_years(text)
    return found if found and not _has_other_term(figure, text) else _years_of_title(text)


def scope_years(text: DecisionText) -> YearsFound:
    """The years a decision is about: its title's, or the only one that it speaks of."""
    found = _years_of_title(text)
    if found:
        return found
    only = joined(text.mentions.years)
    return only if len(only.years) == 1 else NO_YEARS


def _nearest_first(readings: tuple[Reading, ...], text: DecisionText) -> Iterator[YearsFound]:
    for reading in readings:
        yield in_sentence(reading.phrase, reading.mention, text.mentions.money, text.mentions.years)
    for reading in readings:
        yield in_paragraph(
            reading.phrase.sentence, text.sentences, text.mentions.money, text.mentions.years
        )


def _years_of_title(text: DecisionText) -> YearsFound:
    if text.title is None:
        return NO_YEARS
    sentence = text.title.sentence
    return joined(years_in(sentence.start, sentence.end, text.mentions.years))


def _has_other_term(figure: Figure, text: DecisionText) -> bool:
    return any(
        _OTHER_TERM.search(text.text, reading.phrase.sentence.start, reading.phrase.sentence.end)
        for reading in figure.readings
    )
