"""Builds: what goes in comes out, typed, in whatever order; what is broken is not published."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from records_builder import HOME_OFFICE, MOPAC, body, decision, fact, page_record, record

from extractors.records import (
    DecisionLink,
    Declaration,
    Funding,
    FundingYear,
    Issue,
    LegalReference,
    Mentions,
    MoneyInContext,
    NamedId,
    OrganisationMention,
    Plan,
    Record,
    Report,
    StoredSection,
)
from warehouse.build import PublicationRefusedError, build_warehouse
from warehouse.checking import checks
from warehouse.compare import compare_warehouses
from warehouse.connection import open_read_only
from warehouse.reference_data import ReferenceData, load_reference_data
from warehouse.rows import TABLES
from warehouse.runs import RunEvent, RunLog, append_run, load_runs
from warehouse.sources import DocumentSource

TEXT = "Grant of £100 from the Home Office"


def whole_record() -> Record:
    """A record with something for every table."""
    full = decision(
        facts=[fact(100, "2020/21", funder=HOME_OFFICE)],
        decided_on=date(2021, 4, 1),
        decided_on_basis="signature",
        part_2="yes",
        plan=Plan(id="a-plan", title="A plan"),
        priorities=(NamedId(id="a-priority", name="A priority"),),
        themes=("A theme",),
        recommendations=("Approve it", "Sign it"),
        financial_years=("2020/21",),
        linked_decisions=("PCD 9", "PCD 8"),
        decision_links=(DecisionLink(reference="PCD 9", relation="extends"),),
        money=(
            MoneyInContext(
                text="£100",
                amount=Decimal(100),
                qualifier="exact",
                per=None,
                role="headline",
                why=None,
                page=1,
                start=9,
                end=13,
            ),
        ),
        legal_references=(LegalReference(instrument="An Act", provision=None),),
        declarations=(Declaration(kind="legal_advice", confirmed=True),),
        reports=(
            Report(
                title="A report",
                author_role="Director",
                meeting=None,
                meeting_on=date(2021, 3, 1),
                classification=None,
            ),
        ),
    )
    mention = OrganisationMention(
        start=23,
        end=34,
        text="Home Office",
        organisation_id="home-office",
        name="Home Office",
        kind="central_government",
        listed=True,
    )
    section = StoredSection(
        decision_id="mopac/PCD-1", part="form", section_id=None, title="Grant", start=0, end=5
    )
    return record(
        full,
        text=TEXT,
        issues=(Issue(code="no_currency_sign", detail="3.4m", page=1),),
        mentions=Mentions(organisations=(mention,)),
        sections=(section,),
    )


RUN = RunLog(
    run_id="r1",
    started_at=datetime(2024, 1, 1, 9, tzinfo=UTC),
    finished_at=datetime(2024, 1, 1, 10, tzinfo=UTC),
    command="ingest",
    counts={"read": 1, "failed": 0},
    events=(RunEvent(file_name="a.pdf", step="fetch", code="not_found", detail="404"),),
)


def build(path: Path, *records: Record, **inputs: Any) -> dict[str, list[tuple[Any, ...]]]:
    """Build, and give every table's rows."""
    build_warehouse(records, path, **({"reference": ReferenceData()} | inputs))
    with open_read_only(path) as connection:
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}


def test_every_table_gets_its_rows(tmp_path: Path) -> None:
    one = whole_record()
    tables = build(
        tmp_path / "w.duckdb",
        one,
        reference=load_reference_data(),
        runs=[RUN],
        sources=[DocumentSource(document_id=one.document.document_id, retrieved_at=RUN.started_at)],
    )
    empty = {table for table, rows in tables.items() if not rows}
    assert empty == {"correction", "listing_entry", "organisation_suggestion"}
    assert tables["decision_link"] == [
        ("mopac/PCD-1", "PCD 8", None, "refers_to"),
        ("mopac/PCD-1", "PCD 9", None, "extends"),
    ]
    assert tables["section"][0][-1] == "Grant"
    assert tables["evidence"][0][5:7] == (TEXT, [[1.0, 2.0, 3.0, 4.0]])
    assert tables["ingest_run"][0][-1] == {"failed": 0, "read": 1}
    assert tables["document"][0][8] == RUN.started_at.replace(tzinfo=None)
    assert tables["organisation_mention"][0][:3] == (
        "home-office",
        one.document.document_id,
        "mopac/PCD-1",
    )


