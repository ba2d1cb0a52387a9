"""The facts that tables give, a small document a row: level, kind, amount, recipient, years."""

import pytest
from example_rows import example_rows

from extractors.extraction import extract_text
from extractors.records import Funding


def told(fact: Funding) -> str:
    recipient = fact.recipient.name if fact.recipient else "-"
    years = [share.year for share in fact.financial_years]
    return " ".join([fact.level, fact.kind, str(fact.amount), recipient, *years])


@pytest.mark.parametrize("row", example_rows("tables"), ids=lambda row: row["name"])
def test_facts_of_a_table(row: dict[str, str]) -> None:
    record = extract_text(row["text"], publisher=row["publisher"])
    facts = [told(fact) for decision in record.decisions for fact in decision.funding]
    assert facts == row["facts"].splitlines()
