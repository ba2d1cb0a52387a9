"""Which way an amount goes, from phrases as a person would write them, one a row."""

import pytest
from example_rows import example_rows

from extractors.facts.direction import direction_of


@pytest.mark.parametrize("row", example_rows("directions"), ids=lambda row: row["words"])
def test_who_gives_and_who_gets(row: dict[str, str]) -> None:
    found = direction_of(f" ^ {row['words']} ")
    assert (found.giver or "", found.getter or "") == (row["giver"], row["getter"])


@pytest.mark.parametrize("row", example_rows("directions"), ids=lambda row: row["words"])
def test_money_is_said_to_go_one_way_or_none(row: dict[str, str]) -> None:
    found = direction_of(f" ^ {row['words']} ")
    assert not (found.inward and found.outward)
    way = "in" if found.inward else "out" if found.outward else ""
    assert way == row["way"]
