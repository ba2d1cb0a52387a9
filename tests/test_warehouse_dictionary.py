"""The data dictionary is current, and everything in the warehouse is explained."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from warehouse.build import create_schema
from warehouse.dictionary import dictionary, write_dictionary
from warehouse.remarks import key_columns
from warehouse.rows import TABLES

WRITTEN = Path(__file__).parents[1] / "docs" / "data-dictionary.md"


@pytest.fixture(scope="module")
def schema() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(":memory:") as connection:
        create_schema(connection)
        yield connection


def test_the_dictionary_in_the_documentation_is_current(tmp_path: Path) -> None:
    write_dictionary(tmp_path / "now.md")
    assert (tmp_path / "now.md").read_text(encoding="utf-8") == WRITTEN.read_text(
        encoding="utf-8"
    ), "run python -m warehouse.dictionary"
    assert "### funding_leaf" in dictionary()


def test_every_table_view_and_column_has_a_comment(schema: duckdb.DuckDBPyConnection) -> None:
    bare = schema.execute(
        """
        SELECT table_name FROM duckdb_tables() WHERE comment IS NULL
        UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL
        UNION ALL SELECT concat(table_name, '.', column_name) FROM duckdb_columns()
        WHERE NOT internal AND comment IS NULL
        """
    ).fetchall()
    assert bare == []


def test_every_table_names_its_key_and_has_a_maker(schema: duckdb.DuckDBPyConnection) -> None:
    tables = dict(schema.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall())
    assert tables.keys() == TABLES.keys()
    for table, comment in tables.items():
        columns = {
            name
            for (name,) in schema.execute(
                "SELECT column_name FROM duckdb_columns() WHERE table_name = ?", [table]
            ).fetchall()
        }
        assert set(key_columns(comment)) <= columns


def test_views_of_money_say_what_they_are_not(schema: duckdb.DuckDBPyConnection) -> None:
    views = schema.execute(
        "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal"
    ).fetchall()
    money = {name: text for name, text in views if name.startswith("funding_by_")}
    money |= {name: text for name, text in views if name in {"funding_fact", "funding_leaf"}}
    assert len(money) == 6
    for text in money.values():
        assert "Never add kinds together" in text
        assert "precept" in text


CONTRACT = (
    "funding_fact funding_leaf funding_by_funder_year funding_by_recipient_year"
    " funding_by_priority_year funding_by_theme_year decision_summary funding_evidence"
    " reconciliation unmatched_organisation review_queue coverage"
)


@pytest.mark.parametrize("view", CONTRACT.split())
def test_every_promised_view_is_there(schema: duckdb.DuckDBPyConnection, view: str) -> None:
    assert schema.execute(f"SELECT count(*) FROM {view}").fetchone() == (0,)
