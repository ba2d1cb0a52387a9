"""Scores as Markdown that reads well as plain text."""

from collections.abc import Iterable, Sequence

from extractors.evaluate.scores import (
    CaseScore,
    Claim,
    Miss,
    Scores,
    Tally,
    grouped,
    misses,
    tallies,
)

GROUP_MEASURES = {
    "money": "money",
    "role": "role",
    "headline kind and amount": "headline",
    "component of total": "component",
    "funder": "funder",
    "recipient": "recipient",
    "headline years": "years",
    "organisations": "bodies",
    "reference": "reference",
}
BAND_FLOORS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


def render(scores: Scores) -> str:
    """All tables and every error, one a line; equal scores give equal text."""
    parts = (
        f"# Scores of {len(scores.cases)} cases",
        measures_table(scores),
        "## By publisher (F1)",
        group_table(grouped(scores, lambda case: case.publisher)),
        "## By form (F1)",
        group_table(grouped(scores, lambda case: case.form)),
        "## Confidence of headline facts",
        calibration_table(scores),
        "## Errors",
        "\n".join(f"- {shown_miss(*error)}" for error in misses(scores)) or "none",
    )
    return "\n\n".join(parts) + "\n"


def measures_table(scores: Scores) -> str:
    """Each measure with its counts, precision, recall and F1."""
    head = ["measure", "right", "expected", "found", "precision", "recall", "F1"]
    return table(head, [_measure_row(*item) for item in tallies(scores.cases).items()])


def _measure_row(name: str, tally: Tally) -> list[str]:
    counts = [str(tally.right), str(tally.expected), str(tally.found)]
    return [name, *counts, *(f"{x:.3f}" for x in (tally.precision, tally.recall, tally.f1))]


def group_table(groups: dict[str, tuple[CaseScore, ...]]) -> str:
    """F1 of the chief measures for each group; a dash where there was nothing to find or miss."""
    rows = []
    for name, cases in groups.items():
        sums = tallies(cases)
        rows.append([name, str(len(cases)), *(_f1(sums.get(m)) for m in GROUP_MEASURES)])
    return table(["", "cases", *GROUP_MEASURES.values()], rows)


def _f1(tally: Tally | None) -> str:
    return f"{tally.f1:.3f}" if tally and (tally.expected or tally.found) else "–"


def calibration_table(scores: Scores) -> str:
    """For each band of stated confidence: how many headline facts, and the share that is right."""
    claims = [claim for case in scores.cases for claim in case.claims]
    ceilings = (*BAND_FLOORS[1:], 1.01)
    rows = [
        _band_row(floor, ceiling, [c for c in claims if floor <= c.confidence < ceiling])
        for floor, ceiling in zip(BAND_FLOORS, ceilings, strict=True)
    ]
    return table(["confidence", "facts", "stated", "right"], [row for row in rows if row])


def _band_row(floor: float, ceiling: float, claims: Sequence[Claim]) -> list[str]:
    if not claims:
        return []
    stated = sum(claim.confidence for claim in claims) / len(claims)
    right = sum(claim.right for claim in claims) / len(claims)
    band = f"{floor:.2f} to {min(ceiling, 1.0):.2f}"
    return [band, str(len(claims)), f"{stated:.3f}", f"{right:.3f}"]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table with padded columns.

    >>> print(table(["a", "b"], [["long", "1"]]))
    | a    | b |
    | ---- | - |
    | long | 1 |
    """
    body = [list(head), *(list(row) for row in rows)]
    widths = [max(len(row[column]) for row in body) for column in range(len(head))]
    body.insert(1, ["-" * width for width in widths])
    lines = (
        " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in body
    )
    return "\n".join(f"| {line} |" for line in lines)


def shown_miss(case: str, measure: str, miss: Miss) -> str:
    """One error in a line: case, field, what it is about, expected, got."""
    about = f" [{miss.about}]" if miss.about else ""
    return f"{case}: {measure}{about}: expected {_shown(miss.expected)}, got {_shown(miss.got)}"


def _shown(value: str | None) -> str:
    return "nothing" if value is None else " ".join(value.split())
