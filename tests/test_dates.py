"""Dates: each row of examples, and a property over every day and style."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.nlp.dates import find_dates, parse_date

EXAMPLES = Path(__file__).parent / "examples" / "dates.csv"
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


def rows() -> list[dict[str, str]]:
    with EXAMPLES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"])
def test_a_text_gives_its_dates(row: dict[str, str]) -> None:
    text = row["text"].replace("\\n", "\n")
    found = find_dates(text)
    assert "|".join(str(mention.date) for mention in found) == row["dates"]
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


@given(st.dates(date(2000, 1, 1), date(2059, 12, 31)), st.sampled_from(STYLES))
def test_every_day_is_read_back_from_every_style(day: date, style: str) -> None:
    assert parse_date(f"Signed on {style.format(d=day)}, by the Commissioner.") == day
