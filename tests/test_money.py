"""Money: each row of examples says what is found; each negative that nothing is."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from extractors.nlp.money import find_money
from extractors.records import MoneyMention

EXAMPLES = Path(__file__).parent / "examples"
DOUBTS = {
    "misplaced_separator",
    "no_currency_sign",
    "doubled_sign",
    "spaced_amount",
    "ocr_digit",
    "footnote_digit",
}


def rows(name: str) -> list[dict[str, str]]:
    with (EXAMPLES / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="|", quoting=csv.QUOTE_NONE))


def said(mention: MoneyMention) -> str:
    """A mention as the examples write it: `£5,000 = 5000.00 up_to grant x3 ex_vat capital`."""
    vat = {"excluded": "ex_vat", "included": "inc_vat", None: None}[mention.vat]
    words = (
        mention.doubt,
        None if mention.qualifier == "exact" else mention.qualifier,
        mention.per,
        mention.count and f"x{mention.count}",
        vat,
        mention.capital_or_revenue,
    )
    return " ".join([mention.text, "=", str(mention.amount), *filter(None, words)])


def expected(row: dict[str, str]) -> list[str]:
    wanted = []
    for mention in row["mentions"].replace("\\n", "\n").split(" ; "):
        printed, _, words = mention.partition(" = ")
        amount, *others = words.split()
        wanted.append(" ".join([printed, "=", f"{Decimal(amount):.2f}", *others]))
    return wanted


@pytest.mark.parametrize("row", rows("money.csv"), ids=lambda row: row["text"])
def test_a_text_gives_its_amounts(row: dict[str, str]) -> None:
    text = row["text"].replace("\\n", "\n")
    found = find_money(text)
    assert [said(mention) for mention in found] == expected(row)
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    assert {mention.doubt for mention in found} <= {None, *DOUBTS}


@pytest.mark.parametrize("row", rows("money_negative.csv"), ids=lambda row: row["text"])
def test_what_is_no_money_gives_nothing(row: dict[str, str]) -> None:
    assert find_money(row["text"].replace("\\n", "\n")) == ()