def test_a_decision_is_typed(tmp_path: Path) -> None:
    build(tmp_path / "w.duckdb", whole_record(), is_sample=True)
    with open_read_only(tmp_path / "w.duckdb") as connection:
        columns = "decided_on, decided_year, part_2, recommendations, is_sample"
        row = connection.execute(f"SELECT {columns} FROM decision").fetchone()
        types = connection.execute(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE NOT internal"
        ).fetchall()
    assert row == (date(2021, 4, 1), "2021/22", True, ["Approve it", "Sign it"], True)
    for suffix, expected in (("_gbp", "DECIMAL(18,2)"), ("_on", "DATE"), ("_at", "TIMESTAMP")):
        assert {kind for name, kind in types if name.endswith(suffix)} == {expected}


def test_the_order_of_records_does_not_matter(tmp_path: Path) -> None:
    records = [
        whole_record(),
        page_record(decision(facts=[fact(90)]), text="page"),
        record(decision("PCD 2", facts=[fact(7, recipient=body("A"))]), text="two"),
    ]
    forward = build(tmp_path / "a.duckdb", *records)
    backward = build(tmp_path / "b.duckdb", *reversed(records))
    assert forward == backward
    assert not compare_warehouses(tmp_path / "a.duckdb", tmp_path / "b.duckdb")


def test_an_empty_home_builds(tmp_path: Path) -> None:
    tables = build(tmp_path / "w.duckdb")
    assert [table for table, rows in tables.items() if rows] == ["extraction_rule", "funding_kind"]


def test_a_document_without_decisions_keeps_its_page_and_issue(tmp_path: Path) -> None:
    blank = record(text="blank", issues=(Issue(code="unreadable", detail="no text"),))
    tables = build(tmp_path / "w.duckdb", blank)
    assert len(tables["page"]) == 1
    assert tables["issue"][0][1:5] == (None, "unreadable", "serious", "no text")


def test_another_currency_stays_out_of_pounds(tmp_path: Path) -> None:
    tables = build(tmp_path / "w.duckdb", record(decision(facts=[fact(100, currency="EUR")])))
    assert tables["funding"][0][5:7] == (None, None)
    assert tables["funding_year"] == [("mopac/PCD-1/1", None, None, "unknown")]


def test_unlisted_bodies_plans_priorities_and_themes_get_rows(tmp_path: Path) -> None:
    tables = build(tmp_path / "w.duckdb", whole_record())
    assert tables["organisation"] == [
        ("home-office", "Home Office", "central_government", *[None] * 6, False),
        ("mopac", MOPAC.name, "unknown", *[None] * 6, False),
    ]
    assert tables["plan"] == [("a-plan", None, "A plan", None, None, False)]
    assert tables["priority"] == [("a-priority", None, "A priority", None, False)]
    assert tables["theme"] == [("x-a-theme", "A theme", None, False)]
    assert [row[0] for row in tables["financial_year"]] == ["2020/21", "2021/22"]


def test_facts_of_a_replaced_version_are_gone_but_its_page_stays(tmp_path: Path) -> None:
    address = {"source_url": "https://example.org/1"}
    old = page_record(decision(facts=[fact(100)]), text="old", **address)
    new = page_record(decision(facts=[fact(120)]), text="new", **address)
    times = [(old, RUN.started_at), (new, RUN.started_at + timedelta(days=1))]
    sources = [
        DocumentSource(document_id=r.document.document_id, retrieved_at=moment)
        for r, moment in times
    ]
    tables = build(tmp_path / "w.duckdb", old, new, sources=sources)
    assert [row[6] for row in tables["funding"]] == [Decimal(120)]
    assert len(tables["page"]) == 2
    superseded = {row[0]: row[11] for row in tables["document"]}
    assert superseded[old.document.document_id] == new.document.document_id


