"""Whether a decision was taken: a row a paper, requests and refusals among them."""

import pytest
from example_rows import example_rows

from extractors.extraction import extract_text


@pytest.mark.parametrize(
    "row", example_rows("form_status"), ids=lambda row: " ".join(row["text"].split())[-60:]
)
def test_status(row: dict[str, str]) -> None:
    [decision] = extract_text(row["text"]).decisions
    assert decision.status == row["status"]


@pytest.mark.parametrize(
    "row", example_rows("form_status"), ids=lambda row: " ".join(row["text"].split())[-60:]
)
def test_what_is_only_proposed_has_no_date(row: dict[str, str]) -> None:
    [decision] = extract_text(row["text"]).decisions
    assert decision.status != "proposed" or decision.decided_on is None
