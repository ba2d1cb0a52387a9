"""The rows of `tests/examples`: each is a test."""

import csv
from pathlib import Path

EXAMPLES = Path(__file__).parent / "examples"


def example_rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of examples, by column."""
    with (EXAMPLES / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
