"""Facts are read, not remembered: what a paper says otherwise is read otherwise."""

from datetime import date
from decimal import Decimal

import pytest
from decision_writer import Paper, write
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.extraction import extract_text
from extractors.records import Decision, Funding, Record, headlines

PAYERS = {
    "Home Office": "home-office",
    "Ministry of Justice": "moj",
    "Youth Endowment Fund": "youth-endowment-fund",
    "Bedfordshire Police": "bedfordshire-police",
    "Department for Education": "dfe",
}


def read(paper: Paper) -> tuple[Record, Decision]:
    record = extract_text(write(paper), publisher="mopac")
    (decision,) = record.decisions
    return record, decision


def only_headline(decision: Decision) -> Funding:
    (fact,) = headlines(decision)
    return fact


papers = st.builds(
    Paper,
    reference=st.integers(90_000, 98_999).map("PCD {}".format),
    amount=st.integers(5_000, 9_999_999),
    payer=st.sampled_from(sorted(PAYERS)),
    year=st.integers(2018, 2024).map(lambda year: f"{year}/{(year + 1) % 100:02}"),
    signed=st.dates(date(2018, 4, 1), date(2024, 12, 31)),
    signed_off=st.dates(date(2018, 4, 1), date(2024, 12, 31)),
    sections=st.permutations(["introduction", "issues", "financial", "legal"]),
)


@settings(max_examples=25, deadline=None)
@given(papers)
def test_amounts_bodies_dates_years_and_the_order_of_sections_are_read(paper: Paper) -> None:
    _, decision = read(paper)
    fact = only_headline(decision)
    assert decision.reference == paper.reference
    assert decision.title == paper.title
    assert decision.decided_on == paper.signed
    assert decision.signed_off_on == paper.signed_off
    assert (fact.kind, fact.amount) == ("grant_received", Decimal(paper.amount))
    assert fact.funder is not None
    assert fact.funder.name == paper.payer
    assert fact.recipient is not None
    assert fact.recipient.id == "mopac"
    assert [share.year for share in fact.financial_years] == [paper.year]
    assert len(fact.evidence) == write(paper).count(f"£{paper.amount:,}")


def test_every_piece_of_evidence_is_the_printed_words() -> None:
    paper = Paper()
    _, decision = read(paper)
    text = write(paper)
    for fact in decision.funding:
        for piece in fact.evidence:
            assert text[piece.start : piece.end] == piece.text


@pytest.mark.parametrize("conduit", ["Cumbria Police and Crime Commissioner", "Kent Police"])
def test_a_conduit_named_in_the_report_is_the_intermediary(conduit: str) -> None:
    _, decision = read(Paper(conduit=conduit))
    fact = only_headline(decision)
    assert fact.intermediary is not None
    assert fact.intermediary.name == conduit
    assert fact.funder is not None
    assert fact.funder.name == "Home Office"


LINES = (("Kit", 180_000), ("Licences", 98_400), ("Training", 40_000))


@settings(max_examples=6, deadline=None)
@given(st.permutations(LINES))
def test_cost_lines_are_parts_in_whatever_order_they_stand(lines: list[tuple[str, int]]) -> None:
    record, decision = read(Paper(lines=tuple(lines)))
    parts = [fact for fact in decision.funding if fact.level == "component"]
    assert [(part.label, part.amount) for part in parts] == [
        (label, Decimal(amount)) for label, amount in lines
    ]
    assert not [issue for issue in record.issues if issue.code == "parts_do_not_sum"]


def test_lines_that_miss_the_total_stay_as_printed_with_an_issue() -> None:
    lines = (("Kit", 180_000), ("Licences", 98_000), ("Training", 40_000))
    record, _ = read(Paper(lines=lines))
    codes = [issue.code for issue in record.issues]
    assert "parts_do_not_sum" in codes


def test_without_its_recommendation_a_paper_is_read_from_its_summary() -> None:
    with_it = only_headline(read(Paper())[1])
    without = only_headline(read(Paper(with_recommendation=False))[1])
    assert (without.amount, without.kind) == (with_it.amount, with_it.kind)


def test_another_plan_and_priority_are_read() -> None:
    _, decision = read(Paper(plan="2013-2016", priority="tackling knife crime"))
    assert decision.plan is not None
    assert "2013" in decision.plan.title
    _, decision = read(Paper())
    assert decision.plan is not None
    assert decision.plan.title == "Police and Crime Plan 2017-2021"
    assert [each.name for each in decision.priorities] == ["Keeping children and young people safe"]
