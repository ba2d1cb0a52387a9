"""The views' totals are the tables', whatever the facts; each view counts money once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from records_builder import HOME_OFFICE, MOPAC, body, decision, fact, page_record, part, record

from extractors.records import Change, Funding, FundingYear, Issue, NamedId, Record
from warehouse.build import build_warehouse
from warehouse.compare import compare_warehouses
from warehouse.connection import open_read_only
from warehouse.reference_data import ReferenceData
from warehouse.sources import ListingEntry

Ask = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture
def built(tmp_path: Path) -> Callable[..., Ask]:
    """Builds a warehouse of records and gives a way to ask it."""

    def build(*records: Record, **inputs: Any) -> Ask:
        path = tmp_path / "warehouse.duckdb"
        report = build_warehouse(records, path, reference=ReferenceData(), **inputs)
        assert report.path == path
        return lambda sql: asked(path, sql)

    return build


def asked(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with open_read_only(path) as connection:
        return connection.execute(sql).fetchall()


def stated(**shares: int) -> tuple[FundingYear, ...]:
    return tuple(
        FundingYear(year=year.replace("_", "/")[1:], amount=Decimal(amount), basis="stated")
        for year, amount in shares.items()
    )


FACTS = "SELECT financial_year, amount_gbp, year_basis FROM funding_fact ORDER BY ALL"


def test_an_unallocated_total_stands_once_beside_its_years(built: Callable[..., Ask]) -> None:
    ask = built(record(decision(facts=[fact(300, "2020/21", "2021/22")])))
    assert ask(FACTS) == [
        ("2020/21", None, "unallocated"),
        ("2021/22", None, "unallocated"),
        (None, Decimal(300), "unallocated"),
    ]
    by_year = ask("SELECT financial_year, amount_gbp FROM funding_by_funder_year ORDER BY ALL")
    assert by_year == [("2020/21", None), ("2021/22", None), (None, Decimal(300))]


YEARS = [
    ((), [(None, 100, "unknown")]),
    (stated(y2020_21=60, y2021_22=40), [("2020/21", 60, "stated"), ("2021/22", 40, "stated")]),
    (
        stated(y2020_21=60, y2021_22=30),
        [("2020/21", 60, "stated"), ("2021/22", 30, "stated"), (None, 10, "unallocated")],
    ),
    (
        stated(y2020_21=60, y2021_22=70),
        [("2020/21", 60, "stated"), ("2021/22", 70, "stated"), (None, -30, "difference")],
    ),
    (stated(y2020_21=60), [("2020/21", 60, "stated"), (None, 40, "unallocated")]),
]


@pytest.mark.parametrize(("shares", "expected"), YEARS)
def test_years_add_up_to_the_total_whatever_is_printed(
    built: Callable[..., Ask], shares: tuple[FundingYear, ...], expected: list[tuple[Any, ...]]
) -> None:
    ask = built(record(decision(facts=[fact(100, financial_years=shares)])))
    assert ask(FACTS) == expected


def test_a_total_that_only_its_years_give_is_computed(built: Callable[..., Ask]) -> None:
    years = stated(y2020_21=60, y2021_22=40)
    ask = built(record(decision(facts=[fact(None, financial_years=years)])))
    assert ask("SELECT total_gbp, total_basis FROM funding") == [(Decimal(100), "computed")]


LEAVES = """
    SELECT sort, amount_gbp, recipient_name, financial_year FROM funding_leaf
    ORDER BY sort, amount_gbp DESC NULLS LAST
