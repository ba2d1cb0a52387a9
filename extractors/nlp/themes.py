"""Finds mentions of our themes, and ranks the themes a decision is about."""

import bisect
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from spacy.tokens import Doc

from ..knowledge.loader import read_rows
from ..knowledge.themes import theme_phrases_by_key, themes
from ..records import OrganisationMention, ThemeMention
from .given_text import given_text
from .legal import find_legal
from .listed_phrases import THEMES, Hit, phrase_hits
from .places import longest
from .theme_signs import (
    PRIORITY,
    ThemeSigns,
    neighbour_signs,
    phrase_signs,
    read_signs,
    shared_signs,
)

PRIORITY_CITED = 1.6
"""How far a cited priority speaks for its theme: too few labelled papers cite one to learn it."""
ENOUGH, AT_MOST = -0.5, 4
"""From which log-odds on a theme is named, and how many are; chosen on labelled papers."""


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
        if not _part_of_one(hit, bodies)
    )


def _part_of_one(hit: Hit, bodies: Sequence[OrganisationMention]) -> bool:
    """Whether a hit is part of a body's name; bodies are in order and free of overlaps."""
    place = bisect.bisect_right(bodies, hit.start, key=lambda body: body.start)
    return any(
        hit.end <= body.end and (hit.start, hit.end) != (body.start, body.end)
        for body in bodies[max(place - 1, 0) : place]
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
    """The titles of the themes a decision is about: those of its title, then the weightiest.

    `mentions` are those of the whole document, of which those in `boilerplate` (equality, privacy,
    legal sections) do not count; `priority_themes` are the themes of the priorities it cites.

    >>> themes_of("Knife crime and hot spot policing", "Schools are told of it.", ())
    ('knife crime', 'hotspot policing')
    """
    signs = read_signs(
        title,
        summary,
        [mention for mention in mentions if not _within(mention.start, boilerplate)],
        recommendations=recommendations,
        priority_themes=priority_themes,
    )
    return tuple(_chosen(_weights_of(signs), signs))


def _weights_of(signs: ThemeSigns) -> Mapping[str, float]:
    """How far the signs speak for each theme that is spoken of, as the logarithm of its odds."""
    known, learned = theme_phrases_by_key(), _learned()
    weights = {
        theme_id: sum(
            strength * (PRIORITY_CITED if name == PRIORITY else learned[name][""])
            for name, strength in shared_signs(theme_id, signs).items()
        )
        for theme_id in signs.themes
    }
    for name, strength in phrase_signs(signs).items():
        theme_id = known[name.partition(": ")[2]]
        weights[theme_id] += strength * learned.get(name, {}).get(theme_id, 0.0)
    for name, strength in neighbour_signs(signs).items():
        for theme_id, weight in learned.get(name, {}).items():
            if theme_id in weights:
                weights[theme_id] += strength * weight
    return weights


@cache
def _learned() -> Mapping[str, Mapping[str, float]]:
    """By sign and theme the weights that `bench/learn_themes.py` learns from labelled papers.

    Signs that mean the same for every theme stand under the empty one.
    """
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for row in read_rows("theme_weights"):
        found[row["sign"]][row["theme_id"]] = float(row["weight"])
    return found


def _within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _chosen(weights: Mapping[str, float], signs: ThemeSigns) -> list[str]:
    """The heaviest themes, or the heaviest alone; first those of the title, as it names them."""
    ordered = sorted(weights, key=lambda theme_id: (-round(weights[theme_id], 6), theme_id))
    enough = [theme_id for theme_id in ordered if weights[theme_id] >= ENOUGH]
    chosen = (enough or ordered[:1])[:AT_MOST]
    titled = [theme_id for theme_id in signs.titled if theme_id in chosen]
    return [themes()[theme_id].title for theme_id in dict.fromkeys((*titled, *chosen))]
