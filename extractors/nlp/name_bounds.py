"""Where a name begins and ends among the words that its shape took in."""

import calendar
import re
from collections.abc import Sequence
from functools import cache

from ..knowledge.organisations import organisation_named
from .organisation_shapes import Shapes, shapes

Words = Sequence[tuple[int, int]]
"""The places of a name's words."""

WITHIN_NAME = re.compile(r"(?P<first>(?<=[a-z,]\s)The|\b\d+(?:st|nd|rd|th))\s\Z")
MONTHS = frozenset(calendar.month_name)
BODIES_FOR = frozenset({"Association", "Campaign", "Centre", "Foundation", "Institute", "Society"})
REFERENCE = re.compile(r"[A-Z]{2,5}\d{2,}|(?:\d{1,2}-)?[A-Z][a-z]{2}-\d{2,4}")
"""A decision's number or a date: "DD2350", "Mar-20"."""
LABEL = re.compile(r"[A-Z][\w/’' ]{1,30}:(?!\S)")
"""A field's label at the beginning of a line: "Report of:"."""
LONGEST_KIND = 4
"""The most words that say what a body is: "Fire and Rescue Service"."""
LONG_LINE = 45
"""A line at least this long is taken to wrap; a shorter one ends what it says."""


def name_from_first_words(text: str, start: int, end: int) -> Words:
    """A name known by its first words, up to its line's end or another thing's name."""
    words = _first_line(text, words_between(text, start, end))
    return _first_of_two(text, _to_possessive(text, words))


def name_from_last_words(text: str, start: int, end: int, known: Shapes) -> Words:
    """A name known by its last words, with its article and without what leads to it."""
    return _with_article(text, _after_lead(text, words_between(text, start, end), known))


def words_between(text: str, start: int, end: int) -> Words:
    return [
        (start + word.start(), start + word.end()) for word in re.finditer(r"\S+", text[start:end])
    ]


def _first_line(text: str, words: Words) -> Words:
    """A name known by its first words ends with its line."""
    breaks = (at for at in range(1, len(words)) if _ends_line(text, words[at - 1], words[at]))
    return words[: next(breaks, len(words))]


def _first_of_two(text: str, words: Words) -> Words:
    """One name, where "and" begins another with the same word or "for" tells what it is for."""
    printed = [text[start:end] for start, end in words]
    for at, word in enumerate(printed[:-1]):
        if word == "and" and (printed[at + 1] == printed[0] or _begins_a_name(text, words, at + 1)):
            return words[:at]
        if word == "for" and printed[at - 1] not in BODIES_FOR and not _is_motto(printed):
            return words[:at]
        if word.islower() and printed[at + 1].strip(",.") in MONTHS:
            return words[:at]
    return words


def _begins_a_name(text: str, words: Words, at: int) -> bool:
    """Whether a name known by its first words begins at a word: "and the Rotary Club of Elm"."""
    after_article = at + (text[slice(*words[at])] == "the")
    begun = (shapes().head.match(text, words[begin][0]) for begin in (at, after_article))
    return any(match is not None and "\n" not in match[0] for match in begun)


def _is_motto(printed: Sequence[str]) -> bool:
    """Whether three words are a name like "Dance for Life", not "SMEF for Communities"."""
    return len(printed) == 3 and not printed[0].isupper() and printed[2] not in shapes().things


def _to_possessive(text: str, words: Words) -> Words:
    """A name's own things are not its name: "Maple Trust's Homes"."""
    for at, (begin, end) in enumerate(words[:-1]):
        word = text[begin:end]
        if at and word.endswith("'s") and word[:-2] in shapes().kinds:
            return [*words[:at], (begin, end - 2)]
    return words


def _with_article(text: str, words: Words) -> Words:
    """A capital article within a sentence belongs to the name, and so does "1st" anywhere."""
    if not words:
        return words
    start = words[0][0]
    article = WITHIN_NAME.search(text, max(0, start - 8), start)
    return [article.span("first"), *words] if article else words


def _after_lead(text: str, words: Words, known: Shapes) -> Words:
    """A name known by its last words, without the line above, verbs, another name and "and"."""
    first = 0
    for at, (begin, stop) in enumerate(words):
        if at and (_ends_line(text, words[at - 1], words[at]) or _joins(text, words, at, first)):
            first = at
        if first == at and (text[begin:stop] in known.lead or text[begin:stop].islower()):
            first = at + 1
        if at > first and _leads_to_whose(text, words[at - 1 : at + 1], known):
            first = at + 1
        if first == at and _is_reference_or_owner(text[begin:stop], known):
            first = at + 1
    return words[first:]


def _leads_to_whose(text: str, pair: Words, known: Shapes) -> bool:
    """Whether "of" leads from a body's thing to the body: "Board of the Maple Trust"."""
    thing, link = (text[slice(*word)] for word in pair)
    return link in ("of", "for") and (thing in known.not_last or thing in known.things)


def _is_reference_or_owner(word: str, known: Shapes) -> bool:
    """Whether a word before a name is a decision's number or "Mayor's"."""
    owner = word.removesuffix("'s")
    return REFERENCE.fullmatch(word) is not None or (owner != word and owner in known.never)


def _ends_line(text: str, word: tuple[int, int], following: tuple[int, int]) -> bool:
    if "\n" not in text[word[1] : following[0]]:
        return False
    if LABEL.match(text, following[0]):
        return True
    start = text.rfind("\n", 0, word[1]) + 1
    return word[1] - start < LONG_LINE or "|" in text[start : word[1]]


def _joins(text: str, words: Words, at: int, first: int) -> bool:
    """Whether "and" at this word ends one name and begins another.

    A name that has a sign of its own, "Larch & Vale", is printed without "and".
    """
    printed = [text[start:end] for start, end in words]
    if printed[at] != "and" or at + 1 >= len(words) or _within_kind(printed, at):
        return False
    before = " ".join(printed[first:at])
    own_sign = "&" in printed[first:at]
    same = printed[at + 1] == printed[first] or _begins_a_name(text, words, at + 1)
    return ends_a_name(before) or own_sign or same


def _within_kind(printed: Sequence[str], at: int) -> bool:
    """Whether "and" is part of what a body is: "Elm & Vale Fire and Rescue Authority"."""
    return any(
        printed[at - before : at - before + len(kind)] == kind
        for kind in _kinds_with_and()
        for before, word in enumerate(kind)
        if word == "and"
    )


@cache
def _kinds_with_and() -> Sequence[list[str]]:
    return [kind.split() for kind in shapes().kinds if " and " in kind]


def ends_a_name(printed: str) -> bool:
    """Whether words end as names of bodies or things do, or are a listed body's.

    >>> ends_a_name("Maple Trust"), ends_a_name("NSPCC"), ends_a_name("Homes")
    (True, True, False)
    >>> ends_a_name("Elm Fire and Rescue Service"), ends_a_name("Homes England")
    (True, True)
    """
    words, known = printed.split(), shapes()
    endings = {" ".join(words[-many:]) for many in range(1, LONGEST_KIND + 1)}
    return (
        not endings.isdisjoint(known.kinds)
        or words[-1] in known.not_last
        or words[-1].isupper()
        or organisation_named(printed) is not None
    )
