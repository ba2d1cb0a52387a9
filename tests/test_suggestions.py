"""Listed bodies suggested for names that no list knows: rows of examples, and the view."""

from pathlib import Path

import pytest
from example_rows import example_rows
from hypothesis import given
from hypothesis import strategies as st
from records_builder import body, decision, fact, record

from extractors.knowledge.organisation_list import organisations
from extractors.records import NamedId
from warehouse.build import build_warehouse
from warehouse.connection import open_read_only
from warehouse.reference_data import load_reference_data
from warehouse.suggestions import LIKE_ENOUGH, MOST_SUGGESTIONS, listed_names, suggest

REFERENCE = load_reference_data()
LISTED = listed_names(
    [(row["id"], row["name"]) for row in REFERENCE.organisations]
    + [(row["organisation_id"], row["alias"]) for row in REFERENCE.aliases]
)


@pytest.mark.parametrize("row", example_rows("suggestions"), ids=lambda row: row["name"])
def test_what_is_suggested(row: dict[str, str]) -> None:
    found = suggest(row["name"], LISTED)

    assert (found[0].organisation_id if found else "") == row["nearest"]


@given(st.sampled_from(sorted(organisations())))
def test_a_listed_name_is_nearest_to_itself(organisation_id: str) -> None:
    found = suggest(organisations()[organisation_id].name, LISTED)

    assert organisation_id in {one.organisation_id for one in found if one.similarity == 100}


@given(st.text(max_size=60))
def test_any_name_gets_few_suggestions_in_order(name: str) -> None:
    found = suggest(name, LISTED)

    assert len(found) <= MOST_SUGGESTIONS
    assert [one.similarity for one in found] == sorted(
        (one.similarity for one in found), reverse=True
    )
    assert all(LIKE_ENOUGH <= one.similarity <= 100 for one in found)
    assert len({one.organisation_id for one in found}) == len(found)


def test_nothing_is_listed_and_nothing_is_suggested() -> None:
    assert suggest("Victim Support", listed_names([])) == ()


VIEW = """
    SELECT name, largest_gbp, nearest_id, nearest_similarity, suggestions
    FROM unmatched_organisation
"""


def test_the_view_has_them_by_money_and_merges_nobody(tmp_path: Path) -> None:
    slip = NamedId(id="x-victims-suport", name="Victims Suport")
    facts = [
        fact(100, kind="grant_awarded", recipient=slip),
        fact(900, number=2, kind="grant_awarded", recipient=body("Elm Youth Club")),
        fact(50, number=3, kind="grant_awarded", recipient=body("Derbyshire County Counsil")),
    ]
    path = tmp_path / "warehouse.duckdb"
    report = build_warehouse([record(decision(facts=facts))], path)

    with open_read_only(path) as connection:
        found = connection.execute(VIEW).fetchall()
        recipients = connection.execute(
            "SELECT recipient_id FROM funding ORDER BY funding_id"
        ).fetchall()
    assert [row[:4] for row in found] == [
        ("Elm Youth Club", 900, None, None),
        ("Victims Suport", 100, "victim-support", 96),
        ("Derbyshire County Counsil", 50, "derbyshire-county-council", 96),
    ]
    assert found[0][4] is None
    assert found[1][4] == "Victim Support (victim-support, 96)"
    assert found[2][4] == (
        "Derbyshire County Council (derbyshire-county-council, 96); "
        "South Derbyshire Council (south-derbyshire-district-council, 78)"
    )
    assert recipients == [
        ("x-victims-suport",),
        ("x-elm-youth-club",),
        ("x-derbyshire-county-counsil",),
    ]
    assert report.counts["organisation_suggestion"] == 3