"""


def test_leaves_name_every_recipient_and_the_rest(built: Callable[..., Ask]) -> None:
    facts = [
        fact(100, "2020/21", kind="grant_awarded"),
        part(50, number=2, kind="grant_awarded", recipient=body("A")),
        part(20, number=3, kind="grant_awarded", recipient=body("B")),
    ]
    ask = built(record(decision(facts=facts)))
    assert ask(LEAVES) == [
        ("part", 50, "A", "2020/21"),
        ("part", 20, "B", "2020/21"),
        ("residual", 30, None, "2020/21"),
    ]
    assert ask("SELECT outcome, residual_gbp FROM reconciliation") == [("residual", 30)]


def test_cost_lines_do_not_divide_a_headline(built: Callable[..., Ask]) -> None:
    facts = [fact(100, "2020/21", recipient=MOPAC), part(60, number=2, label="Training")]
    assert built(record(decision(facts=facts)))(LEAVES) == [
        ("headline", 100, MOPAC.name, "2020/21")
    ]


def test_parts_beyond_the_total_leave_the_headline_whole(built: Callable[..., Ask]) -> None:
    facts = [fact(100), part(80, number=2, recipient=body("A")), part(70, number=3)]
    ask = built(record(decision(facts=facts)))
    assert ask(LEAVES) == [("headline", 100, None, None)]
    assert ask("SELECT outcome, residual_gbp FROM reconciliation") == [("exceeds", -50)]


def test_a_part_of_unknown_amount_is_not_divided_further(built: Callable[..., Ask]) -> None:
    facts = [
        fact(100),
        part(None, number=2, recipient=body("A")),
        part(80, number=3, of=2, recipient=body("B")),
        part(30, number=4),
    ]
    ask = built(record(decision(facts=facts)))
    assert ask(LEAVES) == [
        ("part", 30, None, None),
        ("part", None, "A", None),
        ("residual", 70, None, None),
    ]


def test_parts_of_an_unknown_total_are_leaves(built: Callable[..., Ask]) -> None:
    facts = [fact(None, withheld="Part 2"), part(80, number=2, recipient=body("A"))]
    assert built(record(decision(facts=facts)))(LEAVES) == [("part", 80, "A", None)]


def test_a_part_keeps_its_own_kind_and_one_that_flows_back_takes_nothing_away(
    built: Callable[..., Ask],
) -> None:
    facts = [
        fact(100, kind="budget"),
        part(60, number=2, kind="grant_awarded", recipient=body("A")),
        part(30, number=3, kind="match_funding", funder=body("B")),
    ]
    ask = built(record(decision(facts=facts)))
    assert ask("SELECT kind, sort, amount_gbp FROM funding_leaf ORDER BY ALL") == [
        ("budget", "residual", 40),
        ("grant_awarded", "part", 60),
        ("match_funding", "part", 30),
    ]


def test_money_passed_on_within_a_kind_counts_once(built: Callable[..., Ask]) -> None:
    moved = [
        fact(100, kind="budget"),
        fact(60, number=2, kind="budget", funded_by="mopac/PCD-1/1"),
        fact(60, number=3, kind="grant_awarded", funded_by="mopac/PCD-1/2"),
    ]
    ask = built(record(decision(facts=moved)))
    assert ask(
        "SELECT kind, sum(amount_gbp) FROM funding_by_funder_year GROUP BY 1 ORDER BY 1"
    ) == [
        ("budget", 100),
        ("grant_awarded", 60),
    ]
    assert ask("SELECT sum(amount_gbp) FROM funding_fact WHERE kind = 'budget'") == [(160,)]


def test_a_replaced_amount_counts_once(built: Callable[..., Ask]) -> None:
    change = Change(reference="PCD1", relation="replaces")
    later = decision("PCD 2", facts=[fact(120, changes=change)], decided_on=date(2021, 5, 1))
    earlier = decision(facts=[fact(100)], decided_on=date(2020, 5, 1))
    ask = built(record(earlier, text="a"), record(later, text="b"))
    assert ask("SELECT sum(amount_gbp) FROM funding_by_funder_year") == [(120,)]
    assert ask("SELECT funding_id, counted_by_id FROM funding ORDER BY 1") == [
        ("mopac/PCD-1/1", "mopac/PCD-2/1"),
        ("mopac/PCD-2/1", None),
    ]
    assert ask("SELECT reference, linked_decision_id, relation FROM decision_link") == [
        ("PCD1", "mopac/PCD-1", "replaces")
    ]


def test_what_is_replaced_is_not_guessed(built: Callable[..., Ask]) -> None:
    change = Change(reference="PCD 1", relation="replaces")
    two = decision(facts=[fact(100), fact(50, number=2)])
    later = decision("PCD 2", facts=[fact(120, changes=change)])
    ask = built(record(two, text="a"), record(later, text="b"))
    assert ask("SELECT sum(amount_gbp) FROM funding_by_funder_year") == [(270,)]
    assert ask("SELECT code, decision_id FROM issue") == [("replaced_fact_unclear", "mopac/PCD-2")]


def test_an_earlier_decision_replaces_nothing(built: Callable[..., Ask]) -> None:
    change = Change(reference="PCD 1", relation="replaces")
    one = decision(facts=[fact(100)], decided_on=date(2021, 5, 1))
    earlier = decision("PCD 2", facts=[fact(120, changes=change)], decided_on=date(2020, 5, 1))
    ask = built(record(one, text="a"), record(earlier, text="b"))
    assert ask("SELECT sum(amount_gbp) FROM funding_by_funder_year") == [(220,)]


def test_shares_divide_to_the_penny_and_none_stated_is_a_row(built: Callable[..., Ask]) -> None:
    priorities = tuple(NamedId(id=f"p{n}", name=f"Priority {n}") for n in (2, 1, 3))
    shared = decision(facts=[fact("100.00", "2020/21")], priorities=priorities)
    bare = decision("PCD 2", facts=[fact("0.05", "2020/21")])
    ask = built(record(shared, text="a"), record(bare, text="b"))
    rows = ask(
        "SELECT priority_title, whole_gbp, share_gbp FROM funding_by_priority_year ORDER BY 1"
    )
    assert rows == [
        ("Priority 1", Decimal("100.00"), Decimal("33.34")),
        ("Priority 2", Decimal("100.00"), Decimal("33.33")),
        ("Priority 3", Decimal("100.00"), Decimal("33.33")),
        ("none stated", Decimal("0.05"), Decimal("0.05")),
    ]


def test_coverage_tells_listed_from_obtained(built: Callable[..., Ask]) -> None:
    listing = page_record(
        decision("PCD 2", decided_on=date(2021, 3, 31)), text="list", kind="listing"
    )
    paper = record(
        decision(facts=[fact(None, withheld="Part 2")], decided_on=date(2021, 4, 1)), text="paper"
    )
    unknown = ListingEntry(
        publisher_id="mopac",
        source_url="https://example.org/3",
        reference="PCD 3",
        decided_on=date(2021, 3, 31),
    )
    known = replace(unknown, source_url="https://example.org/1", reference="PCD1")
    ask = built(listing, paper, listed=[unknown, known])
    assert ask("SELECT * EXCLUDE (publisher_name) FROM coverage") == [
        ("mopac", "2020/21", 2, 0, 0, 0),
        ("mopac", "2021/22", 1, 1, 1, 1),
    ]
    assert ask("SELECT reference, decision_id FROM listing_entry ORDER BY 1") == [
        ("PCD 3", None),
        ("PCD1", "mopac/PCD-1"),
    ]


def test_the_review_queue_has_the_worst_first(built: Callable[..., Ask]) -> None:
    doubtful = [fact(100, confidence=0.5), fact(9000, number=2, confidence=0.7), fact(1, number=3)]
    serious = Issue(code="parts_do_not_sum", detail="£1 of £2")
    warning = Issue(code="no_currency_sign", detail="3.4m")
    notice = Issue(code="spaced_amount", detail="£ 1")
    ask = built(record(decision(facts=doubtful), issues=(notice, warning, serious)))
    assert ask("SELECT code, at_stake_gbp FROM review_queue") == [
        ("parts_do_not_sum", Decimal("9000.00")),
        ("low_confidence", Decimal("2700.00")),
        ("low_confidence", Decimal("50.00")),
        ("no_currency_sign", Decimal("9000.00")),
    ]


def test_bodies_that_no_list_has_come_with_their_money(built: Callable[..., Ask]) -> None:
    ask = built(record(decision(facts=[fact(100, recipient=body("A")), fact(900, number=2)])))
    named = ask("SELECT name, largest_gbp, fact_count FROM unmatched_organisation")
    assert named == [("A", 100, 1), (MOPAC.name, None, 0)]
    assert ask("SELECT DISTINCT is_listed FROM organisation") == [(False,)]


def test_a_summary_keeps_kinds_apart(built: Callable[..., Ask]) -> None:
    facts = [fact(100, funder=HOME_OFFICE), fact(80, number=2, kind="grant_awarded")]
    ask = built(record(decision(facts=facts)), is_sample=True)
    columns = "grant_received_gbp, grant_awarded_gbp, contract_gbp, fact_count, is_sample"
    assert ask(f"SELECT {columns} FROM decision_summary") == [(100, 80, None, 2, True)]


money = st.integers(1, 10**9).map(lambda pence: Decimal(pence) / 100)
spans = st.sampled_from([(), ("2019/20",), ("2020/21",), ("2020/21", "2021/22", "2022/23")])
bodies = st.sampled_from([None, HOME_OFFICE, MOPAC, body("A"), body("B")])
every_kind = st.sampled_from(
    ["grant_received", "grant_awarded", "contract", "budget", "receipt", "match_funding"]
)


@st.composite
def facts(draw: st.DrawFn) -> list[Funding]:
    """Headlines with parts, shares and pass-through, as odd as papers can be."""
    found: list[Funding] = []
    for _ in range(draw(st.integers(0, 3))):
        headline = len(found) + 1
        total = draw(st.none() | money)
        fields: dict[str, Any] = {"kind": draw(every_kind), "recipient": draw(bodies)}
        if total is not None and draw(st.booleans()):
            fields["financial_years"] = (
                FundingYear(year="2020/21", amount=draw(money), basis="stated"),
                FundingYear(year="2021/22", amount=draw(money), basis="stated"),
            )
        if headline > 1 and draw(st.booleans()):
            fields["funded_by"] = "mopac/PCD-1/1"
        given = fact(total, *draw(spans), number=headline, funder=draw(bodies), **fields)
        found.append(given)
        for _ in range(draw(st.integers(0, 3))):
            parent = draw(st.sampled_from([headline, len(found)]))
            found.append(
                part(
                    draw(st.none() | money),
                    *draw(spans),
                    number=len(found) + 1,
                    of=parent,
                    kind=draw(st.sampled_from([given.kind, draw(every_kind)])),
                    recipient=draw(bodies),
                )
            )
    return found


@st.composite
def papers(draw: st.DrawFn) -> list[Record]:
    """Decisions in one or two documents each."""
    found: list[Record] = []
    for number in range(draw(st.integers(4, 12))):
        priorities = tuple(
            NamedId(id=f"p{n}", name=f"P {n}") for n in range(draw(st.integers(0, 3)))
        )
        themes = tuple(f"theme {n}" for n in range(draw(st.integers(0, 4))))
        for kind in draw(st.sampled_from([("decision",), ("decision", "report")])):
            paper = decision(
                f"PCD {number + 1}", facts=draw(facts()), priorities=priorities, themes=themes
            )
            found.append(record(paper, text=f"{kind} {number}", kind=kind))
    return found


def one(connection: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    return connection.execute(sql).fetchall()


def by_kind(amount: str, source: str, where: str = "true") -> str:
    total = f"coalesce(sum({amount}), 0)"
    return f"SELECT kind, {total} FROM {source} WHERE {where} GROUP BY kind ORDER BY kind"


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(papers(), st.randoms(use_true_random=False))
def test_every_view_adds_up_to_the_tables_and_builds_are_equal(
    tmp_path_factory: pytest.TempPathFactory, records: Sequence[Record], order: Any
) -> None:
    folder = tmp_path_factory.mktemp("built")
    report = build_warehouse(records, folder / "one.duckdb", reference=ReferenceData())
    assert not [found for found in report.findings if found.check.is_integrity]

    shuffled = list(records)
    order.shuffle(shuffled)
    build_warehouse(shuffled, folder / "two.duckdb", reference=ReferenceData())
    assert not compare_warehouses(folder / "one.duckdb", folder / "two.duckdb")

    with open_read_only(folder / "one.duckdb") as connection:
        headlines = one(connection, by_kind("total_gbp", "funding", "level = 'headline'"))
        assert one(connection, by_kind("amount_gbp", "funding_fact")) == headlines
        counted = one(connection, by_kind("amount_gbp", "funding_fact", "counted_by_id IS NULL"))
        for view, amount in (
            ("funding_by_funder_year", "amount_gbp"),
            ("funding_by_priority_year", "share_gbp"),
            ("funding_by_theme_year", "share_gbp"),
        ):
            assert one(connection, by_kind(amount, view)) == counted
        leaves = one(connection, by_kind("amount_gbp", "funding_leaf", "counted_by_id IS NULL"))
        assert one(connection, by_kind("amount_gbp", "funding_by_recipient_year")) == leaves
        assert (
            one(
                connection,
                "SELECT funding_id FROM funding ANTI JOIN funding_year USING (funding_id)",
            )
            == []
        )
