"""The samples are read as the analyst who wrote them down expects, without their scans."""

from pathlib import Path

import pytest

from extractors.evaluate import load_cases, score
from extractors.evaluate.default_extract import extract_case
from extractors.evaluate.scores import Scores, tallies

EXPECTED = Path(__file__).parents[1] / "samples" / "expected"
EXACT = ("money", "financial years", "reference", "title", "decided on", "linked decisions")
FLOORS = {"headline kind and amount": 0.95, "funder": 0.95, "recipient": 0.9, "headline years": 0.9}


@pytest.fixture(scope="module")
def scores() -> Scores:
    return score(load_cases(EXPECTED), extract_case)


@pytest.mark.parametrize("measure", EXACT)
def test_read_without_an_error(scores: Scores, measure: str) -> None:
    tally = tallies(scores.cases)[measure]
    assert tally.expected > 0
    assert tally.f1 == 1


@pytest.mark.parametrize(("measure", "floor"), FLOORS.items())
def test_read_as_well_as_this_at_least(scores: Scores, measure: str, floor: float) -> None:
    assert tallies(scores.cases)[measure].f1 >= floor
