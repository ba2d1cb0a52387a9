"""The phrases of themes in a short text: a title, a summary, recommendations."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ..knowledge.naming import PrintedWord, folded_words
from ..knowledge.themes import theme_phrases_by_key, themes
from .legal import find_legal


def theme_ids_in(text: str) -> list[str]:
    """The themes a short text speaks of, in order, the longest phrase at each place.

    >>> theme_ids_in("Services for victims of domestic abuse")
    ['victims-of-crime', 'domestic-abuse']
    """
    return [theme_phrases_by_key()[phrase] for phrase in phrases_in(text)]


def phrases_in(text: str) -> list[str]:
    """The folded phrases of a short text, in order, the longest at each place.

    >>> phrases_in("Police vehicles and the Knife Crime Fund")
    ['police vehicle', 'knife crime']
    """
    known, words = theme_phrases_by_key(), [word.folded for word in _words(text)]
    found, at = [], 0
    while at < len(words):
        sizes = _sizes_by_first_word().get(words[at], ())
        size = next((size for size in sizes if " ".join(words[at : at + size]) in known), None)
        if size:
            found.append(" ".join(words[at : at + size]))
        at += size or 1
    return found


def themes_spoken_of(phrases: Iterable[str]) -> Iterator[str]:
    """The theme of each phrase, and the one that it brings."""
    for phrase in phrases:
        theme = themes()[theme_phrases_by_key()[phrase]]
        yield theme.id
        if theme.brings:
            yield theme.brings


@cache
def _sizes_by_first_word() -> Mapping[str, tuple[int, ...]]:
    """How many words the phrases have that begin with a word, the longest first."""
    sizes: dict[str, set[int]] = defaultdict(set)
    for words in map(str.split, theme_phrases_by_key()):
        sizes[words[0]].add(len(words))
    return {first: tuple(sorted(each, reverse=True)) for first, each in sizes.items()}


def _words(text: str) -> list[PrintedWord]:
    """The folded words outside titles of laws."""
    laws = find_legal(text)
    return [
        word
        for word in folded_words(text)
        if not any(law.start <= word.start < law.end for law in laws)
    ]
