"""Other decisions that a decision names, and what it does to them."""

import pytest
from example_rows import example_rows

from extractors.extraction import extract_text
from extractors.facts.decision_links import find_links
from extractors.form import Entry
from extractors.nlp.references import find_references


@pytest.mark.parametrize("row", example_rows("form_links"), ids=lambda row: row["text"])
def test_links(row: dict[str, str]) -> None:
    text = row["text"]
    entry = Entry(start=0, end=len(text))
    found = find_links(text, entry, find_references(text), (row["own"],))
    assert "|".join(f"{link.reference} {link.relation}" for link in found) == row["links"]


def test_a_neighbour_s_references_are_no_links() -> None:
    text = (
        "12/06/2025 - A grant ref: 3400    Recommendations Approved\n\nDecision:\n\n"
        "That £12,000 be awarded as PCD 907 allowed.\n\n"
        "11/06/2025 - A room ref: 3399    Recommendations Approved\n\nIt follows PCD 12."
    )
    [decision] = extract_text(text).decisions
    assert decision.linked_decisions == ("PCD 907",)
    assert decision.reference == "3400"
