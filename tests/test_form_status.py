"""Whether a decision was taken: a row a paper, requests and refusals among them."""

import csv
from pathlib import Path

import pytest

from extractors.extraction import extract_text

EXAMPLES = Path(__file__).parent / "examples" / "form_status.csv"


def rows() -> list[dict[str, str]]:
    with EXAMPLES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("row", rows(), ids=lambda row: " ".join(row["text"].split())[-60:])
def test_status(row: dict[str, str]) -> None:
    [decision] = extract_text(row["text"]).decisions
    assert decision.status == row["status"]


@pytest.mark.parametrize("row", rows(), ids=lambda row: " ".join(row["text"].split())[-60:])
def test_what_is_only_proposed_has_no_date(row: dict[str, str]) -> None:
    [decision] = extract_text(row["text"]).decisions
    assert decision.status != "proposed" or decision.decided_on is None
