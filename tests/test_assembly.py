"""Many documents, one decision: what counts, what is one fact, and where documents disagree."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from records_builder import HOME_OFFICE, MOPAC, body, decision, fact, page_record, part, record

from extractors.facts.assembly import AssembledDecision, assemble
from extractors.facts.assembly.rounding import is_rounded_from
from extractors.records import Evidence, Funding, Record, Report

FORM, PAGE = "the signed form", "the web page"


def printed(text: str) -> tuple[Evidence, ...]:
    return (Evidence(page=1, start=0, end=len(text), text=text),)


def only(records: Sequence[Record], **moments: datetime) -> AssembledDecision:
    times = {r.document.document_id: moments[r.pages[0].text] for r in records if moments}
    (assembled,) = assemble(records, times)
    return assembled


def totals(assembled: AssembledDecision) -> list[Decimal | None]:
    return [found.fact.total for found in assembled.facts]


def together(form: Sequence[Funding], page: Sequence[Funding]) -> AssembledDecision:
    """A decision from a signed form and a web page."""
    return only(
        [record(decision(facts=form), text=FORM), page_record(decision(facts=page), text=PAGE)]
    )


def disagreements(assembled: AssembledDecision) -> list[str]:
    return [issue.detail for _, issue in assembled.issues if issue.code == "documents_disagree"]


def test_the_same_fact_in_two_documents_is_one_with_the_evidence_of_both() -> None:
    both = together([fact(100, "2020/21")], [fact(100, "2020/21")])
    (found,) = both.facts
    assert [evidence.text for _, evidence in found.evidence] == [FORM, PAGE]
    assert len({document_id for document_id, _ in found.evidence}) == 2
    assert not both.issues


def test_an_unnamed_party_is_filled_by_the_name_in_the_other() -> None:
    both = together(
        [fact(100, "2020/21", recipient=MOPAC)], [fact(100, "2020/21", funder=HOME_OFFICE)]
    )
    (found,) = both.facts
    assert (found.fact.funder, found.fact.recipient) == (HOME_OFFICE, MOPAC)


def test_two_equal_amounts_of_one_document_stay_two_facts() -> None:
    two = [fact(50, recipient=body("A")), fact(50, number=2, recipient=body("B"))]
    both = together(two, [fact(50), fact(50, number=2)])
    assert [found.fact.recipient for found in both.facts] == [body("A"), body("B")]
    assert all(len(found.evidence) == 2 for found in both.facts)


def test_equal_amounts_find_their_own_name_whatever_their_order() -> None:
    a, b = {"recipient": body("A")}, {"recipient": body("B")}
    both = together([fact(50, **a), fact(50, number=2, **b)], [fact(50, **b), fact(50, number=2)])
    assert [len(found.evidence) for found in both.facts] == [2, 2]
    assert [found.fact.recipient for found in both.facts] == [body("A"), body("B")]
    assert not both.issues


def test_a_second_recipient_that_only_the_page_names_is_a_second_fact() -> None:
    page = [fact(50, recipient=body("A")), fact(50, number=2, recipient=body("B"))]
    both = together([fact(50, recipient=body("A"))], page)
    assert [found.fact.recipient for found in both.facts] == [body("A"), body("B")]
    assert [found.fact.funding_id for found in both.facts] == ["mopac/PCD-1/1", "mopac/PCD-1/2"]
    assert not both.issues


def test_other_names_for_the_same_amount_are_a_disagreement_that_the_form_wins() -> None:
    both = together([fact(50, recipient=body("A"))], [fact(50, recipient=body("B"))])
    assert [found.fact.recipient for found in both.facts] == [body("A")]
    assert "other names" in disagreements(both)[0]


@pytest.mark.parametrize("first", [0, 1])
def test_the_signed_form_wins_over_the_page_in_whatever_order_they_come(first: int) -> None:
    records = [
        record(decision(facts=[fact(120, "2020/21")]), text=FORM),
        page_record(decision(facts=[fact(100, "2020/21")]), text=PAGE),
    ]
    assembled = only([records[first], records[1 - first]])
    assert totals(assembled) == [Decimal(120)]
    assert disagreements(assembled) == [
        "page.html: £100.00 (grant received), where a stronger document says "
        "£120.00 (grant received)"
    ]


def test_form_over_report_over_page_over_listing() -> None:
    kinds = {
        "a": ("listing", "text/html", 1),
        "b": ("decision", "text/html", 2),
        "c": ("report", "application/pdf", 3),
        "d": ("decision", "application/pdf", 4),
    }
    records = [
        record(decision(facts=[fact(amount)]), text=text, kind=kind, media_type=media)
        for text, (kind, media, amount) in kinds.items()
    ]
    for strongest in (4, 3, 2, 1):
        assembled = only(records[:strongest])
        assert totals(assembled) == [Decimal(strongest)]
        assert len(disagreements(assembled)) == strongest - 1


def test_an_extra_fact_of_a_weaker_document_is_added_where_nothing_rivals_it() -> None:
    both = together([fact(100)], [fact(100), fact(20, number=2)])
    assert totals(both) == [Decimal(100), Decimal(20)]
    assert not both.issues


def test_other_years_are_other_facts() -> None:
    both = together([fact(100, "2020/21")], [fact(90, "2021/22")])
    assert totals(both) == [Decimal(100), Decimal(90)]


def test_years_that_only_one_document_knows_are_taken_over() -> None:
    both = together([fact(100)], [fact(100, "2020/21")])
    (found,) = both.facts
    assert [share.year for share in found.fact.financial_years] == ["2020/21"]


def test_money_in_and_the_same_money_out_stay_two_facts() -> None:
    both = together([fact(100)], [fact(100, kind="grant_awarded")])
    assert [found.fact.kind for found in both.facts] == ["grant_received", "grant_awarded"]


def test_two_kinds_of_outgoing_money_for_one_amount_are_a_disagreement() -> None:
    both = together([fact(100, kind="contract")], [fact(100, kind="budget")])
    assert [found.fact.kind for found in both.facts] == ["contract"]
    assert len(disagreements(both)) == 1


def test_parts_that_the_page_gives_as_facts_of_their_own_become_parts() -> None:
    named = {"kind": "grant_awarded"}
    page = [
        fact(60, recipient=body("A"), **named),
        fact(40, number=2, recipient=body("B"), **named),
    ]
    both = together([fact(100, **named)], page)
    whole, *parts = (found.fact for found in both.facts)
    assert whole.total == 100
    assert {(p.level, p.part_of) for p in parts} == {("component", whole.funding_id)}
    assert not both.issues


def test_a_total_that_only_the_page_prints_is_no_further_fact() -> None:
    both = together([fact(60), fact(40, number=2)], [fact(100)])
    assert totals(both) == [Decimal(60), Decimal(40)]
    assert not both.issues


def test_parts_of_a_report_are_added_to_the_total_of_the_form() -> None:
    both = together([fact(100)], [fact(100), part(70, number=2), part(30, number=3)])
    assert [(f.fact.level, f.fact.part_of) for f in both.facts] == [
        ("headline", None),
        ("component", "mopac/PCD-1/1"),
        ("component", "mopac/PCD-1/1"),
    ]


def test_a_total_divided_in_another_way_keeps_the_stronger_division() -> None:
    form = [fact(100), part(70, number=2), part(30, number=3)]
    both = together(form, [fact(100), part(50, number=2), part(50, number=3)])
    assert totals(both) == [Decimal(100), Decimal(70), Decimal(30)]
    assert "divides £100.00" in disagreements(both)[0]


def test_parts_of_parts_keep_their_place() -> None:
    nested = [fact(100), part(60, number=2), part(10, number=3, of=2)]
    assembled = only([record(decision(facts=nested), text=FORM)])
    assert [found.fact.part_of for found in assembled.facts] == [
        None,
        "mopac/PCD-1/1",
        "mopac/PCD-1/2",
    ]


def test_a_single_document_comes_through_as_it_is() -> None:
    facts = [
        fact(100, "2020/21"),
        part(60, "2020/21", number=2),
        fact(80, number=3, kind="grant_awarded", funded_by="mopac/PCD-1/1"),
        part(7, number=4, of=9),
    ]
    one = record(decision(facts=facts), text=FORM)
    assembled = only([one])
    stated = {f.funding_id: replace(f, evidence=()) for f in one.decisions[0].funding}
    stated["mopac/PCD-1/4"] = replace(stated["mopac/PCD-1/4"], part_of=None)
    assert {found.fact.funding_id: found.fact for found in assembled.facts} == stated


def test_pass_through_follows_the_fact_wherever_it_went() -> None:
    passed = fact(100, number=5, kind="grant_awarded", funded_by="mopac/PCD-1/2")
    both = together([fact(100)], [fact(100, number=2), passed])
    assert both.facts[1].fact.funded_by == both.facts[0].fact.funding_id == "mopac/PCD-1/1"


def test_a_cap_stated_anywhere_holds() -> None:
    both = together([fact(100)], [fact(100, qualifier="up_to")])
    assert both.facts[0].fact.qualifier == "up_to"


def test_an_amount_withheld_in_the_form_is_filled_from_the_page() -> None:
    both = together([fact(None, kind="contract", withheld="Part 2")], [fact(90, kind="contract")])
    (found,) = both.facts
    assert (found.fact.total, found.fact.withheld) == (Decimal(90), None)


ROUNDED = [
    ("£1.2m", 1_200_000, 1_199_950, True),
    ("£1.2 million", 1_200_000, 1_249_999, True),
    ("£20k", 20_000, 19_640, True),
    ("£1m", 1_000_000, 1_030_000, True),
    ("£1m", 1_000_000, 1_400_000, False),
    ("£1.20m", 1_200_000, 1_190_000, False),
    ("£1,200,000", 1_200_000, 1_199_950, False),
    ("£20k", 20_000, 19_400, False),
]


@pytest.mark.parametrize(("words", "amount", "exact", "expected"), ROUNDED)
def test_what_is_rounded_from_what(words: str, amount: int, exact: int, expected: bool) -> None:
    rounded = fact(amount, evidence=printed(words))
    other = fact(exact, evidence=printed(f"£{exact:,}"))
    assert is_rounded_from(rounded, other) is expected
    assert not is_rounded_from(other, rounded)


@pytest.mark.parametrize("rounded_first", [True, False])
def test_a_rounded_and_the_exact_amount_are_one_fact_with_the_exact_one(
    rounded_first: bool,
) -> None:
    rounded = [fact(1_200_000, "2020/21", evidence=printed("£1.2m"))]
    exact = [fact(1_199_950, evidence=printed("£1,199,950"))]
    pair = (rounded, exact) if rounded_first else (exact, rounded)
    both = together(*pair)
    (found,) = both.facts
    assert found.fact.total == Decimal(1_199_950)
    assert [share.year for share in found.fact.financial_years] == ["2020/21"]
    assert len(found.evidence) == 2
    assert not both.issues


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


amounts = st.sampled_from([1, 2, 3, 5, 100])
names = st.sampled_from([None, body("A"), body("B")])
years = st.sampled_from([(), ("2020/21",), ("2020/21", "2021/22")])
kinds = st.sampled_from(["grant_received", "grant_awarded", "contract"])


@st.composite
def statements(draw: st.DrawFn) -> list[Funding]:
    """Facts of one document: headlines, some of them with parts."""
    found: list[Funding] = []
    for _ in range(draw(st.integers(0, 4))):
        number = len(found) + 1
        fields = {"number": number, "recipient": draw(names), "kind": draw(kinds)}
        found.append(fact(draw(amounts), *draw(years), **fields))
        if draw(st.booleans()):
            found.append(part(draw(amounts), number=number + 1, of=number))
    return found


@given(st.lists(statements(), min_size=1, max_size=3), st.randoms())
def test_assembly_loses_and_invents_nothing(documents: list[list[Funding]], order: object) -> None:
    media = ["application/pdf", "text/html", "text/plain"]
    records = [
        record(decision(facts=facts), text=f"document {n}", media_type=media[n])
        for n, facts in enumerate(documents)
    ]
    (assembled,) = assemble(records)
    order.shuffle(records)  # type: ignore[attr-defined]
    assert assemble(records) == (assembled,)

    facts = [found.fact for found in assembled.facts]
    ids = [f.funding_id for f in facts]
    assert len(set(ids)) == len(ids)
    assert all(f.part_of in ids for f in facts if f.part_of)
    assert all((f.level == "component") == (f.part_of is not None) for f in facts)
    strongest = assembled.documents[0].document_id
    (base,) = (r for r in records if r.document.document_id == strongest)
    stated = {(f.funding_id, f.total, f.kind) for f in base.decisions[0].funding}
    assert stated <= {(f.funding_id, f.total, f.kind) for f in facts}
    assert {f.total for f in facts} <= {f.total for facts in documents for f in facts}
