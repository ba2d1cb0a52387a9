"""Many documents, one decision: which of them count, which is believed, which belong."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from assembled import FORM, PAGE, disagreements, only, totals
from records_builder import body, decision, fact, page_record, part, record

from extractors.facts.assembly import assemble
from extractors.records import Report

OLD, NEW = datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 6, 1, tzinfo=UTC)


def test_only_the_newest_version_of_an_address_counts() -> None:
    old = page_record(decision(facts=[fact(100)]), text="old", source_url="https://example.org/1")
    new = page_record(decision(facts=[fact(120)]), text="new", source_url="https://example.org/1")
    assembled = only([new, old], old=OLD, new=NEW)
    assert totals(assembled) == [Decimal(120)]
    assert [document.document_id for document in assembled.replaced] == [old.document.document_id]
    assert not assembled.issues


def test_only_the_newest_version_of_a_file_name_counts_within_its_decision() -> None:
    old = record(decision(facts=[fact(100)]), text="old")
    new = record(decision(facts=[fact(120)]), text="new")
    other = record(decision("PCD 2", facts=[fact(7)]), text="other")
    times = {r.document.document_id: m for r, m in ((old, OLD), (new, NEW), (other, OLD))}
    first, second = assemble([old, new, other], times)
    assert (totals(first), totals(second)) == ([Decimal(120)], [Decimal(7)])


def test_a_version_in_which_nothing_was_found_replaces_nothing() -> None:
    old = page_record(decision(facts=[fact(100)]), text="old", source_url="https://example.org/1")
    new = page_record(text="new", source_url="https://example.org/1")
    assembled = only([old, new], old=OLD, new=NEW)
    assert totals(assembled) == [Decimal(100)]


def test_files_without_known_times_all_count() -> None:
    twice = [record(decision(facts=[fact(100)]), text=text) for text in ("one", "two")]
    assert len(only(twice).documents) == 2


def test_an_entry_that_a_listing_dropped_counts_as_it_was_last_listed() -> None:
    address = {"source_url": "https://example.org/list", "kind": "listing"}
    first = page_record(decision(facts=[fact(1)]), text="first", **address)
    second = page_record(decision(facts=[fact(2)]), text="second", **address)
    third = page_record(decision("PCD 2", facts=[fact(3)]), text="third", **address)
    times = {
        r.document.document_id: datetime(2024, month, 1, tzinfo=UTC)
        for month, r in enumerate((first, second, third), start=1)
    }
    dropped, listed = assemble([first, second, third], times)
    assert (totals(dropped), totals(listed)) == ([Decimal(2)], [Decimal(3)])


def test_a_page_whose_reference_was_put_right_leaves_no_second_decision() -> None:
    wrong = page_record(
        decision("PCD 9", facts=[fact(5)]), text="old", source_url="https://example.org/1"
    )
    right = page_record(decision(facts=[fact(5)]), text="new", source_url="https://example.org/1")
    assert only([wrong, right], old=OLD, new=NEW).decision.decision_id == "mopac/PCD-1"


def test_the_same_bytes_under_two_names_count_once() -> None:
    one = record(decision(facts=[fact(100)]), text=FORM)
    copy = record(decision(facts=[fact(100)]), text=FORM, file_name="copy.pdf")
    for pair in ([one, copy], [copy, one]):
        assembled = only(pair)
        assert len(assembled.documents) == 1
        assert len(assembled.facts[0].evidence) == 1
    assert assemble([one, copy]) == assemble([copy, one])


def test_fields_are_filled_from_the_weaker_and_believed_from_the_stronger() -> None:
    form = decision(title="As signed", decided_on=date(2021, 1, 11), decided_on_basis="signature")
    page = decision(
        title="As listed",
        decided_on=date(2021, 1, 14),
        decided_on_basis="published",
        programme="Project Dorothy",
        status="unknown",
    )
    both = only([page_record(page, text=PAGE), record(form, text=FORM)])
    merged = both.decision
    assert (merged.title, merged.programme) == ("As signed", "Project Dorothy")
    assert (merged.decided_on, merged.status) == (date(2021, 1, 11), "approved")
    assert not both.issues


def test_a_date_of_publication_gives_way_to_a_weaker_documents_date_of_signature() -> None:
    form = decision(decided_on=date(2021, 1, 14), decided_on_basis="published")
    page = decision(decided_on=date(2021, 1, 11), decided_on_basis="stated")
    both = only([record(form, text=FORM), page_record(page, text=PAGE)])
    assert both.decision.decided_on == date(2021, 1, 11)


def test_different_dates_on_one_basis_are_a_disagreement() -> None:
    form = decision(decided_on=date(2021, 1, 11), decided_on_basis="stated")
    page = decision(decided_on=date(2021, 11, 1), decided_on_basis="stated")
    both = only([record(form, text=FORM), page_record(page, text=PAGE)])
    assert "2021-01-11 and 2021-11-01" in disagreements(both)[0]


REPORTS = [
    ("PCD 1 Appendix 1: Hate crime triage", True),
    ("DMPC Decision – PCD1", True),
    ("Decision PCD 1", True),
    ("Hate crime triage 2020/21", True),
    ("PCD 12 Appendix 1", False),
    ("Victim services", False),
]


@pytest.mark.parametrize(("title", "belongs"), REPORTS)
def test_a_report_without_reference_belongs_to_the_decision_its_title_means(
    title: str, belongs: bool
) -> None:
    form = record(decision(facts=[fact(100)], title="Hate crime triage 2020/21"), text=FORM)
    headed = Report(
        title=title, author_role=None, meeting=None, meeting_on=None, classification=None
    )
    loose = decision(
        facts=[fact(100), part(60, number=2, recipient=body("A"))],
        decision_id="mopac/doc-1",
        reports=(headed,),
        title=None,
    )
    paper = record(replace(loose, reference=None), text="report", kind="report")
    assembled = assemble([paper, form])
    assert [a.decision.decision_id for a in assembled][:1] == ["mopac/PCD-1"]
    assert len(assembled) == (1 if belongs else 2)
    assert len(assembled[0].facts) == (2 if belongs else 1)


def test_a_report_that_two_decisions_could_mean_stays_on_its_own() -> None:
    forms = [
        record(decision(f"PCD {n}", title="Victim services funding"), text=f"form {n}")
        for n in (1, 2)
    ]
    loose = replace(
        decision(decision_id="mopac/doc-1", title="Victim services funding"), reference=None
    )
    assert len(assemble([*forms, record(loose, text="report", kind="report")])) == 3
