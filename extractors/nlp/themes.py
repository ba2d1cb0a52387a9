"""Finds mentions of our themes, and ranks the themes a decision is about."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc

from ..knowledge.naming import PrintedWord, fold, folded_words
from ..knowledge.themes import telling_phrases, theme_phrases_by_key, themes
from ..records import OrganisationMention, ThemeMention
from .legal import find_legal
from .listed_phrases import THEMES, Hit, phrase_hits
from .places import longest

TITLE, SUMMARY, RECOMMENDATION, PRIORITY, BODY, TELLING = 6.0, 2.0, 3.0, 2.5, 0.5, 1.5
"""What a mention weighs by where it stands."""
IN_PASSING = 0.3
"""What is left of that for a theme that is often said in passing, outside the title."""
COUNTED_IN_BODY = 8
ENOUGH, ENOUGH_BESIDE_TITLE = 2.5, 3.5
"""Below this, a theme is said in passing; more is needed where the title names another."""
AT_MOST = 4
OPENING = 1000
"""A decision says what it is about within its first characters."""


def find_themes(doc: Doc) -> tuple[ThemeMention, ...]:
    """Phrases that speak of a theme, the longest at each place, in order of printing.

    Titles of laws speak of none, nor do parts of the names of bodies, which the pipeline leaves in
    `doc.user_data["organisations"]`.
    """
    known, bodies = theme_phrases_by_key(), doc.user_data.get("organisations", ())
    text = doc.text
    return tuple(
        ThemeMention(
            start=hit.start,
            end=hit.end,
            text=text[hit.start : hit.end],
            theme_id=known[hit.key],
        )
        for hit in longest(phrase_hits(doc, THEMES), find_legal(text))
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
    opening = {mention.theme_id for mention in counted if mention.start < OPENING}
    told = {mention.theme_id for mention in counted if fold(mention.text) in telling_phrases()}
    weights: dict[str, float] = defaultdict(float)
    for found, weight in (
        (opening.union(theme_ids_in(summary or "")), SUMMARY),
        (theme_ids_in(" | ".join(recommendations)), RECOMMENDATION),
        (priority_themes, PRIORITY),
        (told, TELLING),
    ):
        for theme_id in set(found):
            weights[theme_id] += weight
    for theme_id, count in Counter(mention.theme_id for mention in counted).items():
        weights[theme_id] += BODY * min(count, COUNTED_IN_BODY)
    return tuple(_ranked(weights, theme_ids_in(title or "")))


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


def _within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _ranked(weights: Mapping[str, float], in_title: Sequence[str]) -> list[str]:
    """The heaviest themes; where none is heavy enough, the heaviest alone."""
    total = {
        theme_id: weight * (IN_PASSING if themes()[theme_id].in_passing else 1)
        for theme_id, weight in weights.items()
    }
    for at, theme_id in enumerate(dict.fromkeys(in_title)):
        total[theme_id] = total.get(theme_id, 0) + TITLE - at / 100
    ordered = sorted(total, key=lambda theme_id: (-total[theme_id], theme_id))
    needed = ENOUGH_BESIDE_TITLE if in_title else ENOUGH
    enough = [theme_id for theme_id in ordered if total[theme_id] >= needed]
    return [themes()[theme_id].title for theme_id in (enough or ordered[:1])[:AT_MOST]]
