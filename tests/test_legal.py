"""Laws: every listed name in its own example, provisions, short names, no overlaps."""

from itertools import pairwise

import pytest
from example_rows import example_rows
from hypothesis import given
from hypothesis import strategies as st

from extractors.knowledge.loader import read_rows
from extractors.nlp.legal import find_legal, instrument_named


def laws(text: str) -> list[str]:
    return [" ".join(filter(None, (law.instrument, law.provision))) for law in find_legal(text)]


@pytest.mark.parametrize("row", read_rows("legal_instruments"), ids=lambda row: row["alias"])
def test_every_name_holds_in_its_example(row: dict[str, str]) -> None:
    (law,) = find_legal(row["example"])

    assert law.instrument == row["instrument"]
    assert instrument_named(row["alias"]) == row["instrument"]


@pytest.mark.parametrize("row", example_rows("legal"), ids=lambda row: row["text"][:60])
def test_examples(row: dict[str, str]) -> None:
    assert laws(row["text"].replace("\\n", "\n")) == [law for law in row["laws"].split("; ") if law]


def test_a_mention_spans_law_and_provision() -> None:
    text = "Under section 143 of the Anti-Social Behavior, Crime and Policing Act 2014, it may."

    (law,) = find_legal(text)

    assert text[law.start : law.end] == law.text
    assert law.text.startswith("section 143")
    assert law.text.endswith("2014")


PIECES = st.sampled_from(
    [
        "section 4",
        "of the",
        "Equality Act 2010",
        "the Act",
        "(the Act)",
        "FOIA",
        "-",
        "and",
        "Sch 3",
        "Police Act 1996",
        "paragraph 7(1)",
        "the 2010 Act",
        "GDPR",
        "Order",
        ",",
        ".",
    ]
)


@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_laws_never_overlap(text: str) -> None:
    found = find_legal(text)

    assert all(law.text == text[law.start : law.end] for law in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
