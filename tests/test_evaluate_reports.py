"""What scores say: kept as JSON, reported, compared with earlier ones."""

from dataclasses import replace
from pathlib import Path

import pytest
from labelled_case import CASE, promoted, scored, write_and_load

from extractors.evaluate import (
    Case,
    accuracy_page,
    compare_scores,
    render,
    render_comparison,
    scores_from_json,
    scores_to_json,
)
from extractors.evaluate.scores import Scores


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return write_and_load(tmp_path, CASE)


def test_scores_survive_json(case: Case) -> None:
    scores = scored(case, promoted)
    assert scores_from_json(scores_to_json(scores)) == scores


def test_the_report_is_deterministic_and_names_each_error(case: Case) -> None:
    text = render(scored(case, promoted))
    assert text == render(scored(case, promoted))
    assert "tiny: context kept out of headlines [£50.00]: expected context, got headline" in text
    assert "| 0.50 to 0.60 | 1     | 0.550  | 0.000 |" in text
    assert "| 0.90 to 0.95 | 1     | 0.900  | 1.000 |" in text


def test_the_accuracy_page_has_a_section_for_each_set(case: Case) -> None:
    page = accuracy_page({"Development": scored(case), "Held back": scored(case, promoted)})
    assert page.index("## Development (1 cases)") < page.index("## Held back (1 cases)")
    assert "| Barsetshire Council | 1     | 1.000 |" in page


def test_gains_and_losses_are_told_apart(case: Case) -> None:
    old = scored(case, lambda d: replace(d, title="Wrong"))
    new = scored(case, lambda d: replace(d, reference=None))
    comparison = compare_scores(old, new)
    assert [measure for _, measure, _ in comparison.gains] == ["title"]
    assert [measure for _, measure, _ in comparison.losses] == ["reference"]
    assert "- title: F1 0.000 → 1.000" in render_comparison(comparison)


def test_a_wrong_answer_that_changed_is_neither_gain_nor_loss(case: Case) -> None:
    old = scored(case, lambda d: replace(d, title="Wrong"))
    new = scored(case, lambda d: replace(d, title="Wronger"))
    comparison = compare_scores(old, new)
    assert (comparison.gains, comparison.losses, comparison.measures) == ((), (), ())


def test_cases_on_one_side_only_are_listed(case: Case) -> None:
    comparison = compare_scores(Scores(cases=()), scored(case, promoted))
    assert (comparison.cases_added, comparison.losses) == (("tiny",), ())
