"""Finds mentions of our themes, and ranks the themes a decision is about."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from spacy.tokens import Doc

from ..knowledge.naming import PrintedWord, folded_words
from ..knowledge.themes import theme_phrases_by_key, themes
from ..records import OrganisationMention, ThemeMention
from .given_text import given_text
from .legal import find_legal
from .listed_phrases import THEMES, Hit, phrase_hits
from .places import longest

FIRST_IN_TITLE, IN_TITLE, BESIDE_TITLE = 0.9, 0.4, -0.3
IN_OPENING, RECOMMENDED, PRIORITY = 0.5, 0.25, 1.0
OFTEN, SHARE, FIRST_OF_ALL, ONCE = 0.9, 1.4, 0.4, -0.4
IN_PASSING = -1.35
"""How far each sign speaks for a theme: logarithms of odds in labelled decisions, rounded."""
COUNTED = 8
"""Further mentions than these add nothing."""
ENOUGH, AT_MOST = 0.6, 4
OPENING = 1000
"""A decision says what it is about within its first characters."""


def find_themes(doc: Doc) -> tuple[ThemeMention, ...]:
    """Phrases that speak of a theme, the longest at each place, in order of printing.

    Titles of laws speak of none, nor do parts of the names of bodies; the pipeline leaves both in
    `doc.user_data`.
    """
    known, bodies = theme_phrases_by_key(), doc.user_data.get("organisations", ())
    text = given_text(doc)
    laws = doc.user_data.get("legal")
    return tuple(
        ThemeMention(
            start=hit.start,
            end=hit.end,
            text=text[hit.start : hit.end],
            theme_id=known[hit.key],
        )
        for hit in longest(phrase_hits(doc, THEMES), find_legal(text) if laws is None else laws)
        if not any(_part_of(hit, body) for body in bodies)
    )


def _part_of(hit: Hit, body: OrganisationMention) -> bool:
    inside = body.start <= hit.start and hit.end <= body.end
    return inside and (hit.start, hit.end) != (body.start, body.end)


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
    counted = [mention for mention in mentions if not _within(mention.start, boilerplate)]
    signs = _Signs(
        title=tuple(dict.fromkeys(_with_brought(theme_ids_in(title or "")))),
        opening=frozenset(_with_brought((*_opening(counted), *theme_ids_in(summary or "")))),
        recommended=frozenset(_with_brought(theme_ids_in(" | ".join(recommendations)))),
        priorities=frozenset(priority_themes),
        counts=Counter(_with_brought(mention.theme_id for mention in counted)),
        first=min(counted, key=lambda mention: mention.start).theme_id if counted else None,
    )
    return tuple(_ranked({theme_id: _weight(theme_id, signs) for theme_id in signs.themes}))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signs:
    """Where a decision speaks of which themes, and how often."""

    title: tuple[str, ...]
    opening: frozenset[str]
    recommended: frozenset[str]
    priorities: frozenset[str]
    counts: Mapping[str, int]
    first: str | None

    @property
    def themes(self) -> list[str]:
        """All that are spoken of, those of the title first."""
        others = (self.opening, self.recommended, self.priorities, self.counts)
        return [*self.title, *sorted({theme for group in others for theme in group})]


def _with_brought(theme_ids: Iterable[str]) -> Iterator[str]:
    for theme_id in theme_ids:
        yield theme_id
        if brought := themes()[theme_id].brings:
            yield brought


def _opening(mentions: Iterable[ThemeMention]) -> list[str]:
    return [mention.theme_id for mention in mentions if mention.start < OPENING]


def _weight(theme_id: str, signs: _Signs) -> float:
    """How far the signs speak for a theme, as the logarithm of its odds."""
    count = max(signs.counts.get(theme_id, 0), theme_id in signs.title)
    share = count / max(1, sum(signs.counts.values()))
    weight = OFTEN * log(1 + min(count, COUNTED)) + SHARE * share
    told = (
        (FIRST_IN_TITLE, signs.title[:1] == (theme_id,)),
        (IN_TITLE, theme_id in signs.title[1:]),
        (BESIDE_TITLE, bool(signs.title) and theme_id not in signs.title),
        (IN_OPENING, theme_id in signs.opening),
        (RECOMMENDED, theme_id in signs.recommended),
        (PRIORITY, theme_id in signs.priorities),
        (FIRST_OF_ALL, theme_id == signs.first),
        (ONCE, count == 1),
        (IN_PASSING, themes()[theme_id].in_passing),
    )
    return weight + sum(sign for sign, holds in told if holds)


def theme_ids_in(text: str) -> list[str]:
    """The themes a short text speaks of, in order, the longest phrase at each place.

    >>> theme_ids_in("Grants for victims of domestic abuse")
    ['domestic-abuse']
    """
    known, words = theme_phrases_by_key(), [word.folded for word in _words(text)]
    found, at = [], 0
    while at < len(words):
        sizes = _sizes_by_first_word().get(words[at], ())
        size = next((size for size in sizes if " ".join(words[at : at + size]) in known), None)
        if size:
            found.append(known[" ".join(words[at : at + size])])
        at += size or 1
    return found


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


def _within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _ranked(weights: Mapping[str, float]) -> list[str]:
    """The heaviest themes; where none is heavy enough, the heaviest alone."""
    ordered = sorted(weights, key=lambda theme_id: (-round(weights[theme_id], 6), theme_id))
    enough = [theme_id for theme_id in ordered if weights[theme_id] >= ENOUGH]
    return [themes()[theme_id].title for theme_id in (enough or ordered[:1])[:AT_MOST]]
