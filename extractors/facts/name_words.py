"""Whether words in capitals name a body, or a place, a role, a fund, a month."""

import re
from functools import cache

from ..nlp.name_checks import place_names
from ..nlp.organisation_shapes import cues, words_of

LINKS = frozenset({"of", "and", "the", "upon", "&"})
_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,}s$")
_BETWEEN_PLACES = re.compile(r",? and (?:the )?|, ")
_CODE = re.compile(r"[A-Z]{1,4}\d{2,}")
"""Of a budget or a form: "CSF B990"."""
_SHORTEST = 3


def names_a_body(name: str, *, in_list: bool = False) -> bool:
    """Whether capitalised words name a body rather than a place, a role, a fund or a month.

    `in_list`: as the label of an entry, where other names are kinds of service or of body too.

    >>> [names_a_body(name) for name in ("Mandem Meetup", "Call", "Devon", "Youth Fund")]
    [True, False, False, False]
    """
    words = name.split()
    if not words or len(name) < _SHORTEST or _PLURAL_ACRONYM.match(words[-1]):
        return False
    if any(map(_CODE.fullmatch, words)):
        return False
    if words[-1] in words_of("thing") or (not in_list and words[-1] in words_of("service")):
        return False
    common = all(word in _common_words() for word in words)
    if common and not (in_list and len(words) > 1):
        return False
    return not all(place in place_names() for place in _BETWEEN_PLACES.split(name))


def is_thing_named(text: str, end: int) -> bool:
    """Whether the word after a name makes it the name of a thing: "the Youth Offer scheme"."""
    following = re.compile(r"\s+(?!grant of\b)([A-Za-z]+)").match(text, end)
    word = following.group(1).capitalize() if following else ""
    return word in words_of("thing") | words_of("following")


def is_acronym(word: str) -> bool:
    return len(word) > 2 and sum(letter.isupper() for letter in word) > 2


@cache
def _common_words() -> frozenset[str]:
    return cues_of("generic") | cues_of("never") | LINKS


@cache
def cues_of(use: str) -> frozenset[str]:
    return frozenset(cues(use))
