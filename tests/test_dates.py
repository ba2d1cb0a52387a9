"""Dates: each row of examples, and a property over every day and style."""

from datetime import date

import pytest
from example_rows import example_rows
from hypothesis import given
from hypothesis import strategies as st

from extractors.nlp.dates import find_dates, parse_date

STYLES = (
    "{d.day}/{d.month}/{d.year}",
    "{d.day:02}.{d.month:02}.{d.year}",
    "{d:%d/%m/%y}",
    "{d.day} {d:%B} {d.year}",
    "{d.day} {d:%b} {d.year}",
    "{d:%B} {d.day}, {d.year}",
    "{d:%Y-%m-%d}",
    "{d:%d-%b-%y}",
    "{d.day}\n{d:%B} {d.year}",
)


@pytest.mark.parametrize("row", example_rows("dates"), ids=lambda row: row["text"])
def test_a_text_gives_its_dates(row: dict[str, str]) -> None:
    text = row["text"].replace("\\n", "\n")
    found = find_dates(text)
    assert "|".join(str(mention.date) for mention in found) == row["dates"]
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


@given(st.dates(date(2000, 1, 1), date(2059, 12, 31)), st.sampled_from(STYLES))
def test_every_day_is_read_back_from_every_style(day: date, style: str) -> None:
    assert parse_date(f"Signed on {style.format(d=day)}, by the Commissioner.") == day
