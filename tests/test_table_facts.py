"""The facts that tables give, a small document a row: level, kind, amount, recipient, years."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.extraction import extract_text
from extractors.records import Funding

EXAMPLES = Path(__file__).parent / "examples" / "tables.csv"


def rows() -> Iterator[dict[str, str]]:
    with EXAMPLES.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def told(fact: Funding) -> str:
    recipient = fact.recipient.name if fact.recipient else "-"
    years = [share.year for share in fact.financial_years]
    return " ".join([fact.level, fact.kind, str(fact.amount), recipient, *years])


@pytest.mark.parametrize("row", list(rows()), ids=lambda row: row["name"])
def test_facts_of_a_table(row: dict[str, str]) -> None:
    record = extract_text(row["text"], publisher=row["publisher"])
    facts = [told(fact) for decision in record.decisions for fact in decision.funding]
    assert facts == row["facts"].splitlines()
