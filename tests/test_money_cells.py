"""Money in tables: heads decide which bare numbers are amounts, and their scale."""

from decimal import Decimal

import pytest

from extractors.nlp.money import find_money
from extractors.records import Cell, Row, Table


def table_of(lines: str, head_rows: int = 1) -> tuple[str, tuple[Table, ...]]:
    """A text of tab-separated cells, a line a row, and its table."""
    rows, offset = [], 0
    for line in lines.split("\n"):
        cells, start = [], offset
        for column, printed in enumerate(line.split("\t")):
            if printed.strip():
                cells.append(Cell(start=start, end=start + len(printed), column=column))
            start += len(printed) + 1
        rows.append(Row(cells=tuple(cells)))
        offset += len(line) + 1
    return lines, (Table(rows=tuple(rows), head_rows=head_rows),)


def amounts(lines: str, head_rows: int = 1) -> list[str]:
    return [f"{mention.amount}" for mention in find_money(*table_of(lines, head_rows))]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Project\tGrant value (£)\nBoxing club\t10,000\nCore\t16,852", ["10000.00", "16852.00"]),
        ("\t2020/21 £\t2021/22 £\nReading\t457,814\t453,128", ["457814.00", "453128.00"]),
        ("Item\t£000\nStaff\t620\nKit\t1,520.5", ["620000.00", "1520500.00"]),
        ("Item\t£'000\nStaff\t620", ["620000.00"]),
        ("Item\tCost (£m)\nStaff\t1.2", ["1200000.00"]),
        ("Item\tCost (£k)\nStaff\t45", ["45000.00"]),
        ("£000\t2022/23\tTotal\nStaff\t620\t1,460", ["620000.00", "1460000.00"]),
        ("Item\tCost (£m)\nStaff\t£1.2", ["1200000.00"]),
        ("Item\tCost\nStaff\t£1.2m", ["1200000.00"]),
        ("Item\tAmount\nStaff\t12,500\nOther\t750.00", ["12500.00", "750.00"]),
        ("Item\tAmount\nStaff\t(1,200)\nOther\t-1,300", ["1200.00", "1300.00"]),
        ("Area\t2023/24 (£)\tTotal\nNorth\t500\t1,000", ["500.00", "1000.00"]),
        ("£000\tStaff\tKit\tPosts\nNorth\t620\t45\tn/a", ["620000.00", "45000.00"]),
        ("£000\tYear 1\tFTE\nNorth\t620\t12.5", ["620000.00"]),
        ("Item\tStaff costs\tOfficers\nNorth\t6,200\t1,200", ["6200.00"]),
        ("Name\tYear\tGrant (£)\nClub\t2021\t2000", ["2000.00"]),
    ],
)  # fmt: skip
def test_heads_make_cells_money(lines: str, expected: list[str]) -> None:
    assert amounts(lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        "Area\tNumber of grants\nNorth\t1,200",
        "Area\tOfficers\tDate\nNorth\t1,200\t01/04/2021",
        "Area\tPopulation\nNorth\t120,000",
        "Area\tCharity number\nNorth\t1123456",
        "Area\tGrant %\nNorth\t12.50",
        "Area\tCost centre\nNorth\t10,400",
        "Offences\t2020/21\t2021/22\nBurglary\t1,204\t1,118",
        "Item\tAmount (£)\nStaff\tTBC\nOther\t-",
        "Item\tAmount\nStaff\tsee 12,500 below",
    ],
)
def test_other_cells_are_no_money(lines: str) -> None:
    assert amounts(lines) == []


def test_a_label_makes_its_row_money_where_no_column_has_a_head() -> None:
    lines = "Total cost (£)\t20,000\nNumber of officers\t1,200"
    assert amounts(lines, head_rows=0) == ["20000.00"]


def test_a_sign_on_the_line_before_a_table_is_its_head() -> None:
    lines = "Costs, £000\nItem\t2022/23\nStaff\t620"
    text, (table,) = table_of(lines)
    below = Table(rows=table.rows[1:], head_rows=1)
    [mention] = find_money(text, (below,))
    assert mention.amount == Decimal("620000.00")


def test_a_head_qualifies_and_gives_the_unit() -> None:
    text, tables = table_of(
        "Fund\tMaximum grant (£)\tGrant p.a. (£)\tCapital (£)\nA\t500\t600\t700"
    )
    largest, yearly, capital = find_money(text, tables)
    assert largest.qualifier == "up_to"
    assert yearly.per == "year"
    assert capital.capital_or_revenue == "capital"
    assert all(
        mention.from_cell and mention.doubt is None for mention in (largest, yearly, capital)
    )
