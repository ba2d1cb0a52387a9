"""Words that stand for a body named before them: "It", "the organisation"."""

import bisect
from collections.abc import Sequence

from ..records import OrganisationMention
from .decision_text import DecisionText
from .phrasing import Phrase
from .sentences import Sentence
from .sides import FORCE, GRANT_MAKER, OUTSIDE, OWN, side_of
from .unlisted_names import NamedPhrase, name_at, with_body

_PRONOUNS = ("it", "they")
_NOUNS = ("organisation", "charity", "group", "company", "provider", "supplier", "applicant")
_BODIES = (OUTSIDE, GRANT_MAKER, FORCE)
_IN_SIGHT = 12


def with_antecedent(named: NamedPhrase, around: DecisionText) -> NamedPhrase:
    """The phrase with a pronoun at its beginning, else "the organisation", marked as its body."""
    phrase = named.phrase
    first = phrase.lead_length + 1
    if first < len(phrase.tokens) and _is_pronoun(phrase, first):
        return _marked(named, first, _subject_above(phrase.sentence, around))
    noun = _noun(phrase)
    return _marked(named, noun, _last_subject(phrase.sentence, around)) if noun else named


def _is_pronoun(phrase: Phrase, number: int) -> bool:
    """Whether a word stands for a body, unlike that of "It is proposed that"."""
    following = [token.word for token in phrase.tokens[number + 1 : number + 6]]
    says_nothing = following[:1] in (["is"], ["was"], ["has"]) and "that" in following
    return phrase.tokens[number].word in _PRONOUNS and not says_nothing


def _marked(named: NamedPhrase, number: int, body: OrganisationMention | None) -> NamedPhrase:
    if body is None:
        return named
    marked = with_body(named.phrase, number, body)
    return NamedPhrase(phrase=marked.phrase, bodies={**named.bodies, **marked.bodies})


def _noun(phrase: Phrase) -> int | None:
    """The token of "the organisation" in a sentence that names no outside body."""
    words = [token.word for token in phrase.tokens]
    if any(word in _BODIES for word in words):
        return None
    places = (
        number
        for number in range(phrase.lead_length + 2, len(words))
        if words[number] in _NOUNS and words[number - 1] == "the"
    )
    return next(places, None)


def _subject_above(sentence: Sentence, around: DecisionText) -> OrganisationMention | None:
    """What the sentence before begins with, if it stands in the same paragraph."""
    above = _before(sentence, around)[-1:]
    is_near = bool(above) and above[0].paragraph == sentence.paragraph
    return _subject(above[0], around) if is_near else None


def _last_subject(sentence: Sentence, around: DecisionText) -> OrganisationMention | None:
    """The outside body that the nearest sentence above begins with and says something of."""
    for above in reversed(_before(sentence, around)):
        body = _subject(above, around)
        if body is not None and _is_outside(body, around) and _goes_on(around.text, body.end):
            return body
    return None


def _before(sentence: Sentence, around: DecisionText) -> Sequence[Sentence]:
    """The sentences in sight above one, in order."""
    place = bisect.bisect_left(around.sentences, _in_text(sentence), key=_in_text)
    return around.sentences[max(place - _IN_SIGHT, 0) : place]


def _subject(sentence: Sentence, around: DecisionText) -> OrganisationMention | None:
    return name_at(around.text, sentence.start, sentence.end, around.mentions.organisations)


def _is_outside(body: OrganisationMention, around: DecisionText) -> bool:
    publisher = around.publisher.id if around.publisher else None
    return side_of(body.organisation_id, publisher) not in (OWN, FORCE, GRANT_MAKER)


def _goes_on(text: str, end: int) -> bool:
    """Whether a name is followed by a word in small letters, as a subject is by its verb."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].islower()


def _in_text(sentence: Sentence) -> tuple[int, int]:
    return sentence.paragraph, sentence.start
