"""Questions: any SQL that reads, nothing else; answers in four forms; one decision for a person."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from records_builder import HOME_OFFICE, decision, fact, page_record, part, record

from extractors.knowledge.loader import read_rows
from extractors.records import Issue, MoneyInContext
from warehouse.build import build_warehouse
from warehouse.query import Format, QueryError, run_query
from warehouse.reference_data import ReferenceData
from warehouse.showing import decision_for_show


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A warehouse with two decisions."""
    found = tmp_path_factory.mktemp("home") / "warehouse.duckdb"
    facts = [fact(100, "2020/21", funder=HOME_OFFICE), part(40, number=2, label="a | b\nc")]
    issue = Issue(code="parts_do_not_sum", detail="£40 of £100", page=1)
    papers = [
        record(decision(facts=facts, decided_on=date(2020, 5, 1)), issues=(issue,)),
        page_record(decision(facts=[fact(100)])),
        record(decision("PCD 2", facts=[fact(None)]), text="two"),
        record(decision("42/2024", decision_id="surrey-pcc/42-2024", publisher=None), text="three"),
    ]
    build_warehouse(papers, found, reference=ReferenceData())
    yield found


ASKED = """
    SELECT total_gbp, label, decided_on AS on_day FROM funding JOIN decision USING (decision_id)
    WHERE level = 'component'
"""
MARKDOWN = r"""
| total_gbp | label | on_day |
| --- | --- | --- |
| 40.00 | a \| b c | 2020-05-01 |
"""
ANSWERS: list[tuple[Format, str]] = [
    ("table", "total_gbp  label    on_day\n---------  -------  ----------\n"
              "    40.00  a | b c  2020-05-01"),
    ("csv", 'total_gbp,label,on_day\n40.00,"a | b\nc",2020-05-01'),
    ("markdown", MARKDOWN.strip()),
]  # fmt: skip


@pytest.mark.parametrize(("output", "expected"), ANSWERS)
def test_an_answer_in_each_form(path: Path, output: Format, expected: str) -> None:
    assert run_query(path, ASKED, output) == expected


def test_json_has_money_as_text_and_unknown_as_null(path: Path) -> None:
    asked = """
        SELECT total_gbp, recommendations, is_sample FROM funding
        JOIN decision USING (decision_id) ORDER BY total_gbp NULLS FIRST LIMIT 2
    """
    assert json.loads(run_query(path, asked, "json")) == [
        {"total_gbp": None, "recommendations": [], "is_sample": False},
        {"total_gbp": "40.00", "recommendations": [], "is_sample": False},
    ]


def test_an_answer_without_rows_still_names_its_columns(path: Path) -> None:
    assert run_query(path, "SELECT kind FROM funding WHERE false", "csv") == "kind"
    assert run_query(path, "SELECT kind FROM funding WHERE false") == "kind\n----"
    assert run_query(path, "SELECT kind FROM funding WHERE false", "json") == "[]"


REFUSED = [
    ("", "one SQL statement"),
    ("SELECT 1; SELECT 2", "one SQL statement"),
    ("SELEC 1", "syntax error"),
    ("SELECT * FROM nowhere", "does not exist"),
    ("DELETE FROM funding", "read-only"),
    ("CREATE TABLE t (a INTEGER)", "read-only"),
    ("SELECT * FROM read_csv('/etc/passwd')", "this warehouse only"),
    ("SELECT * FROM read_text('/etc/passwd')", "this warehouse only"),
    ("SELECT * FROM glob('/etc/*')", "this warehouse only"),
    ("ATTACH 'other.duckdb'", "this warehouse only"),
    ("COPY funding TO 'out.csv'", "this warehouse only"),
    ("EXPORT DATABASE 'out'", "this warehouse only"),
    ("INSTALL httpfs", "this warehouse only"),
    ("SELECT * FROM 'https://example.org/a.csv'", "this warehouse only"),
    ("SET enable_external_access = true", "locked"),
    ("SELECT * FROM path", "does not exist"),
]


@pytest.mark.parametrize(("sql", "reason"), REFUSED)
def test_what_is_refused_is_refused_in_plain_words(path: Path, sql: str, reason: str) -> None:
    with pytest.raises(QueryError, match=reason) as refused:
        run_query(path, sql)
    assert "Error:" not in str(refused.value)


def test_a_missing_or_foreign_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="fundtrail ingest"):
        run_query(tmp_path / "none.duckdb", "SELECT 1")
    foreign = tmp_path / "foreign.duckdb"
    foreign.write_text("not a database" * 1000)
    with pytest.raises(QueryError, match="cannot be read as a warehouse"):
        run_query(foreign, "SELECT 1")


SPELLINGS = ["PCD 1", "pcd1", " PCD–1 ", "mopac/PCD-1", "MOPAC/pcd-1", "DMPC Decision – PCD 1"]


@pytest.mark.parametrize("reference", SPELLINGS)
def test_a_decision_is_found_by_any_spelling(path: Path, reference: str) -> None:
    assert decision_for_show(path, reference).decision_id == "mopac/PCD-1"


def test_a_reference_with_a_slash_is_found(path: Path) -> None:
    assert decision_for_show(path, "42 / 2024").decision_id == "surrey-pcc/42-2024"


def test_a_decision_is_shown_with_its_words_and_where_they_stand(path: Path) -> None:
    shown = decision_for_show(path, "PCD 1")
    headline, component = shown.facts
    assert (headline.funder, headline.years[0][0]) == ("Home Office", "2020/21")
    assert component.part_of_id == headline.funding_id
    assert [(e.text, e.page_number, e.file_name) for e in headline.evidence] == [
        ("A page", 1, "form.pdf"),
        ("A web page", 1, "page.html"),
    ]
    assert [(issue.code, issue.severity) for issue in shown.issues] == [
        ("parts_do_not_sum", "serious")
    ]
    assert [document.file_name for document in shown.documents] == ["form.pdf", "page.html"]
    assert (headline.rule, headline.sentence, headline.cue) == ("test", None, None)


def printed(amount: int, **fields: Any) -> MoneyInContext:
    """An amount printed on the first page."""
    given = {"qualifier": "exact", "per": None, "role": "context", "why": None, "page": 1}
    place = {"start": amount, "end": amount + 2}
    return MoneyInContext(text=f"£{amount}", amount=Decimal(amount), **(given | place | fields))


def test_an_amount_in_context_is_shown_with_its_rule(tmp_path: Path) -> None:
    money = (
        printed(5, why="bid", rule="bid", cue="a bid of £5"),
        printed(7, role="headline"),
        printed(9, why="restated", rule="no longer known"),
    )
    path = tmp_path / "warehouse.duckdb"
    build_warehouse([record(decision(money=money))], path)
    bid, other = decision_for_show(path, "PCD 1").not_counted
    sentence = next(row["sentence"] for row in read_rows("rules") if row["rule"] == "bid")
    assert (bid.text, bid.why, bid.rule, bid.cue) == ("£5", "bid", "bid", "a bid of £5")
    assert (bid.sentence, bid.file_name, bid.page_number) == (sentence, "form.pdf", 1)
    assert (other.text, other.rule, other.sentence) == ("£9", "no longer known", None)


@pytest.mark.parametrize("reference", ["PCD 99", "", "1", "/"])
def test_an_unknown_reference_is_told(path: Path, reference: str) -> None:
    with pytest.raises(QueryError, match="there is no decision"):
        decision_for_show(path, reference)
