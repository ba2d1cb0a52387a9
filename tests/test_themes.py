"""Themes: every phrase in its own example, and what a decision is about."""

from functools import cache

import pytest
import spacy
from example_rows import example_rows
from spacy.language import Language

from extractors.knowledge.loader import read_rows
from extractors.knowledge.themes import themes
from extractors.nlp.organisations import add_rulers, find_organisations
from extractors.nlp.theme_phrases import theme_ids_in
from extractors.nlp.theme_signs import LEARNED_SIGNS
from extractors.nlp.themes import find_themes, themes_of
from extractors.records import ThemeMention


@cache
def pipeline() -> Language:
    nlp = spacy.blank("en")
    add_rulers(nlp)
    return nlp


def found_in(text: str) -> tuple[ThemeMention, ...]:
    doc = pipeline()(text)
    doc.user_data["organisations"] = find_organisations(doc, "mopac")
    return find_themes(doc)


@pytest.mark.parametrize("row", read_rows("theme_phrases"), ids=lambda row: row["phrase"])
def test_every_phrase_holds_in_its_example(row: dict[str, str]) -> None:
    assert row["theme_id"] in {mention.theme_id for mention in found_in(row["example"])}
    assert row["theme_id"] not in {m.theme_id for m in found_in(row["counter_example"])}


def test_titles_of_themes_are_phrases() -> None:
    for theme in themes().values():
        assert theme_ids_in(f"Work on {theme.title} goes on.") == [theme.id]


@pytest.mark.parametrize(
    "row", example_rows("themes"), ids=lambda row: row["title"] or row["summary"][:50]
)
def test_what_a_decision_is_about(row: dict[str, str]) -> None:
    text = row["text"].replace("\\n", "\n")

    found = themes_of(row["title"] or None, row["summary"] or None, found_in(text) if text else ())

    assert list(found) == [title for title in row["themes"].split("; ") if title]


def test_the_longest_phrase_speaks() -> None:
    (mention,) = found_in("It is about serious and organised crime.")

    assert (mention.text, mention.theme_id) == (
        "serious and organised crime",
        "serious-and-organised-crime",
    )


def test_names_of_laws_and_bodies_speak_of_no_theme() -> None:
    text = "Under the Domestic Abuse Act 2021 it pays the Human Trafficking Foundation."

    assert found_in(text) == ()


def test_standing_words_do_not_count() -> None:
    text = "Equality: hate crime is considered. Hate crime data and hate crime reports are kept."

    mentions = found_in(text)

    assert themes_of(None, None, mentions) == ("hate crime",)
    assert themes_of(None, None, mentions, boilerplate=((0, len(text)),)) == ()


def test_a_cited_priority_adds_its_theme() -> None:
    found = themes_of(
        "Stalking", None, (), priority_themes=("road-safety",), recommendations=("Road safety.",)
    )

    assert found == ("stalking and harassment", "road safety")


def test_nothing_said_gives_no_theme() -> None:
    assert themes_of(None, None, ()) == ()


def test_no_theme_is_weighed_by_few_papers() -> None:
    rows = read_rows("theme_weights")

    assert {row["theme_id"] for row in rows} - {""} <= set(themes())
    assert min(int(row["papers"]) for row in rows) >= 4


def test_signs_of_every_theme_have_a_weight() -> None:
    weighed = {row["sign"] for row in read_rows("theme_weights") if not row["theme_id"]}

    assert weighed == set(LEARNED_SIGNS)


def test_what_stands_far_down_a_long_paper_does_not_count() -> None:
    text = "Stalking. Stalking. " + "The work goes on. " * 200 + "Robbery. Robbery. Robbery."

    assert themes_of(None, None, found_in(text)) == ("stalking and harassment",)
