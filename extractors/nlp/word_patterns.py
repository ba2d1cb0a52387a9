"""Patterns of whole words that are found fast: the engine skips to their first letters.

Where a pattern begins with anything but letters in one case (a word boundary, a group that ignores
case), the engine tries it at each character of a text, which takes many times as long.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


def word_pattern(*alternatives: str) -> re.Pattern[str]:
    r"""A pattern for any of some patterns at a word's beginning, in either case.

    Each alternative begins with a plain letter; the first that matches at a place stands.

    >>> find = word_pattern(r"part (?:2|ii)\b", r"appendix \d")
    >>> [found.group() for found in find.finditer("See Part II, APPENDIX 3 and depart 2.")]
    ['Part II', 'APPENDIX 3']
    """
    letters = {each[0].lower() for each in alternatives}
    first = "".join(sorted(letters | set(map(str.upper, letters))))
    rest = "|".join(f"(?<={each[0]}){each[1:]}" for each in alternatives)
    return re.compile(rf"[{first}](?<!\w.)(?i:{rest})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """A pattern for a few words of a text, each match of which holds one of the anchors.

    Anchors are in lower case; to look for them first is many times as fast.
    """

    pattern: re.Pattern[str]
    anchors: tuple[str, ...]

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match between two offsets.

        >>> each = Anchored(pattern=re.compile("each (?i:year)"), anchors=("each",))
        >>> each.search("for each YEAR", 0, 13).group()
        'each YEAR'
        """
        words = text[start:end].lower()
        if any(anchor in words for anchor in self.anchors):
            return self.pattern.search(text, start, end)
        return None


def anchored(anchors: Iterable[str], *parts: str) -> Anchored:
    """A pattern made of some parts, in either case, that always holds one of the anchors."""
    return Anchored(pattern=re.compile("".join(parts), re.IGNORECASE), anchors=tuple(anchors))


def first_of_words(alternatives: Iterable[str]) -> str:
    r"""A group for any of some patterns at a word's beginning, told apart by their first letters.

    They begin with a plain letter in the case that is sought and are tried in their order, those
    of one letter together.

    >>> re.findall(first_of_words([r"PCC\b", "Police", "Mayor"]), "PCCs, Mayors and Police")
    ['Mayor', 'Police']
    """
    by_letter: dict[str, list[str]] = defaultdict(list)
    for each in alternatives:
        by_letter[each[0]].append(each[1:])
    first = "".join(sorted(by_letter))
    rest = "|".join(f"(?<={letter})(?:{'|'.join(own)})" for letter, own in by_letter.items())
    return rf"(?:[{first}](?<!\w.)(?:{rest}))"
