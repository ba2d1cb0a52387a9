"""Folds printed names so that spellings of one name meet, without merging different names."""

import re
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+|&|\n[^\S\n]*\n|[.;:|()\[\]\t\f•]")
_NAMES_KEPT = 4096
_WORDS_KEPT = 16_384
BARRIER = "¦"
"""Stands between words that a name does not run across: brackets, stops, empty lines."""

SPELLINGS = {
    "&": "and",
    "ltd": "limited",
    "dept": "department",
    "depts": "department",
    "govt": "government",
    "assoc": "association",
    "behavior": "behaviour",
    "organized": "organised",
}
_BESIDE_OTHERS = frozenset({"s", "of"})
_APOSTROPHES = frozenset({"'", "’", "´", "`"})
STOPLESS = frozenset({"st", "dept", "ltd", "govt", "assoc", "co", "mr", "mrs", "dr"})


class PrintedWord(NamedTuple):
    """A word folded for comparison, and where it is printed."""

    folded: str
    start: int
    end: int


def folded_words(text: str) -> tuple[PrintedWord, ...]:
    """The words of a text, folded: case, ampersands, possessives and plurals fall away.

    >>> [word.folded for word in folded_words("Dept of Science & Technology's (DSIT)")]
    ['department', 'for', 'science', 'and', 'technology', '¦', 'dsit', '¦']
    >>> [word.folded for word in folded_words("the National Police Chiefs’ Council.")]
    ['the', 'national', 'police', 'chief', 'council', '¦']
    """
    found: list[PrintedWord] = []
    before = ""
    for match in WORD.finditer(text):
        word = _fold_alone(match.group()) or _fold_beside(match, before)
        if word is not None:
            found.append(PrintedWord(word, match.start(), match.end()))
            before = word
    return tuple(found)


@lru_cache(maxsize=_NAMES_KEPT)
def fold(name: str) -> str:
    """A name's comparison key: equal for the spellings of one name.

    >>> fold("Department for Science, Innovation and Technology") == fold(
    ...     "the Dept of Science Innovation & Technology"
    ... )
    True
    >>> fold("Kent Police") == fold("Kent Council")
    False
    """
    words = [word.folded for word in folded_words(name)]
    while words and words[-1] == BARRIER:
        words.pop()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def slug(name: str) -> str:
    """A name as an id: lower-case words joined by hyphens.

    >>> slug("Bounce Back C.I.C.")
    'bounce-back-c-i-c'
    """
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", name.lower())))


@lru_cache(maxsize=_WORDS_KEPT)
def _fold_alone(printed: str) -> str | None:
    """A word's fold where it is the same behind any other."""
    lower = printed.lower()
    if lower in _BESIDE_OTHERS or not (printed[0].isalnum() or printed == "&"):
        return None
    return SPELLINGS.get(lower) or _singular(lower)


def _fold_beside(match: re.Match[str], before: str) -> str | None:
    """The fold of what depends on its neighbour: nothing of a possessive, one barrier for many."""
    lower, start = match.group().lower(), match.start()
    if lower not in _BESIDE_OTHERS:
        return _barrier(lower, before)
    if lower == "s" and match.string[start - 1 : start] in _APOSTROPHES:
        return None
    return "for" if lower == "of" and before == "department" else lower


def _barrier(printed: str, before: str) -> str | None:
    """One barrier for several in a row, none for the stop of an abbreviation."""
    return None if before == BARRIER or (printed == "." and before in STOPLESS) else BARRIER


def _singular(word: str) -> str:
    """Long words lose a plural s, so that a slip such as "Rescues Services" still meets."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and word[-2] not in "sui" else word
