"""Corrections: applied anew at each build, and told when they no longer match."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from records_builder import HOME_OFFICE, MOPAC, body, decision, fact, part, record

from extractors.records import Issue
from warehouse.build import build_warehouse
from warehouse.connection import open_read_only
from warehouse.corrections import (
    COLUMNS,
    Correction,
    CorrectionsError,
    append_corrections,
    load_corrections,
)
from warehouse.reference_data import ReferenceData

LISTED = ReferenceData(
    organisations=tuple(
        dict.fromkeys(
            ("parent_id", "identifier", "identifier_source", "valid_from", "valid_until"), ""
        )
        | {"id": party.id, "name": party.name, "kind": "public_body", "successor_id": ""}
        for party in (MOPAC, HOME_OFFICE)
    )
)


def correction(action: str, **values: Any) -> Correction:
    given = {"decision_id": "mopac/PCD-1", "reason": "the paper says so", "corrected_by": "Ada"}
    return Correction(action=action, corrected_on=date(2024, 5, 1), **(given | values))


def corrected(tmp_path: Path, sql: str, *corrections: Correction) -> list[tuple[Any, ...]]:
    """What a query finds after the corrections, made to three facts of a decision."""
    facts = [
        fact(100, "2020/21", recipient=body("A"), confidence=0.5),
        part(60, number=2),
        fact(40, number=3, kind="grant_awarded", funded_by="mopac/PCD-1/1"),
    ]
    paper = record(
        decision(facts=facts), issues=(Issue(code="parts_do_not_sum", detail="£60 of £100"),)
    )
    path = tmp_path / "warehouse.duckdb"
    build_warehouse([paper], path, reference=LISTED, corrections=corrections)
    with open_read_only(path) as connection:
        return connection.execute(sql).fetchall()


FIRST = "FROM funding WHERE funding_id = 'mopac/PCD-1/1'"
TARGET = {"target_id": "mopac/PCD-1/1"}
SETTINGS = [
    (
        "total",
        "100.00",
        "£1,120.50",
        "total_gbp, total_basis, rule",
        (Decimal("1120.50"), "printed", "correction"),
    ),
    ("amount", "100", "120", "amount_gbp, total_gbp", (Decimal(120), Decimal(120))),
    ("recipient", "x-a", "home-office", "recipient_id", ("home-office",)),
    ("recipient", "A", "Bounce Back", "recipient_id", ("x-bounce-back",)),
    ("recipient", "x-a", "", "recipient_id", (None,)),
    ("kind", "grant_received", "receipt", "kind", ("receipt",)),
    ("available_until", "", "2021-03-31", "available_until", (date(2021, 3, 31),)),
    ("qualifier", "exact", "up_to", "qualifier", ("up_to",)),
]


@pytest.mark.parametrize(("field", "old", "new", "columns", "expected"), SETTINGS)
def test_a_value_of_a_fact_is_set(
    tmp_path: Path, field: str, old: str, new: str, columns: str, expected: tuple[Any, ...]
) -> None:
    change = correction("set", field=field, old_value=old, new_value=new, **TARGET)
    assert corrected(tmp_path, f"SELECT {columns}, confidence {FIRST}", change) == [(*expected, 1)]


def test_a_new_total_falls_in_the_fact_s_only_year(tmp_path: Path) -> None:
    change = correction("set", field="total", old_value="100", new_value="120", **TARGET)
    sql = "SELECT financial_year, amount_gbp FROM funding_year WHERE funding_id LIKE '%/1'"
    assert corrected(tmp_path, sql, change) == [("2020/21", 120)]


def test_years_are_set_with_their_shares(tmp_path: Path) -> None:
    shares = "2020/21=60, 2021/22=40.00"
    change = correction(
        "set", field="financial_years", old_value="2020/21", new_value=shares, **TARGET
    )
    sql = "SELECT financial_year, amount_gbp, basis FROM funding_year WHERE funding_id LIKE '%/1'"
    assert corrected(tmp_path, sql, change) == [
        ("2020/21", 60, "stated"),
        ("2021/22", 40, "stated"),
    ]


def test_a_value_of_the_decision_is_set(tmp_path: Path) -> None:
    change = correction("set", field="decided_on", new_value="2021-01-11")
    sql = "SELECT decided_on, decided_on_basis FROM decision"
    assert corrected(tmp_path, sql, change) == [(date(2021, 1, 11), "stated")]


def test_corrections_are_applied_in_order(tmp_path: Path) -> None:
    first = correction("set", field="total", old_value="100", new_value="110", **TARGET)
    second = replace(first, old_value="110", new_value="120")
    assert corrected(tmp_path, f"SELECT total_gbp {FIRST}", first, second) == [(120,)]


def test_a_fact_goes_with_its_parts_and_pays_for_nothing_more(tmp_path: Path) -> None:
    change = correction("remove", old_value="100", **TARGET)
    sql = "SELECT funding_id, funded_by_id FROM funding"
    assert corrected(tmp_path, sql, change) == [("mopac/PCD-1/3", None)]


def test_a_fact_is_added(tmp_path: Path) -> None:
    new = "kind=grant_awarded; total=5000; recipient=home-office; label=a=b"
    columns = "funding_id, level, total_gbp, recipient_id, label, rule"
    sql = f"SELECT {columns} FROM funding ORDER BY total_gbp DESC LIMIT 1"
    assert corrected(tmp_path, sql, correction("add", new_value=new)) == [
        ("mopac/PCD-1/c1", "headline", 5000, "home-office", "a=b", "correction")
    ]


def test_organisations_are_merged_everywhere(tmp_path: Path) -> None:
    merge = correction("merge", decision_id="", target_id="x-a", new_value="home-office")
    assert corrected(tmp_path, f"SELECT recipient_id {FIRST}", merge) == [("home-office",)]
    assert corrected(tmp_path, "SELECT 1 FROM organisation WHERE NOT is_listed", merge) == []


def test_what_a_person_accepted_leaves_the_review_queue(tmp_path: Path) -> None:
    sql = "SELECT code FROM review_queue"
    assert corrected(tmp_path, sql) == [("parts_do_not_sum",), ("low_confidence",)]
    accepted = [correction("accept", **TARGET), correction("accept", field="parts_do_not_sum")]
    assert corrected(tmp_path, sql, *accepted) == []


MISMATCHES = [
    ({"field": "total", "old_value": "99", "new_value": "120"}, "by now"),
    ({"field": "total", "old_value": "100", "new_value": "lots"}, "not an amount"),
    ({"field": "colour", "new_value": "red"}, "no field"),
    (
        {"field": "financial_years", "new_value": "2020/22"},
        "not a financial",
    ),
    ({"field": "kind", "old_value": "grant_received", "new_value": ""}, "cannot be empty"),
    ({"field": "total", "target_id": "mopac/PCD-1/9"}, "no fact"),
    ({"field": "total", "decision_id": "mopac/PCD-9"}, "no decision"),
    ({"field": "funded_by", "new_value": "mopac/PCD-1/9"}, "no fact"),
    ({"field": "part_of", "new_value": "mopac/PCD-1/1"}, "no headline"),
    ({"action": "remove", "old_value": "99"}, "by now"),
    ({"action": "add", "new_value": "total=5"}, "needs a kind"),
    ({"action": "merge", "target_id": "x-nobody", "new_value": "mopac"}, "no document names"),
    ({"action": "merge", "target_id": "x-a", "new_value": "x-nobody"}, "no organisation"),
]


@pytest.mark.parametrize(("values", "problem"), MISMATCHES)
def test_a_correction_that_does_not_match_is_an_issue(
    tmp_path: Path, values: dict[str, str], problem: str
) -> None:
    change = correction(**({"action": "set"} | TARGET | values))
    sql = "SELECT detail FROM issue WHERE code = 'correction_not_applied' AND severity = 'serious'"
    ((detail,),) = corrected(tmp_path, sql, change)
    assert problem in detail
    assert corrected(tmp_path, "SELECT is_applied FROM correction", change) == [(False,)]
    assert corrected(tmp_path, f"SELECT total_gbp {FIRST}", change) == [(100,)]


def test_an_applied_correction_is_recorded_with_who_when_and_why(tmp_path: Path) -> None:
    change = correction("accept", **TARGET)
    sql = "SELECT corrected_by, corrected_on, reason, is_applied, correction_number FROM correction"
    assert corrected(tmp_path, sql, change) == [
        ("Ada", date(2024, 5, 1), "the paper says so", True, 1)
    ]


def test_corrections_come_back_from_their_file(tmp_path: Path) -> None:
    path = tmp_path / "home" / "corrections.csv"
    assert load_corrections(path) == ()
    first = correction("set", field="title", old_value="", new_value='A "title", quoted\nand long')
    append_corrections(path, [first])
    append_corrections(path, [correction("accept", **TARGET)])
    assert load_corrections(path) == (first, correction("accept", **TARGET))
    assert path.read_text(encoding="utf-8").startswith("action,decision_id,target_id,field,")


WRONG = [
    ("action,who\n", "the first line must be"),
    ("{head}erase,,,,,,Ada,2024-05-01,because\n", "line 2: action 'erase'"),
    ("{head}set,,,,,,Ada,2024-05-01,\n", "reason must be given"),
    ("{head}set,,,,,,Ada,1 May,because\n", "is not a date"),
    ("{head}set,,,,,,Ada,2024-05-01,because,more\n", "too many columns"),
]


@pytest.mark.parametrize(("text", "problem"), WRONG)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(text.replace("{head}", ",".join(COLUMNS) + "\n"), encoding="utf-8")
    with pytest.raises(CorrectionsError, match=problem):
        load_corrections(path)
