"""The report behind a form: its author by role, its meeting, its marking; no name of a person."""

import pytest
from form_and_report import REPORT, form_and_report

from extractors.extraction import extract_text
from extractors.knowledge.loader import read_rows
from extractors.records import Report


def the_report(report: str) -> Report:
    [decision] = extract_text(form_and_report(report=report)).decisions
    [found] = decision.reports
    return found


@pytest.mark.parametrize("row", read_rows("roles"), ids=lambda row: row["printed"])
def test_each_role_is_read_from_its_example(row: dict[str, str]) -> None:
    example = row["example"].removeprefix("Report by ")
    found = the_report(REPORT.replace("DCI A. Person", example))
    assert found.author_role == row["role"]
    assert "Smith" not in repr(found)


@pytest.mark.parametrize(
    ("printed", "meeting", "day"),
    [
        ("MOPAC Investment Advisory & Monitoring meeting 3rd May 2026", True, "2026-05-03"),
        ("Investment Advisory Board – 3 May 2026", True, "2026-05-03"),
        ("Oversight Board 03/05/2026", True, "2026-05-03"),
        ("Performance Panel, Friday 1 May 2026", True, "2026-05-01"),
        ("A paper of the spring", False, "None"),
    ],
)
def test_the_meeting_a_report_went_to(printed: str, meeting: bool, day: str) -> None:
    found = the_report(
        REPORT.replace("MOPAC Investment Advisory & Monitoring meeting 24th April 2026", printed)
    )
    assert (found.meeting is not None, str(found.meeting_on)) == (meeting, day)


def test_an_author_without_a_role_is_not_named() -> None:
    found = the_report(REPORT.replace("DCI A. Person", "Alex Person"))
    assert found.author_role is None
    assert "Person" not in repr(found)


def test_a_report_without_a_marking() -> None:
    unmarked = REPORT.replace(" It is classified as OFFICIAL – PUBLIC", "")
    assert the_report(unmarked).classification is None
