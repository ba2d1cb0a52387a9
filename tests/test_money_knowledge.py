"""Each row of the money tables says what its own example gives."""

from decimal import Decimal

import pytest

from extractors.knowledge.loader import read_rows
from extractors.nlp.money import find_money
from extractors.nlp.money_heads import says
from extractors.nlp.money_qualifiers import find_qualifier
from extractors.nlp.money_shares import find_share


def phrases(table: str, *, in_head: bool) -> list[dict[str, str]]:
    return [row for row in read_rows(table) if (row["side"] == "head") == in_head]


@pytest.mark.parametrize(
    "row", phrases("money_qualifiers", in_head=False), ids=lambda row: row["example"]
)
def test_a_phrase_qualifies_its_amount(row: dict[str, str]) -> None:
    [mention] = find_money(row["example"])
    assert (mention.text, mention.qualifier) == ("£10,000", row["qualifier"])


@pytest.mark.parametrize(
    "row", phrases("money_qualifiers", in_head=True), ids=lambda row: row["example"]
)
def test_a_head_qualifies_the_amounts_below_it(row: dict[str, str]) -> None:
    assert find_qualifier("20,000", 0, 6, row["example"]) == row["qualifier"]
    assert find_qualifier("20,000", 0, 6, "Grant (£)") == "exact"


@pytest.mark.parametrize("row", phrases("money_per", in_head=False), ids=lambda row: row["example"])
def test_a_phrase_gives_the_unit(row: dict[str, str]) -> None:
    [mention] = find_money(row["example"])
    assert (mention.text, mention.per) == ("£10,000", row["per"])


@pytest.mark.parametrize("row", phrases("money_per", in_head=True), ids=lambda row: row["example"])
def test_a_head_gives_the_unit_of_the_amounts_below_it(row: dict[str, str]) -> None:
    assert find_share("20,000", 0, 6, row["example"]).per == row["per"]


@pytest.mark.parametrize("row", read_rows("money_shares"), ids=lambda row: row["noun"])
def test_a_noun_gives_the_unit(row: dict[str, str]) -> None:
    [mention] = find_money(row["example"])
    assert mention.per == row["per"]


@pytest.mark.parametrize("row", read_rows("money_links"), ids=lambda row: row["word"])
def test_a_link_carries_the_qualifier_to_the_amount(row: dict[str, str]) -> None:
    [mention] = find_money(row["example"])
    assert mention.qualifier == "up_to"


@pytest.mark.parametrize("row", read_rows("money_scales"), ids=lambda row: row["mark"])
def test_a_scale_multiplies(row: dict[str, str]) -> None:
    [mention] = find_money(f"a grant of {row['example']}, as agreed")
    assert (mention.text, mention.amount) == (row["example"], Decimal(row["amount"]))


@pytest.mark.parametrize("row", read_rows("money_nouns"), ids=lambda row: row["example"])
def test_a_money_word_makes_a_bare_number_money(row: dict[str, str]) -> None:
    found = find_money(row["example"])
    assert [mention.doubt for mention in found] == (
        [] if row["use"] == "counted" else ["no_currency_sign"]
    )


@pytest.mark.parametrize("row", read_rows("money_heads"), ids=lambda row: row["example"])
def test_a_head_says_whether_its_cells_are_money(row: dict[str, str]) -> None:
    assert says(row["example"]) in (("sign", "money") if row["says"] == "money" else (row["says"],))


@pytest.mark.parametrize("row", read_rows("number_words"), ids=lambda row: row["word"])
def test_a_number_word_is_read(row: dict[str, str]) -> None:
    [mention] = find_money(row["example"])
    assert mention.text == row["example"]
