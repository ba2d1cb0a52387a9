"""Every row of the cue tables finds its own example and leaves its counter-example alone."""

from decimal import Decimal
from functools import cache

import pytest

from extractors.facts.patterns import compile_pattern, with_amount
from extractors.facts.phrasing import Phrase, mark, phrase
from extractors.facts.sentences import Sentence
from extractors.facts.sides import side_of
from extractors.facts.table_reading import role_of_head
from extractors.knowledge.loader import read_rows
from extractors.nlp.pipeline import find_mentions
from extractors.records import Document, Mentions, MoneyMention, OrganisationMention, Page

CUE_TABLES = ("context_cues", "kind_cues", "decision_cues", "party_cues", "part_cues")


def rows() -> list[tuple[str, dict[str, str]]]:
    return [(table, row) for table in CUE_TABLES for row in read_rows(table) if row["pattern"]]


def side_in_mopac(mention: OrganisationMention) -> str:
    return side_of(mention.organisation_id, "mopac")


@cache
def read(text: str, *, with_lead: bool = False) -> tuple[Phrase, Mentions]:
    """A text as a phrase; `with_lead` makes what stands before a colon the lead-in of a list."""
    document = Document(
        text=text,
        pages=(Page(number=1, start=0, end=len(text), method="plain"),),
        media_type="text/plain",
    )
    mentions = find_mentions(document, publisher_id="mopac")
    lead_end = text.find(": ") + 1 if with_lead else 0
    lead = (0, lead_end) if lead_end else None
    sentence = Sentence(start=lead_end, end=len(text), paragraph=0, lead=lead)
    return phrase(text, mark(mentions, side_in_mopac), sentence), mentions


def matches(pattern: str, text: str) -> bool:
    """Whether a pattern matches around any amount of a text, or anywhere if it names none."""
    own, mentions = read(text, with_lead="^" in pattern)
    regex = compile_pattern(pattern).regex
    readings = [with_amount(own, own.position_of(money.start)) for money in mentions.money]
    return any(regex.search(words) for words in readings or [own.words])


@pytest.mark.parametrize(
    ("table", "row"), rows(), ids=[f"{table}-{row['pattern']}" for table, row in rows()]
)
def test_cue_finds_its_example_and_not_its_counter_example(table: str, row: dict[str, str]) -> None:
    assert row["example"], f"{table}: {row['pattern']} has no example"
    assert matches(row["pattern"], row["example"])
    assert row["counter_example"], f"{table}: {row['pattern']} has no counter-example"
    assert not matches(row["pattern"], row["counter_example"])


@pytest.mark.parametrize("row", read_rows("column_heads"), ids=lambda row: row["pattern"])
def test_column_head_is_read_as_its_row_says(row: dict[str, str]) -> None:
    assert role_of_head(row["example"]) == row["role"]


def test_an_amount_keeps_its_value_through_the_phrase() -> None:
    own, mentions = read("to accept a grant of £24,000 from the Home Office")
    assert [m.amount for m in mentions.money] == [Decimal("24000.00")]
    assert isinstance(mentions.money[0], MoneyMention)
    assert "MONEY" in own.words
