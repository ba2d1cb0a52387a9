"""Financial years: each row of examples, round trips, and what is excluded."""

from datetime import date

import pytest
from example_rows import example_rows
from hypothesis import given
from hypothesis import strategies as st

from extractors.nlp.financial_years import (
    financial_year_of,
    find_financial_years,
    parse_financial_year,
    years_between,
)

STYLES = ("{0}/{1:02}", "{0}-{1:02}", "{0}–{2}", "{0} / {1:02}", "FY{0}-{1:02}", "FY{3:02}/{1:02}")


@pytest.mark.parametrize("row", example_rows("financial_years"), ids=lambda row: row["text"])
def test_a_text_gives_its_years(row: dict[str, str]) -> None:
    text = row["text"].replace("\\n", "\n")
    found = find_financial_years(text)
    assert "|".join(year for mention in found for year in mention.years) == row["years"]
    assert {mention.inferred for mention in found} <= {row["inferred"] == "yes"}
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


@given(st.integers(2001, 2050), st.sampled_from(STYLES))
def test_every_year_is_read_back_from_every_style(year: int, style: str) -> None:
    printed = style.format(year, (year + 1) % 100, year + 1, year % 100)
    [found] = find_financial_years(f"a grant for {printed}, as agreed")
    assert found.years == (parse_financial_year(printed),)
    assert found.years[0] == financial_year_of(date(year, 4, 1))


@given(st.integers(2001, 2050), st.integers(1, 8))
def test_a_span_gives_each_of_its_years(first: int, length: int) -> None:
    start, end = (f"{year}/{(year + 1) % 100:02}" for year in (first, first + length))
    [found] = find_financial_years(f"{start} to {end}")
    assert found.years == years_between(start, end)
    assert len(found.years) == length + 1


def test_a_reference_is_never_a_year() -> None:
    text = "Decision reference: 2020-21, for 2021/22"
    start = text.index("2020-21")
    [found] = find_financial_years(text, excluded=((start, start + 7),))
    assert found.years == ("2021/22",)
