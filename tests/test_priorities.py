"""Priorities of police and crime plans, and the plan that a paper cites."""

from datetime import date
from functools import cache

import pytest
import spacy
from example_rows import example_rows
from spacy.language import Language

from extractors.extraction import extract_text
from extractors.knowledge.loader import read_rows
from extractors.knowledge.plans import (
    plan_for,
    plan_of,
    plan_period,
    plans,
    priorities,
    priority_phrases_by_key,
)
from extractors.nlp.organisations import add_rulers
from extractors.nlp.priorities import find_priorities


@cache
def pipeline() -> Language:
    nlp = spacy.blank("en")
    add_rulers(nlp)
    return nlp


def found_in(text: str, publisher_id: str | None) -> list[str]:
    return [mention.priority_id for mention in find_priorities(pipeline()(text), publisher_id)]


@pytest.mark.parametrize("row", read_rows("priorities"), ids=lambda row: row["id"])
def test_every_priority_is_found_in_its_example(row: dict[str, str]) -> None:
    plan = plans()[row["plan_id"]]
    text = f"{plan.title}. {row['example']}"

    assert row["id"] in found_in(text, plan.publisher_id)


@pytest.mark.parametrize(
    "row", read_rows("priority_phrases"), ids=lambda row: f"{row['priority_id']}: {row['phrase']}"
)
def test_every_phrase_holds_in_its_example(row: dict[str, str]) -> None:
    plan = plan_of(row["priority_id"])

    assert row["priority_id"] in found_in(f"{plan.title}. {row['example']}", plan.publisher_id)
    assert row["priority_id"] not in found_in(row["counter_example"], plan.publisher_id)


@pytest.mark.parametrize("row", read_rows("plans"), ids=lambda row: row["id"])
def test_every_plan_is_cited_in_its_example(row: dict[str, str]) -> None:
    cited = plan_for(row["publisher_id"], row["example"], None)

    assert cited is not None
    assert (cited.id, cited.title) == (row["id"], row["title"])


@pytest.mark.parametrize("row", example_rows("priorities"), ids=lambda row: row["text"][:60])
def test_examples(row: dict[str, str]) -> None:
    wanted = [title for title in row["priorities"].split("; ") if title]
    found = found_in(row["text"], row["publisher"] or None)

    assert [priorities()[each].title for each in found] == wanted


@pytest.mark.parametrize(
    ("publisher_id", "printed", "on", "plan_id", "title"),
    [
        ("mopac", None, date(2021, 1, 11), "mopac-2017", "Police and Crime Plan 2017-2021"),
        ("mopac", "Police and Crime Plan", date(2024, 1, 1), "mopac-2022", None),
        ("mopac", "Police & Crime Plan 2017-2021", date(2023, 1, 1), "mopac-2017", None),
        (
            "surrey-pcc",
            "Police and Crime Plan 2016-20",
            None,
            None,
            "Police and Crime Plan 2016-20",
        ),
    ],
)
def test_the_printed_plan_comes_before_the_one_in_force(
    publisher_id: str, printed: str | None, on: date | None, plan_id: str | None, title: str | None
) -> None:
    plan = plan_for(publisher_id, printed, on)

    assert plan is not None
    assert plan.id == plan_id
    assert title is None or plan.title == title


def test_no_plan_is_made_up() -> None:
    assert plan_for("kent-pcc", None, date(2021, 1, 1)) is None
    assert plan_for("mopac", None, None) is None
    assert plan_for("mopac", "Police and Crime Plan", date(2009, 1, 1)) is None


def test_a_title_without_years_has_no_period() -> None:
    assert plan_period("Police and Crime Plan") is None


@pytest.mark.parametrize("row", read_rows("plans"), ids=lambda row: row["id"])
def test_every_plan_says_where_it_was_seen(row: dict[str, str]) -> None:
    assert len(row["source"].split()) > 3


@pytest.mark.parametrize(
    ("publisher_id", "on", "plan_id"),
    [
        ("mopac", date(2022, 3, 23), "mopac-2017"),
        ("mopac", date(2022, 3, 24), "mopac-2022"),
        ("avon-and-somerset-pcc", date(2021, 11, 30), "avon-and-somerset-2019"),
        ("avon-and-somerset-pcc", date(2024, 12, 23), "avon-and-somerset-2024"),
        ("devon-and-cornwall-pcc", date(2021, 11, 12), "devon-and-cornwall-2021"),
        ("devon-and-cornwall-pcc", date(2025, 2, 1), "devon-and-cornwall-2025"),
        ("devon-and-cornwall-pcc", date(2021, 11, 11), None),
        ("surrey-pcc", date(2018, 6, 1), "surrey-2018"),
        ("surrey-pcc", date(2018, 5, 1), None),
        ("warwickshire-pcc", date(2016, 11, 30), None),
        ("warwickshire-pcc", date(2016, 12, 1), "warwickshire-2016"),
    ],
)
def test_the_plan_in_force_on_a_day(publisher_id: str, on: date, plan_id: str | None) -> None:
    plan = plan_for(publisher_id, None, on)

    assert (plan.id if plan else None) == plan_id


@pytest.mark.parametrize(
    ("day", "printed", "words", "cited"),
    [
        ("3 March 2022", "", "tackling drugs", "devon-and-cornwall-2021-drugs"),
        ("3 March 2025", "", "tackling drugs", "devon-and-cornwall-2025-drugs"),
        ("3 March 2022", "", "serious violence", "devon-and-cornwall-2021-violence"),
        ("3 March 2025", "", "serious violence", "devon-and-cornwall-2025-violence"),
        ("3 March 2025", " 2021-2025", "tackling drugs", "devon-and-cornwall-2021-drugs"),
        ("3 March 2022", " 2025-29", "tackling drugs", "devon-and-cornwall-2025-drugs"),
        ("3 March 2025", "", "road safety", "devon-and-cornwall-2021-roads"),
    ],
)
def test_words_of_two_plans_cite_the_decisions_own(
    day: str, printed: str, words: str, cited: str
) -> None:
    [decision] = extract_text(
        f"Decision notice\n\nDate of decision: {day}\n\nSummary\n\n"
        f"A priority of the Police and Crime Plan{printed} is {words}.",
        publisher="devon-and-cornwall-pcc",
    ).decisions

    assert [priority.id for priority in decision.priorities] == [cited]


def test_each_decision_of_a_page_cites_its_own_plan() -> None:
    entry = (
        "Decision number: {year}/01\nTitle: Support in {year}\nDate of decision: 3 March {year}\n\n"
        "Summary\n\nIt serves the plan's priority of tackling drugs.\n\n"
    )
    text = entry.format(year=2022) + entry.format(year=2025)
    decisions = extract_text(text, publisher="devon-and-cornwall-pcc").decisions
    assert [[each.id for each in decision.priorities] for decision in decisions] == [
        ["devon-and-cornwall-2021-drugs"],
        ["devon-and-cornwall-2025-drugs"],
    ]


@pytest.mark.parametrize("key", sorted(priority_phrases_by_key()))
def test_plans_that_share_a_wording_ask_the_same_of_it(key: str) -> None:
    assert len({phrase.near_plan for phrase in priority_phrases_by_key()[key]}) == 1
