"""Increments name the decision they add to; amounts kept back are facts without an amount."""

from decimal import Decimal

import pytest

from extractors.extraction import extract_text
from extractors.records import Funding

HEAD = "PCD 97011 Uplift of a service\n\nReference code: PCD 97011\n\nRecommendation\n\n"
ASKED = "The Deputy Mayor for Policing and Crime is recommended to "


def facts(recommendation: str) -> tuple[Funding, ...]:
    record = extract_text(HEAD + ASKED + recommendation + "\n", publisher="mopac")
    return record.decisions[0].funding


@pytest.mark.parametrize(
    ("recommendation", "relation"),
    [
        (
            "award an additional £40,000 on top of the grant of PCD 97002 to Safer London.",
            "adds_to",
        ),
        ("vary the grant of PCD 97002 to Safer London by a further £40,000.", "adds_to"),
        ("award Safer London £40,000, which replaces the grant of PCD 97002.", "replaces"),
    ],
)
def test_a_change_names_the_earlier_decision(recommendation: str, relation: str) -> None:
    (fact,) = facts(recommendation)
    assert fact.amount == Decimal(40_000)
    assert fact.changes is not None
    assert (fact.changes.reference, fact.changes.relation) == ("PCD 97002", relation)


def test_an_award_that_only_recalls_another_decision_changes_nothing() -> None:
    (fact,) = facts("award Safer London £40,000. PCD 97002 described the programme.")
    assert fact.changes is None


def test_an_amount_kept_back_is_a_fact_with_the_reason() -> None:
    (fact,) = facts("award a contract to Ecorys at the value set out in Part 2.")
    assert (fact.kind, fact.amount, fact.total) == ("contract", None, None)
    assert fact.withheld is not None
    assert "Part 2" in fact.withheld
    assert fact.evidence[0].text.endswith("Part 2")


def test_a_grant_kept_back_from_a_payer_not_named_is_told() -> None:
    asked = "accept the grant in the amount given in the confidential report."
    record = extract_text(HEAD + ASKED + asked + "\n", publisher="mopac")
    (fact,) = record.decisions[0].funding
    assert (fact.kind, fact.amount, fact.funder) == ("grant_received", None, None)
    told = {issue.code: issue.detail for issue in record.issues}
    assert told["funder_not_named"] == "no sentence names who pays the amount kept back"
    assert "amount_withheld" in told


def test_a_decision_about_no_money_keeps_nothing_back() -> None:
    assert facts("note the exempt report and agree the new terms of reference.") == ()
