"""Money and years from grammars of how they are printed, with known values; and ordinary text."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.nlp.dates import find_dates
from extractors.nlp.financial_years import find_financial_years, years_between
from extractors.nlp.money import find_money
from extractors.nlp.references import find_references

SOURCES = Path(__file__).parents[1] / "samples" / "sources"
SCALES = {"k": 10**3, "m": 10**6, " million": 10**6, "bn": 10**9, " thousand": 10**3}
AROUND = (
    "The Commissioner agreed {} for kit.",
    "({})",
    "a grant of {}, to be paid in May",
    "Total\n{}\nEnd",
    "the sum – {} – was agreed",
)
LONG = 2_000_000


@st.composite
def amounts(draw: st.DrawFn) -> tuple[str, Decimal]:
    """A printed amount and its value: grouped or not, with pence, or with a scale."""
    whole = draw(st.integers(1, 999_999_999))
    style = draw(st.sampled_from(("grouped", "plain", "pence", "scale")))
    if style == "scale":
        number = draw(st.decimals(Decimal("0.1"), Decimal("99.9"), places=1))
        scale = draw(st.sampled_from(sorted(SCALES)))
        return f"£{number}{scale}", number * SCALES[scale]
    if style == "plain":
        return f"£{whole}", Decimal(whole)
    pence = draw(st.integers(0, 99)) if style == "pence" else 0
    printed = f"£{whole:,}" + (f".{pence:02}" if style == "pence" else "")
    return printed, whole + Decimal(pence) / 100


@st.composite
def years(draw: st.DrawFn) -> tuple[str, tuple[str, ...]]:
    """Printed financial years and which they are: one, a list of two, or a span."""
    first = draw(st.integers(2008, 2032))
    last = first + draw(st.integers(1, 4))
    one, other = (f"{year}/{(year + 1) % 100:02}" for year in (first, last))
    mark = draw(st.sampled_from("/-–"))
    style = draw(st.sampled_from(("{}", "{} and {}", "{} to {}", "from {} until {}", "FY {}")))
    printed = style.format(*(year.replace("/", mark) for year in (one, other)))
    if style.count("{}") == 1:
        return printed, (one,)
    return printed, (one, other) if " and " in style else years_between(one, other)


@given(amounts(), st.sampled_from(AROUND))
def test_every_printed_amount_is_read_back(printed: tuple[str, Decimal], around: str) -> None:
    [found] = find_money(around.format(printed[0]))
    assert (found.text, found.amount, found.doubt) == (*printed, None)


@given(st.lists(amounts(), min_size=2, max_size=6))
def test_a_list_of_amounts_gives_each_in_order(printed: list[tuple[str, Decimal]]) -> None:
    text = "It pays " + "; then ".join(each for each, _ in printed) + "."
    assert [(each.text, each.amount) for each in find_money(text)] == printed


@given(years())
def test_every_printed_year_is_read_back(printed: tuple[str, tuple[str, ...]]) -> None:
    found = find_financial_years(f"The grant is paid {printed[0]} for kit.")
    assert tuple(year for mention in found for year in mention.years) == printed[1]


def ordinary_text() -> str:
    """Sentences of the samples without a digit or a pound sign, over and over in any order."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SOURCES.iterdir())]
    sentences = [part for text in texts for part in re.split(r"(?<=\.)\s+|\n", text)]
    plain = [each for each in sentences if each and not re.search(r"[\d£|]|refer", each)]
    chance, found, length = Random(1), [], 0
    while length < LONG:
        found.append(chance.choice(plain))
        length += len(found[-1]) + 1
    return " ".join(found)


@pytest.mark.slow
def test_millions_of_characters_of_ordinary_text_hold_no_mention() -> None:
    text = ordinary_text()
    finders: Sequence[Callable[[str], Sequence[object]]] = (
        find_money,
        find_financial_years,
        find_dates,
        find_references,
    )
    assert len(text) >= LONG
    assert [list(find(text))[:3] for find in finders] == [[], [], [], []]
