"""Every rule that can decide an amount says in plain words what it does, and does what it says."""

import ast
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from records_builder import decision, fact, record

import extractors.facts
from extractors.extraction import extract_text
from extractors.knowledge.loader import read_rows
from extractors.records import Decision, Issue
from warehouse import correcting
from warehouse.build import build_warehouse
from warehouse.connection import open_read_only
from warehouse.corrections import Correction

CUE_TABLES = ("kind_cues", "decision_cues", "part_cues", "context_cues")
ROWS = read_rows("rules")
BY_PEOPLE = correcting.RULE
READ = [row for row in ROWS if row["rule"] != BY_PEOPLE]


def rules_of_tables() -> set[str]:
    return {row["rule"] for table in CUE_TABLES for row in read_rows(table)}


def rules_in_code() -> Iterator[str]:
    """What the code itself gives: ``rule="…"`` in calls, and what people decide."""
    for path in Path(extractors.facts.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.keyword(arg="rule", value=ast.Constant(value=str(rule))):
                    yield rule
    yield BY_PEOPLE


def page(example: str) -> str:
    """An example's text: ¶ ends a line."""
    return "\n".join(line.strip() for line in example.split("¶"))


@cache
def decisions(example: str) -> tuple[Decision, ...]:
    return extract_text(page(example), publisher="mopac").decisions


def rules_met(example: str, decides: str) -> set[str | None]:
    """The rules of the facts, or of the amounts in context, of an example."""
    found: list[str | None] = []
    for each in decisions(example):
        found += (
            [fact.rule for fact in each.funding]
            if decides == "fact"
            else [money.rule for money in each.money if money.role == "context"]
        )
    return set(found)


def test_every_rule_that_can_be_given_has_a_row_and_no_row_is_left_over() -> None:
    names = [row["rule"] for row in ROWS]
    assert len(names) == len(set(names))
    assert set(names) == rules_of_tables() | set(rules_in_code())


def test_every_row_says_what_it_decides_in_a_sentence() -> None:
    for row in ROWS:
        assert row["decides"] in {"fact", "context"}
        assert row["sentence"][0].isupper() and row["sentence"].endswith("."), row["rule"]
        assert row["example"] and row["counter_example"], row["rule"]
        assert row["example"] != row["counter_example"]


def test_a_rule_of_context_gives_one_reason() -> None:
    reasons: dict[str, set[str]] = {}
    for row in read_rows("context_cues"):
        reasons.setdefault(row["rule"], set()).add(row["why"])
    assert not {rule: whys for rule, whys in reasons.items() if len(whys) > 1}


@pytest.mark.parametrize("row", READ, ids=lambda row: row["rule"])
def test_a_rule_decides_its_example_and_not_its_counter_example(row: dict[str, str]) -> None:
    assert row["rule"] in rules_met(row["example"], row["decides"])
    assert row["rule"] not in rules_met(row["counter_example"], row["decides"])


@pytest.mark.parametrize("row", READ, ids=lambda row: row["rule"])
def test_what_a_rule_read_is_printed_in_its_example(row: dict[str, str]) -> None:
    text = page(row["example"])
    for each in decisions(row["example"]):
        cues = [*(fact.cue for fact in each.funding), *(money.cue for money in each.money)]
        for cue in filter(None, cues):
            assert all(piece in text for piece in cue.split(" … "))


def test_only_context_has_a_rule_of_its_own_beside_the_facts() -> None:
    (found,) = decisions("PCD 140 approved £50,000. To award £30,000 to the Acorn Trust.")
    assert [(money.role, money.rule, money.cue) for money in found.money] == [
        ("context", "earlier", "PCD 140 approved £50,000"),
        ("headline", None, None),
    ]
    assert [(fact.rule, fact.cue) for fact in found.funding] == [
        ("awards", "£30,000 to the Acorn Trust")
    ]


def test_an_amount_that_shares_the_context_of_another_shares_its_rule() -> None:
    (found,) = decisions(
        "PCD 140 approved £50,000 and £9,000. To award £30,000 to the Acorn Trust."
    )
    assert [(money.rule, money.cue) for money in found.money if money.role == "context"] == [
        ("earlier", "PCD 140 approved £50,000"),
        ("earlier", "PCD 140 approved £50,000 and £9,000"),
    ]


def test_a_column_s_head_is_what_its_rule_read() -> None:
    row = next(row for row in ROWS if row["rule"] == "column of a table")
    (found,) = decisions(row["example"])
    assert {(money.why, money.cue) for money in found.money if money.role == "context"} == {
        ("bid", "Amount requested")
    }


ACCEPTED = {"action": "accept", "field": "parts_do_not_sum"}
NAMED = {"action": "set", "target_id": "mopac/PCD-1/1", "field": "recipient", "new_value": "Acorn"}


@pytest.mark.parametrize(
    ("given", "rule", "cue"),
    [(NAMED, BY_PEOPLE, None), (ACCEPTED, "accepts", "accept £100")],
    ids=["example", "counter-example"],
)
def test_what_a_person_put_right_is_a_correction(
    tmp_path: Path, given: dict[str, Any], rule: str, cue: str | None
) -> None:
    facts = [fact(100, "2020/21", rule="accepts", cue="accept £100")]
    paper = record(decision(facts=facts), issues=(Issue(code="parts_do_not_sum", detail="£9"),))
    by_ada: dict[str, Any] = {
        "reason": "it says so",
        "corrected_by": "Ada",
        "corrected_on": date(2024, 5, 1),
    }
    put_right = Correction(decision_id="mopac/PCD-1", **by_ada, **given)
    path = tmp_path / "warehouse.duckdb"
    build_warehouse([paper], path, corrections=[put_right])
    with open_read_only(path) as connection:
        found = connection.execute("SELECT f.rule, f.cue, is_applied FROM funding f, correction")
        assert found.fetchall() == [(rule, cue, True)]
