"""Labelled cases → scores: how well extraction reads what a careful analyst reads."""

from extractors.evaluate.accuracy import accuracy_page
from extractors.evaluate.cases import Case, CaseError, load_cases
from extractors.evaluate.comparison import Comparison, compare_scores, render_comparison
from extractors.evaluate.default_extract import extract_case
from extractors.evaluate.report import render
from extractors.evaluate.score import score
from extractors.evaluate.scores import Scores, scores_from_json, scores_to_json

__all__ = [
    "Case",
    "CaseError",
    "Comparison",
    "Scores",
    "accuracy_page",
    "compare_scores",
    "extract_case",
    "load_cases",
    "render",
    "render_comparison",
    "score",
    "scores_from_json",
    "scores_to_json",
]
