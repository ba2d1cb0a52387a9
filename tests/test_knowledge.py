"""The knowledge tables: tidy, free of contradictions, each row with an example that holds."""

import time
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
import spacy

from extractors.knowledge.aliases import Alias, aliases, aliases_by_key
from extractors.knowledge.loader import FOLDER, KnowledgeError, read_rows, rows_of
from extractors.knowledge.organisation_list import organisations
from extractors.knowledge.organisations import (
    council_for_place,
    organisation,
    organisation_named,
    party_of,
    publisher_for_name,
)
from extractors.knowledge.plans import plans, priorities
from extractors.knowledge.themes import themes
from extractors.nlp.organisations import add_rulers


def test_a_row_of_the_wrong_length_is_told_by_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text("id,name\na,Ash\nb,Bury, Suffolk\n", encoding="utf-8")

    with pytest.raises(KnowledgeError, match=r"places\.csv, line 3: 3 cells under 2 columns"):
        rows_of(path)


def test_an_empty_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "places.csv").touch()

    with pytest.raises(KnowledgeError, match=r"places\.csv is empty"):
        rows_of(tmp_path / "places.csv")


@pytest.mark.parametrize("table", ["organisations", "plans", "priorities", "themes"])
def test_ids_are_words_and_unique(table: str) -> None:
    ids = [row["id"] for row in read_rows(table)]

    assert len(set(ids)) == len(ids)
    assert all(identifier == identifier.lower() for identifier in ids)
    assert all(" " not in identifier for identifier in ids)


def test_there_are_many_bodies_and_aliases() -> None:
    assert len(organisations()) >= 350
    assert len(aliases()) >= 1200


def test_parents_parties_and_successors_lead_nowhere_in_circles() -> None:
    for body in organisations().values():
        seen = {body.id}
        successor = body.successor_id
        while successor:
            assert successor not in seen
            seen.add(successor)
            successor = organisations()[successor].successor_id
        assert body.parent_id != body.id
        assert body.party_id != body.id


def test_identifiers_name_their_register() -> None:
    for row in read_rows("organisations"):
        assert bool(row["identifier"]) == bool(row["identifier_source"]), row["id"]
        assert not row["identifier"] or row["identifier"].startswith("GB-"), row["id"]


def test_no_spelling_stands_for_two_bodies_unconditionally() -> None:
    for key, same in aliases_by_key().items():
        bodies = {alias.organisation_id for alias in same if not alias.needs}
        assert len(bodies) <= 1, f"{key}: {sorted(filter(None, bodies))}"


def test_no_place_means_two_councils() -> None:
    for key, same in aliases_by_key().items():
        councils = {alias.organisation_id for alias in same if alias.need("in_table")}
        assert len(councils) <= 1, f"{key}: {sorted(filter(None, councils))}"


def test_publishers_of_plans_are_listed() -> None:
    assert {plan.publisher_id for plan in plans().values()} <= set(organisations())


def test_publishers_of_templates_are_listed() -> None:
    templates = [
        tomllib.loads(path.read_text("utf-8")) for path in FOLDER.glob("publishers/*.toml")
    ]

    publishers = {template["publisher"] for template in templates if "publisher" in template}
    assert publishers
    assert publishers <= set(organisations())


def test_plans_of_a_publisher_do_not_overlap() -> None:
    ordered = sorted(plans().values(), key=lambda plan: (plan.publisher_id, plan.start))
    for plan, following in pairwise(ordered):
        assert plan.start < plan.end
        if plan.publisher_id == following.publisher_id:
            assert plan.end < following.start, (plan.id, following.id)


def test_priorities_belong_to_plans_and_themes() -> None:
    assert {priority.plan_id for priority in priorities().values()} <= set(plans())
    assert {priority.theme_id for priority in priorities().values()} <= set(themes())


@pytest.mark.parametrize(
    ("printed", "organisation_id"),
    [
        ("Dept of Science Innovation & Technology", "dsit"),
        ("Department for Science, Innovation and Technology", "dsit"),
        ("the National Police Chiefs Council", "npcc"),
        ("Cumbria Office of the Police and Crime Commissioner", "cumbria-pcc"),
        ("PCC for Devon & Cornwall", "devon-and-cornwall-pcc"),
        ("Essex Police and Crime Commissioner", "essex-pfcc"),
        ("LB Haringey", "london-borough-of-haringey"),
        ("West Mercia Constabulary", "west-mercia-police"),
        ("Metropolitan Police", "mps"),
    ],
)
def test_whole_names_lead_to_their_body(printed: str, organisation_id: str) -> None:
    body = organisation_named(printed)

    assert body is not None
    assert body.id == organisation_id


@pytest.mark.parametrize("printed", ["the PCC", "Reading", "Police", "", "Kernow Home Office"])
def test_other_words_name_no_body(printed: str) -> None:
    assert organisation_named(printed) is None


def test_a_part_acts_as_its_body() -> None:
    party = party_of("vru")

    assert party is not None
    assert party.id == "mopac"
    assert party_of("x-unknown") is None
    assert organisation("x-unknown") is None


def test_publishers_are_known_by_name_or_taken_as_given() -> None:
    assert publisher_for_name("Surrey Police and Crime Commissioner").id == "surrey-pcc"
    assert publisher_for_name("mopac").name == "Mayor's Office for Policing and Crime"
    made = publisher_for_name("Little Barton Parish Council")
    assert (made.id, made.name) == (
        "x-little-barton-parish-council",
        "Little Barton Parish Council",
    )


@pytest.mark.parametrize(
    ("place", "council"),
    [
        ("Bracknell", "Bracknell Forest Council"),
        ("Reading", "Reading Borough Council"),
        ("Windsor & Maidenhead", "Royal Borough of Windsor and Maidenhead"),
        ("Oxfordshire", "Oxfordshire County Council"),
        ("Newcastle", "Newcastle City Council"),
    ],
)
def test_places_mean_their_councils(place: str, council: str) -> None:
    found = council_for_place(place)

    assert found is not None
    assert found.name == council


def test_a_total_is_no_place() -> None:
    assert council_for_place("Retained by PCC") is None


def test_conditions_are_words_the_matcher_knows() -> None:
    from extractors.nlp.alias_rules import RULES

    assert {need.rule for alias in aliases() for need in alias.needs} <= set(RULES)


def test_an_alias_without_a_body_stands_for_the_publisher() -> None:
    nameless: list[Alias] = [alias for alias in aliases() if alias.organisation_id is None]

    assert nameless
    assert all(alias.need("publisher_kind") for alias in nameless)


def test_the_lists_start_quickly() -> None:
    started = time.process_time()
    add_rulers(spacy.blank("en"))

    assert time.process_time() - started < 2
