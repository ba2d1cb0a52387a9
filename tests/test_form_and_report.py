"""A form with the report behind it reads the same however its headings and marks are printed."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from form_and_report import BODY, HEAD, RECOMMENDATION, REPORT, SUMMARY, form_and_report

from extractors.extraction import extract_text
from extractors.form import read_forms
from extractors.reading import read_document
from extractors.records import Decision

HEADINGS = (
    "Executive Summary:",
    "Recommendation:",
    "1. Introduction and background",
    "3. Financial Comments",
    "4. Legal Comments",
    "7. Equality Comments",
    "Public access to information",
    "Part 1 Deferral:",
    "Chief Executive Officer",
    "Time sensitivity",
)


def the_decision(text: str) -> Decision:
    [decision] = extract_text(text).decisions
    return decision


def reprinted(change: Callable[[str], str]) -> str:
    """The document with each heading printed another way."""
    text = form_and_report()
    for heading in HEADINGS:
        text = re.sub(rf"(?m)^{re.escape(heading)}$", lambda found: change(found.group()), text)
    return text


def plain(heading: str) -> str:
    return re.sub(r"^\d+\.\s*|:$", "", heading)


VARIANTS = {
    "as printed": form_and_report(),
    "sections in another order": form_and_report(
        decision=(RECOMMENDATION, SUMMARY), body=BODY[::-1]
    ),
    "headings in capitals": reprinted(str.upper),
    "headings in bold": reprinted(lambda heading: f"**{heading}**"),
    "headings numbered": reprinted(lambda heading: f"9. {plain(heading)}"),
    "headings numbered with a bracket": reprinted(lambda heading: f"(b) {plain(heading)}"),
    "headings with footnote marks": reprinted(lambda heading: f"{plain(heading)}¹"),
    "headings without colons": reprinted(plain),
    "headings underlined as in markdown": reprinted(lambda heading: f"## {plain(heading)}"),
    "the scan reads O as 0": reprinted(lambda heading: heading.replace("o", "0", 1)),
    "the scan reads i as l": reprinted(lambda heading: heading.replace("i", "l", 1)),
    "the scan loses a letter": reprinted(lambda heading: heading[:9] + heading[10:]),
    "the scan misreads the letterhead": form_and_report(head=f"NOPAC {HEAD}"),
    "no label before the title": form_and_report(head=HEAD.replace("Title: ", "")),
    "the title's label without a colon": form_and_report(head=HEAD.replace("Title:", "Title")),
    "the title runs over two lines": form_and_report(
        head=HEAD.replace("Title: Grant for the", "Title:\nGrant for the")
    ),
    "text runs on behind the headings": reprinted(lambda heading: heading).replace(
        "Recommendation:\n\n", "Recommendation: "
    ),
    "dates below their labels": form_and_report().replace("Date 1", "Date\n\n1"),
    "dates with colons and months": form_and_report()
    .replace("Date 14/05/2026", "Date: 14 May 2026")
    .replace("Date 11/05/2026", "Date: 11th May 2026"),
    "a signature read as words": form_and_report().replace("Signature", "hindun Signature"),
    "ticks read as letters": form_and_report().replace("\t✓", "\tv"),
    "ticks as formulas": form_and_report().replace("\t✓", "\t\\checkmark"),
}


@pytest.mark.parametrize("text", VARIANTS.values(), ids=VARIANTS.keys())
def test_identity_and_dates(text: str) -> None:
    decision = the_decision(text)
    assert decision.decision_id == "mopac/PCD-2101"
    assert decision.title == "Grant for the tracing of stolen phones"
    assert (decision.decided_on, decision.decided_on_basis) == (date(2026, 5, 14), "signature")
    assert decision.signed_off_on == date(2026, 5, 11)
    assert decision.required_by == date(2026, 5, 20)
    assert decision.decision_maker == "Deputy Mayor for Policing and Crime"


@pytest.mark.parametrize("text", VARIANTS.values(), ids=VARIANTS.keys())
def test_what_the_fixed_blocks_say(text: str) -> None:
    decision = the_decision(text)
    assert (decision.part_2, decision.publication_deferred, decision.status) == (
        "yes",
        False,
        "approved",
    )
    assert [(each.kind, each.confirmed) for each in decision.declarations] == [
        ("financial_advice", True),
        ("legal_advice", True),
        ("equalities_advice", False),
        ("data_privacy", True),
    ]
    assert len(decision.exemptions) == 2


@pytest.mark.parametrize("text", VARIANTS.values(), ids=VARIANTS.keys())
def test_the_report_behind_the_form(text: str) -> None:
    document = read_document(text.encode(), file_name="form.txt")
    [form] = read_forms(document, None)
    assert [part.kind for part in form.parts] == ["form", "report"]
    [report] = the_decision(text).reports
    assert report.title == "Tracing of stolen phones"
    assert report.author_role == "Detective Chief Inspector"
    assert report.meeting_on == date(2026, 4, 24)
    assert report.classification == "OFFICIAL – PUBLIC (Part 2: OFFICIAL – SENSITIVE)"


@pytest.mark.parametrize("text", VARIANTS.values(), ids=VARIANTS.keys())
def test_summary_and_recommendation(text: str) -> None:
    decision = the_decision(text)
    assert decision.executive_summary == SUMMARY[1]
    assert decision.recommendations == (RECOMMENDATION[1],)


def test_without_a_recommendation_the_report_s_is_read() -> None:
    decision = the_decision(form_and_report(decision=(SUMMARY,)))
    assert decision.recommendations == ("The Deputy Mayor is asked to accept the grant.",)


def test_a_form_alone_and_a_report_alone() -> None:
    form = read_forms(read_document(form_and_report(report="").encode(), file_name="f.txt"), None)
    assert [part.kind for part in form[0].parts] == ["form"]
    report = read_forms(read_document(REPORT.encode(), file_name="r.txt"), None)
    assert [part.kind for part in report[0].parts] == ["report"]


def test_no_person_is_named_in_the_record() -> None:
    assert "Person" not in repr(the_decision(form_and_report()))
