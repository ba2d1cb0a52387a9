"""Where a name begins and ends among the words that its shape took in."""

import re
from collections.abc import Sequence

from .organisation_shapes import Shapes, shapes

Words = Sequence[tuple[int, int]]
"""The places of a name's words."""

WITHIN_NAME = re.compile(r"(?P<first>(?<=[a-z,]\s)The|\b\d+(?:st|nd|rd|th))\s\Z")
BODIES_FOR = frozenset({"Association", "Campaign", "Centre", "Foundation", "Institute", "Society"})
LONG_LINE = 45
"""A line at least this long is taken to wrap; a shorter one ends what it says."""


def name_from_first_words(text: str, start: int, end: int) -> Words:
    """A name known by its first words, up to its line's end or another thing's name."""
    return _first_of_two(text, _to_possessive(text, _first_line(text, _words(text, start, end))))


def name_from_last_words(text: str, start: int, end: int, known: Shapes) -> Words:
    """A name known by its last words, with its article and without what leads to it."""
    return _with_article(text, _after_lead(text, _words(text, start, end), known))


def _words(text: str, start: int, end: int) -> Words:
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
        if word == "and" and printed[at + 1] == printed[0]:
            return words[:at]
        if word == "for" and printed[at - 1] not in BODIES_FOR:
            return words[:at]
    return words


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
    return words[first:]


def _ends_line(text: str, word: tuple[int, int], following: tuple[int, int]) -> bool:
    if "\n" not in text[word[1] : following[0]]:
        return False
    return word[1] - (text.rfind("\n", 0, word[1]) + 1) < LONG_LINE


def _joins(text: str, words: Words, at: int, first: int) -> bool:
    """Whether "and" at this word ends one name and begins another."""
    if text[slice(*words[at])] != "and" or at + 1 >= len(words):
        return False
    before, behind = text[slice(*words[at - 1])], text[slice(*words[at + 1])]
    known = shapes()
    ends = before in known.kinds or before in known.not_last or before.isupper()
    return ends or behind == text[slice(*words[first])]
