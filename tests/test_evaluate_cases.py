"""Labelled cases: read from files, refused where they are broken, at one with themselves."""

import json
from pathlib import Path
from typing import Any

import pytest
from labelled_case import CASE, TEXT, perfect, sums_below_one, write_and_load

from extractors.evaluate import CaseError, load_cases, score

DEVELOPMENT = Path(__file__).parent / "cases" / "development"
GOLD = Path(__file__).parents[2] / "shared" / "gold"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ({"case": "x"}, "expect"),
        ({**CASE, "text": None}, "needs one of text, text_file, pdf_file"),
        ({**CASE, "text": "!" + TEXT}, "'£300' is labelled where the text says"),
        ({**CASE, "text": None, "pdf_file": "none.pdf"}, "none.pdf"),
        ({**CASE, "expect": {**CASE["expect"], "context": [{"amount": 1, "why": "?"}]}}, "why"),
    ],
)
def test_a_broken_case_is_named(tmp_path: Path, content: Any, complaint: str) -> None:
    with pytest.raises(CaseError, match=r"tiny\.json") as caught:
        write_and_load(tmp_path, content)
    assert complaint in str(caught.value)


def test_two_cases_of_one_name_are_refused(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text(json.dumps(CASE), encoding="utf-8")
    with pytest.raises(CaseError, match="tiny"):
        load_cases(tmp_path)


def test_sources_are_relative_to_the_parent_of_the_directory(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(TEXT, encoding="utf-8")
    case = write_and_load(tmp_path, {**CASE, "text": None, "text_file": "texts/a.txt"})
    assert (case.text, case.file_name, case.form) == (TEXT, "a.txt", "form")


@pytest.mark.parametrize("directory", [DEVELOPMENT, GOLD], ids=["development", "gold"])
def test_labels_agree_with_themselves(directory: Path) -> None:
    """A reading made from the labels is without error, so no label contradicts another."""
    if not directory.is_dir():
        pytest.skip("no cases here")
    for case in load_cases(directory):
        found = sums_below_one(score([case], perfect))
        assert found <= {"role", "context why"}, case.name
