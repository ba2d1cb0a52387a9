"""The scorer: a perfect reading scores 1.0, and each kind of error is seen once."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from labelled_case import CASE, perfect, promoted, scored, sums_below_one, write_and_load

from extractors.evaluate import Case, score
from extractors.evaluate.scores import misses, tallies
from extractors.records import Decision, NamedId, OrganisationNamed, Record


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return write_and_load(tmp_path, CASE)


def fact(decision: Decision, **changes: Any) -> Decision:
    first, *rest = decision.funding
    return replace(decision, funding=(replace(first, **changes), *rest))


def mention(decision: Decision, number: int, **changes: Any) -> Decision:
    money = list(decision.money)
    money[number] = replace(money[number], **changes)
    return replace(decision, money=tuple(money))


def part(decision: Decision, **changes: Any) -> Decision:
    *rest, last = decision.funding
    return replace(decision, funding=(*rest, replace(last, **changes)))


BOB = NamedId(id="bob", name="Bob")

ERRORS: list[tuple[set[str], Callable[[Decision], Decision]]] = [
    ({"money"}, lambda d: replace(d, money=(*d.money, replace(d.money[0], start=1, end=2)))),
    ({"money"}, lambda d: mention(d, 0, start=22)),
    ({"money qualifier"}, lambda d: mention(d, 2, qualifier="up_to")),
    ({"money per"}, lambda d: mention(d, 1, per=None)),
    ({"role"}, lambda d: mention(d, 2, role="headline", why=None)),
    ({"context why"}, lambda d: mention(d, 2, why="bid")),
    (
        {"headline kind and amount", "headline amount", "context kept out of headlines"},
        promoted,
    ),
    ({"headline kind and amount"}, lambda d: fact(d, kind="budget")),
    (
        {"headline kind and amount", "headline amount", "component of total"},
        lambda d: fact(d, amount=Decimal(301)),
    ),
    ({"funder"}, lambda d: fact(d, funder=BOB)),
    ({"intermediary"}, lambda d: fact(d, intermediary=None)),
    ({"recipient"}, lambda d: fact(d, recipient=None)),
    ({"headline years"}, lambda d: fact(d, financial_years=())),
    ({"headline qualifier"}, lambda d: fact(d, qualifier="up_to")),
    ({"component of total"}, lambda d: part(d, part_of=None)),
    ({"component years"}, lambda d: part(d, financial_years=())),
    ({"financial years"}, lambda d: replace(d, financial_years=("2023/24", "2024/25"))),
    ({"financial years inferred"}, lambda d: replace(d, financial_years_inferred=())),
    ({"reference"}, lambda d: replace(d, reference=None)),
    ({"title"}, lambda d: replace(d, title="Grants and loans")),
    ({"decided on"}, lambda d: replace(d, decided_on=date(2024, 1, 5))),
    ({"organisations"}, lambda d: replace(d, organisations=())),
    ({"themes"}, lambda d: replace(d, themes=("roads",))),
    ({"linked decisions"}, lambda d: replace(d, linked_decisions=())),
    ({"extra signed_off_on"}, lambda d: replace(d, signed_off_on=None)),
    ({"extra required_by"}, lambda d: replace(d, required_by=None)),
    ({"extra decision_maker"}, lambda d: replace(d, decision_maker="The Mayor")),
    ({"extra part_2"}, lambda d: replace(d, part_2="yes")),
    ({"extra publication_deferred"}, lambda d: replace(d, publication_deferred=True)),
    ({"extra plan title"}, lambda d: replace(d, plan=None)),
    ({"extra priorities"}, lambda d: replace(d, priorities=())),
    ({"extra available_until"}, lambda d: fact(d, available_until=None)),
    ({"extra meeting_date", "extra classification"}, lambda d: replace(d, reports=())),
    ({"extra declarations_ticked"}, lambda d: replace(d, declarations=())),
    ({"extra exemptions"}, lambda d: replace(d, exemptions=("section 43",))),
]


def test_a_perfect_reading_has_no_error(case: Case) -> None:
    scores = scored(case)
    assert list(misses(scores)) == []
    assert {tally.f1 for tally in tallies(scores.cases).values()} == {1.0}
    assert all(tally.expected for name, tally in tallies(scores.cases).items())


@pytest.mark.parametrize(("measures", "change"), ERRORS)
def test_each_error_is_seen_where_it_belongs(
    case: Case, measures: set[str], change: Callable[[Decision], Decision]
) -> None:
    scores = scored(case, change)
    assert {measure for _, measure, _ in misses(scores)} == measures
    assert sums_below_one(scores) == measures


def test_a_missing_residual_issue_is_an_error(case: Case) -> None:
    scores = score([case], lambda each: replace(perfect(each), issues=()))
    assert [measure for _, measure, _ in misses(scores)] == ["extra residual"]


def test_a_record_without_decisions_has_found_nothing(case: Case) -> None:
    scores = score([case], lambda each: replace(perfect(each), decisions=()))
    money = tallies(scores.cases)["money"]
    assert (money.right, money.expected, money.found) == (0, 3, 0)
    assert money.recall == 0


def test_names_are_equal_whatever_their_case_and_spaces(case: Case) -> None:
    loud = scored(case, lambda d: fact(d, funder=NamedId(id="t", name="THE  trust")))
    assert list(misses(loud)) == []


def test_the_names_of_one_listed_body_are_equal(tmp_path: Path) -> None:
    labelled = json.loads(json.dumps(CASE).replace('"The Trust"', '"Wirral Council"'))
    own = NamedId(id="w", name="Metropolitan Borough of Wirral")

    same = scored(
        write_and_load(tmp_path, labelled),
        lambda d: replace(fact(d, funder=own), organisations=(_body(own),)),
    )

    assert list(misses(same)) == []


def _body(body: NamedId) -> OrganisationNamed:
    return OrganisationNamed(id=body.id, name=body.name, kind="other", mentions=1)


def test_the_decision_with_the_expected_reference_is_scored(case: Case) -> None:
    record = perfect(case)
    own = record.decisions[0]
    other = replace(
        own, reference="13-24", funding=(), money=(replace(own.money[0], start=80, end=84),)
    )
    scores = score([case], lambda _: replace(record, decisions=(other, own)))
    assert {measure for _, measure, _ in misses(scores)} == {"money", "role"}


def test_mentions_without_labelled_places_are_matched_by_their_words(tmp_path: Path) -> None:
    content = json.loads(json.dumps(CASE))
    for money in content["expect"]["money"]:
        money["text"] = money["text"].replace("£", "£ ")
        del money["start"], money["end"]
    case = write_and_load(tmp_path, content)
    assert list(misses(scored(case, lambda d: mention(d, 0, text="£300", start=9)))) == []


def test_two_equal_amounts_are_two_facts(case: Case) -> None:
    twin = replace(
        case, expect=replace(case.expect, funding=(case.expect.funding[0], case.expect.funding[0]))
    )
    headline = tallies(score([twin], lambda _: perfect(case)).cases)["headline amount"]
    assert (headline.right, headline.expected, headline.found) == (1, 2, 1)


def test_a_failing_extractor_names_the_case(case: Case) -> None:
    def fail(_: Case) -> Record:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError) as caught:
        score([case], fail)
    assert caught.value.__notes__ == ["while extracting the case tiny"]
