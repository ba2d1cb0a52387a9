"""Finds mentions of our themes, and ranks the themes a decision is about."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc

from ..knowledge.naming import PrintedWord, folded_words
from ..knowledge.themes import theme_phrases_by_key, themes
from ..records import ThemeMention
from .legal import find_legal
from .listed_phrases import THEMES, phrase_hits
from .places import longest

TITLE, SUMMARY, RECOMMENDATION, PRIORITY, BODY = 6.0, 3.0, 3.0, 2.5, 0.5
"""What a mention weighs by where it stands."""
IN_PASSING = 0.3
"""What is left of that for a theme that is often said in passing, outside the title."""
COUNTED_IN_BODY = 8
ENOUGH = 3.0
"""Below this, a theme is said in passing."""
AT_MOST = 4


def find_themes(doc: Doc) -> tuple[ThemeMention, ...]:
    """Phrases that speak of a theme, the longest at each place; titles of laws speak of none."""
    known = theme_phrases_by_key()
    return tuple(
        ThemeMention(
            start=hit.start,
            end=hit.end,
            text=doc.text[hit.start : hit.end],
            theme_id=known[hit.key],
        )
        for hit in longest(phrase_hits(doc, THEMES), find_legal(doc.text))
    )


def themes_of(
    title: str | None,
    summary: str | None,
    mentions: Iterable[ThemeMention],
    *,
    recommendations: Sequence[str] = (),
    priority_themes: Iterable[str] = (),
    boilerplate: Sequence[tuple[int, int]] = (),
) -> tuple[str, ...]:
    """The titles of the themes a decision is about, the weightiest first.

    `mentions` are those of the whole document, of which those in `boilerplate` (equality, privacy,
    legal sections) do not count; `priority_themes` are the themes of the priorities it cites.

    >>> themes_of("Knife crime and hot spot policing", "Schools are told of it.", ())
    ('knife crime', 'hotspot policing')
    """
    weights: dict[str, float] = defaultdict(float)
    for text, weight in ((summary, SUMMARY), (" | ".join(recommendations), RECOMMENDATION)):
        for theme_id in set(theme_ids_in(text or "")):
            weights[theme_id] += weight
    for theme_id in set(priority_themes):
        weights[theme_id] += PRIORITY
    for theme_id, count in _counted(mentions, boilerplate).items():
        weights[theme_id] += BODY * min(count, COUNTED_IN_BODY)
    for theme_id in weights:
        weights[theme_id] *= IN_PASSING if themes()[theme_id].in_passing else 1
    for theme_id in set(theme_ids_in(title or "")):
        weights[theme_id] += TITLE
    return tuple(_ranked(weights, title))


def theme_ids_in(text: str) -> list[str]:
    """The themes a short text speaks of, in order, the longest phrase at each place.

    >>> theme_ids_in("Grants for victims of domestic abuse")
    ['domestic-abuse']
    """
    known, words = theme_phrases_by_key(), [word.folded for word in _words(text)]
    longest_phrase = max((len(key.split()) for key in known), default=0)
    found, at = [], 0
    while at < len(words):
        sizes = range(min(longest_phrase, len(words) - at), 0, -1)
        size = next((size for size in sizes if " ".join(words[at : at + size]) in known), None)
        if size:
            found.append(known[" ".join(words[at : at + size])])
        at += size or 1
    return found


def _words(text: str) -> list[PrintedWord]:
    """The folded words outside titles of laws."""
    laws = find_legal(text)
    return [
        word
        for word in folded_words(text)
        if not any(law.start <= word.start < law.end for law in laws)
    ]


def _counted(
    mentions: Iterable[ThemeMention], boilerplate: Sequence[tuple[int, int]]
) -> Counter[str]:
    return Counter(
        mention.theme_id
        for mention in mentions
        if not any(start <= mention.start < end for start, end in boilerplate)
    )


def _ranked(weights: Mapping[str, float], title: str | None) -> list[str]:
    in_title = theme_ids_in(title or "")
    order = {theme_id: -at for at, theme_id in enumerate(reversed(in_title), start=1)}
    enough = [theme_id for theme_id, weight in weights.items() if weight >= ENOUGH]
    enough.sort(key=lambda theme_id: (-weights[theme_id], order.get(theme_id, 0), theme_id))
    return [themes()[theme_id].title for theme_id in enough[:AT_MOST]]
