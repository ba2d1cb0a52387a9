"""Many documents, one decision: what is one fact, and where documents disagree about it."""

from decimal import Decimal

import pytest
from assembled import FORM, PAGE, disagreements, only, printed, together, totals
from records_builder import HOME_OFFICE, MOPAC, body, decision, fact, page_record, record

from extractors.facts.assembly.rounding import is_rounded_from


def test_the_same_fact_in_two_documents_is_one_with_the_evidence_of_both() -> None:
    both = together([fact(100, "2020/21")], [fact(100, "2020/21")])
    (found,) = both.facts
    assert [evidence.text for _, evidence in found.evidence] == [FORM, PAGE]
    assert len({document_id for document_id, _ in found.evidence}) == 2
    assert not both.issues


def test_an_unnamed_party_is_filled_by_the_name_in_the_other() -> None:
    both = together(
        [fact(100, "2020/21", recipient=MOPAC)], [fact(100, "2020/21", funder=HOME_OFFICE)]
    )
    (found,) = both.facts
    assert (found.fact.funder, found.fact.recipient) == (HOME_OFFICE, MOPAC)


def test_two_equal_amounts_of_one_document_stay_two_facts() -> None:
    two = [fact(50, recipient=body("A")), fact(50, number=2, recipient=body("B"))]
    both = together(two, [fact(50), fact(50, number=2)])
    assert [found.fact.recipient for found in both.facts] == [body("A"), body("B")]
    assert all(len(found.evidence) == 2 for found in both.facts)


def test_equal_amounts_find_their_own_name_whatever_their_order() -> None:
    a, b = {"recipient": body("A")}, {"recipient": body("B")}
    both = together([fact(50, **a), fact(50, number=2, **b)], [fact(50, **b), fact(50, number=2)])
    assert [len(found.evidence) for found in both.facts] == [2, 2]
    assert [found.fact.recipient for found in both.facts] == [body("A"), body("B")]
    assert not both.issues


def test_a_second_recipient_that_only_the_page_names_is_a_second_fact() -> None:
    page = [fact(50, recipient=body("A")), fact(50, number=2, recipient=body("B"))]
    both = together([fact(50, recipient=body("A"))], page)
    assert [found.fact.recipient for found in both.facts] == [body("A"), body("B")]
    assert [found.fact.funding_id for found in both.facts] == ["mopac/PCD-1/1", "mopac/PCD-1/2"]
    assert not both.issues


def test_other_names_for_the_same_amount_are_a_disagreement_that_the_form_wins() -> None:
    both = together([fact(50, recipient=body("A"))], [fact(50, recipient=body("B"))])
    assert [found.fact.recipient for found in both.facts] == [body("A")]
    assert "other names" in disagreements(both)[0]


@pytest.mark.parametrize("first", [0, 1])
def test_the_signed_form_wins_over_the_page_in_whatever_order_they_come(first: int) -> None:
    records = [
        record(decision(facts=[fact(120, "2020/21")]), text=FORM),
        page_record(decision(facts=[fact(100, "2020/21")]), text=PAGE),
    ]
    assembled = only([records[first], records[1 - first]])
    assert totals(assembled) == [Decimal(120)]
    assert disagreements(assembled) == [
        "page.html: £100.00 (grant received), where a stronger document says "
        "£120.00 (grant received)"
    ]


def test_form_over_report_over_page_over_listing() -> None:
    kinds = {
        "a": ("listing", "text/html", 1),
        "b": ("decision", "text/html", 2),
        "c": ("report", "application/pdf", 3),
        "d": ("decision", "application/pdf", 4),
    }
    records = [
        record(decision(facts=[fact(amount)]), text=text, kind=kind, media_type=media)
        for text, (kind, media, amount) in kinds.items()
    ]
    for strongest in (4, 3, 2, 1):
        assembled = only(records[:strongest])
        assert totals(assembled) == [Decimal(strongest)]
        assert len(disagreements(assembled)) == strongest - 1


def test_an_extra_fact_of_a_weaker_document_is_added_where_nothing_rivals_it() -> None:
    both = together([fact(100)], [fact(100), fact(20, number=2)])
    assert totals(both) == [Decimal(100), Decimal(20)]
    assert not both.issues


def test_other_years_are_other_facts() -> None:
    both = together([fact(100, "2020/21")], [fact(90, "2021/22")])
    assert totals(both) == [Decimal(100), Decimal(90)]


def test_years_that_only_one_document_knows_are_taken_over() -> None:
    both = together([fact(100)], [fact(100, "2020/21")])
    (found,) = both.facts
    assert [share.year for share in found.fact.financial_years] == ["2020/21"]


def test_money_in_and_the_same_money_out_stay_two_facts() -> None:
    both = together([fact(100)], [fact(100, kind="grant_awarded")])
    assert [found.fact.kind for found in both.facts] == ["grant_received", "grant_awarded"]


def test_two_kinds_of_outgoing_money_for_one_amount_are_a_disagreement() -> None:
    both = together([fact(100, kind="contract")], [fact(100, kind="budget")])
    assert [found.fact.kind for found in both.facts] == ["contract"]
    assert len(disagreements(both)) == 1


def test_a_cap_stated_anywhere_holds() -> None:
    both = together([fact(100)], [fact(100, qualifier="up_to")])
    assert both.facts[0].fact.qualifier == "up_to"


def test_an_amount_withheld_in_the_form_is_filled_from_the_page() -> None:
    both = together([fact(None, kind="contract", withheld="Part 2")], [fact(90, kind="contract")])
    (found,) = both.facts
    assert (found.fact.total, found.fact.withheld) == (Decimal(90), None)


ROUNDED = [
    ("£1.2m", 1_200_000, 1_199_950, True),
    ("£1.2 million", 1_200_000, 1_249_999, True),
    ("£20k", 20_000, 19_640, True),
    ("£1m", 1_000_000, 1_030_000, True),
    ("£1m", 1_000_000, 1_400_000, False),
    ("£1.20m", 1_200_000, 1_190_000, False),
    ("£1,200,000", 1_200_000, 1_199_950, False),
    ("£20k", 20_000, 19_400, False),
]


@pytest.mark.parametrize(("words", "amount", "exact", "expected"), ROUNDED)
def test_what_is_rounded_from_what(words: str, amount: int, exact: int, expected: bool) -> None:
    rounded = fact(amount, evidence=printed(words))
    other = fact(exact, evidence=printed(f"£{exact:,}"))
    assert is_rounded_from(rounded, other) is expected
    assert not is_rounded_from(other, rounded)


@pytest.mark.parametrize("rounded_first", [True, False])
def test_a_rounded_and_the_exact_amount_are_one_fact_with_the_exact_one(
    rounded_first: bool,
) -> None:
    rounded = [fact(1_200_000, "2020/21", evidence=printed("£1.2m"))]
    exact = [fact(1_199_950, evidence=printed("£1,199,950"))]
    pair = (rounded, exact) if rounded_first else (exact, rounded)
    both = together(*pair)
    (found,) = both.facts
    assert found.fact.total == Decimal(1_199_950)
    assert [share.year for share in found.fact.financial_years] == ["2020/21"]
    assert len(found.evidence) == 2
    assert not both.issues
