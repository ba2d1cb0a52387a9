"""Gains and losses between two warehouses."""

from pathlib import Path

import duckdb
from records_builder import body, decision, fact, record

from extractors.records import Record
from warehouse.build import build_warehouse
from warehouse.compare import ChangedValue, as_text, compare_warehouses
from warehouse.reference_data import ReferenceData


def built(path: Path, *records: Record) -> Path:
    build_warehouse(records, path, reference=ReferenceData())
    return path


def test_equal_builds_differ_in_nothing(tmp_path: Path) -> None:
    paper = record(decision(facts=[fact(100, "2020/21", "2021/22")]))
    old, new = built(tmp_path / "a", paper), built(tmp_path / "b", paper)
    comparison = compare_warehouses(old, new)
    assert not comparison
    assert as_text(comparison) == ""


def test_gains_losses_and_changed_values_by_table(tmp_path: Path) -> None:
    old = built(
        tmp_path / "a",
        record(decision(facts=[fact(100), fact(5, number=2)], title=None), text="one"),
    )
    new = built(
        tmp_path / "b",
        record(decision(facts=[fact(120)], title="Now with a title"), text="one"),
        record(decision("PCD 2", facts=[fact(7, recipient=body("A"))]), text="two"),
    )
    changes = {change.table: change for change in compare_warehouses(old, new).tables}
    assert changes["decision"].gained == ("mopac/PCD-2",)
    assert changes["decision"].changed == (
        ChangedValue(key="mopac/PCD-1", column="title", old="", new="Now with a title"),
    )
    assert changes["funding"].lost == ("mopac/PCD-1/2",)
    amounts = {(v.column, v.old, v.new) for v in changes["funding"].changed}
    assert amounts == {("amount_gbp", "100.00", "120.00"), ("total_gbp", "100.00", "120.00")}
    assert "theme" not in changes


def test_a_row_with_an_empty_key_is_still_the_same_row(tmp_path: Path) -> None:
    old = built(tmp_path / "a", record(decision(facts=[fact(100)])))
    new = built(tmp_path / "b", record(decision(facts=[fact(120)])))
    (years,) = (c for c in compare_warehouses(old, new).tables if c.table == "funding_year")
    assert (years.gained, years.lost) == ((), ())
    assert years.changed[0].key == "mopac/PCD-1/1 · – · unknown"


def test_the_text_names_each_difference_and_cuts_long_lists(tmp_path: Path) -> None:
    old = built(tmp_path / "a", record(decision(facts=[fact(1)])))
    many = [fact(n, number=n) for n in range(1, 40)]
    new = built(tmp_path / "b", record(decision(facts=many)))
    text = as_text(compare_warehouses(old, new))
    assert "funding: 38 gained, 0 lost, 0 values changed" in text
    assert "  + mopac/PCD-1/10" in text
    assert "… and 18 more" in text


def test_a_table_that_one_alone_has_is_told(tmp_path: Path) -> None:
    old, new = built(tmp_path / "a"), built(tmp_path / "b")
    with duckdb.connect(str(old)) as connection:
        connection.execute("CREATE TABLE bygone (a INTEGER)")
    assert as_text(compare_warehouses(old, new)) == "bygone: only in the old warehouse"
