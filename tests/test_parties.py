"""Who pays, through whom and who receives, read from single passages, one a row."""

from decimal import Decimal

import pytest
from example_rows import example_rows

from extractors.facts.amounts import read_amounts
from extractors.facts.decision_text import DecisionText, prepare
from extractors.facts.figures import Figure, group_figures
from extractors.facts.party_reading import Parties, parties_of
from extractors.form import read_forms
from extractors.knowledge.organisations import publisher_for_name
from extractors.nlp.pipeline import find_mentions
from extractors.reading import read_document
from extractors.records import NamedId

PAYS_OUT = ("grant_awarded", "contract", "budget")


def prepared(text: str, publisher: NamedId) -> DecisionText:
    document = read_document(text.encode(), file_name="passage.txt")
    mentions = find_mentions(document, publisher_id=publisher.id)
    form, *_ = read_forms(document, publisher.id)
    return prepare(document, form, mentions, publisher, None)


def figure_of(amount: str, text: DecisionText) -> Figure:
    figures = group_figures(read_amounts(text, frozenset()))
    return next(figure for figure in figures if figure.amount == Decimal(amount))


def names(parties: Parties) -> tuple[str, str, str]:
    return tuple(
        party.name if party else ""
        for party in (parties.funder, parties.intermediary, parties.recipient)
    )  # type: ignore[return-value]


@pytest.mark.parametrize(
    "row", example_rows("parties"), ids=lambda row: f"{row['amount']}-{row['text'][:40]}"
)
def test_parties_of_an_amount(row: dict[str, str]) -> None:
    publisher = publisher_for_name(row["publisher"])
    text = prepared(row["text"], publisher)
    payer = row["funder"] or (publisher.name if row["kind"] in PAYS_OUT else "")
    found = parties_of(figure_of(row["amount"], text), row["kind"], text)
    assert names(found) == (payer, row["intermediary"], row["recipient"])