def test_what_is_broken_in_itself_is_not_published(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    build(path, record(decision(facts=[fact(100)]), text="good"))
    broken = record(decision(facts=[fact(100, confidence=1.5)]), text="broken")
    with pytest.raises(PublicationRefusedError, match="confidence") as refused:
        build_warehouse([broken], path, reference=ReferenceData())
    assert refused.value.report.serious[0].check.name == "values_out_of_range"
    with open_read_only(path) as connection:
        assert connection.execute("SELECT count(*) FROM funding").fetchone() == (1,)
    assert [p.name for p in tmp_path.iterdir() if "building" in p.name] == []


PHONE = "Call 020 7946 0123"
FINDINGS = {
    "evidence_text": record(
        decision(facts=[fact(1, evidence=whole_record().decisions[0].funding[0].evidence)])
    ),
    "malformed_years": record(decision(facts=[fact(1, "2020/22")])),
    "negative_amounts": record(decision(facts=[fact(-5)])),
    "personal_data": record(decision(facts=[fact(1)]), text=PHONE),
    "parts_exceed_total": record(
        decision(facts=[fact(1), fact(2, number=2, part_of="mopac/PCD-1/1")])
    ),
    "component_without_headline": record(decision(facts=[fact(1, part_of="mopac/PCD-1/7")])),
    "years_exceed_total": record(
        decision(
            facts=[
                fact(
                    10,
                    financial_years=tuple(
                        FundingYear(year=year, amount=Decimal(9), basis="stated")
                        for year in ("2020/21", "2021/22")
                    ),
                )
            ]
        )
    ),
    "implausible_dates": record(decision(decided_on=date(1901, 1, 1))),
    "shared_references": record(decision(), decision("PCD-1", decision_id="mopac/pcd-one")),
}


@pytest.mark.parametrize(("name", "made"), FINDINGS.items())
def test_a_check_finds_its_rows(tmp_path: Path, name: str, made: Record) -> None:
    report = build_warehouse([made], tmp_path / "w.duckdb", reference=ReferenceData())
    found = {finding.check.name: finding for finding in report.findings}
    assert found[name].row_count >= 1
    assert found[name].examples
    assert "7946" not in str(found[name].examples)


def test_a_sound_build_has_no_findings(tmp_path: Path) -> None:
    report = build_warehouse([whole_record()], tmp_path / "w.duckdb", reference=ReferenceData())
    assert report.findings == ()


def test_the_reference_lists_are_sound(tmp_path: Path) -> None:
    report = build_warehouse([], tmp_path / "w.duckdb")
    assert report.findings == ()


BROKEN_ROWS = {
    "orphan_keys": "INSERT INTO page VALUES ('gone', 1, 0, '', 'none', NULL)",
    "duplicate_keys": "INSERT INTO theme VALUES ('t', 'T', NULL, true), ('t', 'T', NULL, true)",
    "year_totals": "DELETE FROM funding_year",
    "fact_totals": "DELETE FROM funding_year",
    "leaf_totals": "UPDATE funding_year SET amount_gbp = 1",
    "share_totals": "INSERT INTO theme SELECT * FROM theme",
    "decision_without_document": "DELETE FROM decision_document",
    "fact_without_evidence": "DELETE FROM evidence",
    "reference_lists": "INSERT INTO organisation_alias VALUES ('Someone', 'nobody')",
}


@pytest.mark.parametrize(("name", "change"), BROKEN_ROWS.items())
def test_a_check_finds_what_no_record_can_break(tmp_path: Path, name: str, change: str) -> None:
    path = tmp_path / "w.duckdb"
    build_warehouse([whole_record()], path, reference=ReferenceData())
    with duckdb.connect(str(path)) as connection:
        connection.execute(change)
        (check,) = (check for check in checks() if check.name == name)
        assert connection.execute(check.sql).fetchall()


def test_a_decision_later_than_its_paper_is_found(tmp_path: Path) -> None:
    paper = record(decision(decided_on=date(2024, 1, 2)))
    had = DocumentSource(document_id=paper.document.document_id, retrieved_at=RUN.started_at)
    report = build_warehouse(
        [paper], tmp_path / "w.duckdb", reference=ReferenceData(), sources=[had]
    )
    assert [found.check.name for found in report.serious] == ["decided_after_retrieval"]


def test_every_check_is_tested() -> None:
    tested = {*FINDINGS, *BROKEN_ROWS, "values_out_of_range", "decided_after_retrieval"}
    assert {check.name for check in checks()} == tested


def test_runs_come_back_as_they_were_kept(tmp_path: Path) -> None:
    path = tmp_path / "runs" / "runs.jsonl"
    append_run(path, RUN)
    with path.open("ab") as lines:
        lines.write(b'{"run_id": "cut o')
    assert load_runs(path) == (RUN,)
    append_run(path, RUN)
    assert load_runs(path) == (RUN, RUN)
    assert load_runs(tmp_path / "none") == ()


def test_other_clients_can_open_the_file(tmp_path: Path) -> None:
    path = tmp_path / "o'brien.duckdb"
    build(path, whole_record())
    with duckdb.connect(str(path), read_only=True) as connection:
        tags = connection.execute("SELECT tags FROM duckdb_databases() WHERE path = ?", [str(path)])
        assert "v1.2.0" in str(tags.fetchall())


def test_no_fact_is_lost_on_the_way(tmp_path: Path) -> None:
    facts: list[Funding] = [fact(n, number=n, label=f"line {n}") for n in range(1, 200)]
    tables = build(tmp_path / "w.duckdb", record(decision(facts=facts)))
    assert len(tables["funding"]) == len(facts)
