"""The financial years that a decision's words give an amount, one row a way of saying so."""

from decimal import Decimal

import pytest
from example_rows import example_rows

from extractors.extraction import extract_text


@pytest.mark.parametrize("row", example_rows("years_of_facts"), ids=lambda row: row["why"])
def test_an_amount_gets_the_years_that_are_its_own(row: dict[str, str]) -> None:
    record = extract_text(row["text"], publisher=row["publisher"] or None)
    years = [
        [each.year for each in fact.financial_years]
        for decision in record.decisions
        for fact in decision.funding
        if fact.amount == Decimal(row["amount"])
    ]
    assert years == [row["years"].split("|") if row["years"] else []]


@pytest.mark.parametrize("row", example_rows("years_of_facts"), ids=lambda row: row["why"])
def test_a_year_of_a_fact_is_printed_or_inferred(row: dict[str, str]) -> None:
    record = extract_text(row["text"], publisher=row["publisher"] or None)
    for decision in record.decisions:
        known = {*decision.financial_years, *decision.financial_years_inferred}
        assert {y.year for fact in decision.funding for y in fact.financial_years} <= known
