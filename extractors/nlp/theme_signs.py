"""The signs by which a decision's themes are told: which phrases it prints, where and how often.

Each sign has a name and a strength; `theme_weights.csv` says how far it speaks for a theme.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from ..knowledge.naming import fold, folded_words
from ..knowledge.themes import theme_phrases_by_key, themes
from ..records import ThemeMention
from .theme_phrases import phrases_in, themes_spoken_of

OPENING, READ = 1000, 3000
"""A decision says what it is about within its first characters; of a long one, no more is read."""
MOST_MENTIONS, MOST_OF_A_PHRASE, MOST_PHRASES = 8, 5, 5
"""Further mentions of a theme or of a phrase, and further phrases, add nothing."""
SHORTEST_WORD = 3
BESIDE = 0.6
"""Themes beside a theme are many: each counts less than a word of the title."""
LEARNED_SIGNS = (
    "often",
    "share",
    "first in title",
    "later in title",
    "beside the title",
    "in the opening",
    "recommended",
    "first of all",
    "once",
    "most often",
    "in many ways",
    "said in passing",
    "said in passing, but in title",
    "title says nothing",
    "spoken of",
)
"""Those of every theme; a cited priority's is weighed by hand, since few labelled papers cite."""
PRIORITY = "priority cited"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeSigns:
    """What speaks of which theme: themes by id, phrases folded, those of title and text apart."""

    titled: tuple[str, ...]
    title_phrases: frozenset[str]
    title_words: frozenset[str]
    opening: frozenset[str]
    recommended: frozenset[str]
    priorities: frozenset[str]
    phrases: Mapping[str, int]
    counts: Mapping[str, int]
    ways: Mapping[str, int]
    first: str | None

    @property
    def themes(self) -> list[str]:
        """All that are spoken of."""
        others = (self.titled, self.opening, self.recommended, self.priorities, self.counts)
        return sorted({theme for group in others for theme in group})


def read_signs(
    title: str | None,
    summary: str | None,
    mentions: Iterable[ThemeMention],
    *,
    recommendations: Sequence[str] = (),
    priority_themes: Iterable[str] = (),
) -> ThemeSigns:
    """The signs of a decision; of its `mentions` those that stand far down do not count."""
    near = _near(mentions)
    opening = [phrase for at, phrase in near if at < OPENING]
    phrases, titled = [phrase for _, phrase in near], phrases_in(title or "")
    return ThemeSigns(
        titled=tuple(dict.fromkeys(themes_spoken_of(titled))),
        title_phrases=frozenset(titled),
        title_words=frozenset(_other_words(title or "", titled)),
        opening=frozenset(themes_spoken_of((*opening, *phrases_in(summary or "")))),
        recommended=frozenset(themes_spoken_of(phrases_in(" | ".join(recommendations)))),
        priorities=frozenset(priority_themes),
        phrases=Counter(phrases),
        counts=Counter(themes_spoken_of(phrases)),
        ways=Counter(themes_spoken_of({*phrases, *titled})),
        first=theme_phrases_by_key()[phrases[0]] if phrases else None,
    )


def _near(mentions: Iterable[ThemeMention]) -> list[tuple[int, str]]:
    """The phrases within reach of the first, each with how far from it."""
    ordered = sorted((mention.start, fold(mention.text)) for mention in mentions)
    known = [(start, phrase) for start, phrase in ordered if phrase in theme_phrases_by_key()]
    begin = known[0][0] if known else 0
    return [(start - begin, phrase) for start, phrase in known if start - begin < READ]


def _other_words(title: str, phrases: Iterable[str]) -> set[str]:
    """The words of a title that none of its phrases holds."""
    words = {word.folded for word in folded_words(title)} - set(" ".join(phrases).split())
    return {word for word in words if len(word) >= SHORTEST_WORD and word.isalpha()}


def shared_signs(theme_id: str, signs: ThemeSigns) -> dict[str, float]:
    """How strong the signs are that mean the same for every theme, those without strength left out.

    >>> shared_signs("fleet", read_signs("Fleet", None, ()))["first in title"]
    1.0
    """
    counted = signs.counts.get(theme_id, 0)
    count = max(counted, theme_id in signs.titled)
    passing = themes()[theme_id].in_passing
    found = {
        "often": log(1 + min(count, MOST_MENTIONS)),
        "share": count / max(1, len(signs.titled), sum(signs.counts.values())),
        "first in title": signs.titled[:1] == (theme_id,),
        "later in title": theme_id in signs.titled[1:],
        "beside the title": bool(signs.titled) and theme_id not in signs.titled,
        "in the opening": theme_id in signs.opening,
        "recommended": theme_id in signs.recommended,
        "first of all": theme_id == signs.first,
        "once": count == 1,
        "most often": 0 < counted == max(signs.counts.values()),
        "in many ways": log(1 + min(signs.ways.get(theme_id, 0), MOST_PHRASES)),
        "said in passing": passing,
        "said in passing, but in title": passing and theme_id in signs.titled,
        "title says nothing": not signs.titled,
        "spoken of": True,
        PRIORITY: theme_id in signs.priorities,
    }
    return {name: float(strength) for name, strength in found.items() if strength}


def phrase_signs(signs: ThemeSigns) -> dict[str, float]:
    """How strong each phrase is, which speaks for its own theme.

    >>> phrase_signs(read_signs("Fleet", None, ()))
    {'title phrase: fleet': 1.0}
    """
    said = {f"phrase: {phrase}": count for phrase, count in signs.phrases.items()}
    found = {name: log(1 + min(count, MOST_OF_A_PHRASE)) for name, count in said.items()}
    return found | {f"title phrase: {phrase}": 1.0 for phrase in sorted(signs.title_phrases)}


def neighbour_signs(signs: ThemeSigns) -> dict[str, float]:
    """How strong the title's words and the themes beside it are, which may speak for any theme.

    >>> neighbour_signs(read_signs("Police fleet", None, ()))
    {'title word: police': 1.0}
    """
    beside = {
        f"beside: {theme}": BESIDE * log(1 + min(count, MOST_MENTIONS))
        for theme, count in signs.counts.items()
    }
    return {f"title word: {word}": 1.0 for word in sorted(signs.title_words)} | beside
