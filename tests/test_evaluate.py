"""The scorer: a perfect reading scores 1.0, and each kind of error is seen once."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractors.evaluate import (
    Case,
    CaseError,
    accuracy_page,
    compare_scores,
    load_cases,
    render,
    render_comparison,
    score,
    scores_from_json,
    scores_to_json,
)
from extractors.evaluate.scores import Scores, misses, tallies
from extractors.records import (
    Decision,
    Declaration,
    DocumentInfo,
    Funding,
    FundingYear,
    Issue,
    MoneyInContext,
    NamedId,
    OrganisationNamed,
    Plan,
    Record,
    Report,
)

DEVELOPMENT = Path(__file__).parent / "cases" / "development"
GOLD = Path(__file__).parents[2] / "shared" / "gold"

TEXT = "Grants 2024/25. Accept £300 from the Trust: £100 each of two parts, after £50 last year."
CASE: dict[str, Any] = {
    "case": "tiny",
    "publisher": "Barsetshire Council",
    "text": TEXT,
    "expect": {
        "reference": "12-24",
        "title": "Grants",
        "decided_on": "2024-05-01",
        "financial_years": ["2024/25"],
        "financial_years_inferred": ["2025/26"],
        "money": [
            {"text": "£300", "start": 23, "end": 27, "amount": 300, "qualifier": "exact"},
            {"text": "£100", "start": 44, "end": 48, "amount": 100.0, "per": "project"},
            {"text": "£50", "start": 74, "end": 77, "amount": 50, "qualifier": "about"},
        ],
        "funding": [
            {
                "kind": "grant_received",
                "amount": 300,
                "qualifier": "exact",
                "funder": "The Trust",
                "intermediary": "A Broker",
                "recipient": "Barsetshire Council",
                "financial_years": ["2024/25"],
            }
        ],
        "components": [{"amount": 100, "of": 300, "financial_years": ["2024/25"]}],
        "context": [{"amount": 50, "why": "previous_year"}],
        "organisations": ["The Trust"],
        "themes": ["schools"],
        "linked_decisions": ["11-24"],
    },
    "extra": {
        "signed_off_on": "2024-04-30",
        "required_by": "2024-05-02",
        "decision_maker": "The Clerk",
        "part_2": "no",
        "publication_deferred": False,
        "plan": {"title": "Town Plan"},
        "priorities": ["Safer streets"],
        "available_until": "2025-03-31",
        "meeting_date": "2024-04-01",
        "classification": "OFFICIAL – PUBLIC",
        "declarations_ticked": ["Legal"],
        "exemptions": [],
        "reconciliation": {"residual": 200},
    },
}


def named(name: str | None) -> NamedId | None:
    return None if name is None else NamedId(id=name.lower().replace(" ", "-"), name=name)


def perfect(case: Case) -> Record:
    """The record that says exactly what the case expects."""
    return Record(
        document=DocumentInfo(
            document_id="0",
            file_name=case.file_name,
            media_type="text/plain",
            kind="decision",
            source_url=None,
            page_count=1,
            ocr_page_count=0,
            extractor_version="0",
        ),
        decisions=(decision_of(case),),
        issues=residual_issue(case),
    )


def residual_issue(case: Case) -> tuple[Issue, ...]:
    left_over = case.extra.get("reconciliation", {}).get("residual")
    return (Issue(code="parts_do_not_sum", detail="residual"),) if left_over else ()


def decision_of(case: Case) -> Decision:
    expect, extra = case.expect, case.extra
    plan = extra.get("plan")
    return Decision(
        decision_id="x/1",
        publisher=None,
        reference=expect.reference,
        reference_printed=expect.reference,
        status="approved",
        title=expect.title,
        decision_maker=extra.get("decision_maker"),
        decided_on=expect.decided_on,
        decided_on_basis=None,
        signed_off_on=day(extra.get("signed_off_on")),
        required_by=day(extra.get("required_by")),
        part_2=extra.get("part_2"),
        publication_deferred=extra.get("publication_deferred"),
        plan=Plan(id=None, title=plan["title"]) if plan else None,
        priorities=tuple(NamedId(id=name, name=name) for name in extra.get("priorities", ())),
        themes=expect.themes,
        programme=None,
        executive_summary=None,
        recommendations=(),
        financial_years=expect.financial_years,
        financial_years_inferred=expect.financial_years_inferred,
        linked_decisions=expect.linked_decisions,
        funding=facts_of(case),
        money=money_of(case),
        organisations=tuple(
            OrganisationNamed(id=name, name=name, kind="other", mentions=1)
            for name in expect.organisations
        ),
        legal_references=(),
        declarations=tuple(
            Declaration(kind=kind, confirmed=True) for kind in extra.get("declarations_ticked", ())
        ),
        reports=(
            Report(
                title=None,
                author_role=None,
                meeting=None,
                meeting_on=day(extra.get("meeting_date")),
                classification=extra.get("classification"),
            ),
        ),
        exemptions=tuple(extra.get("exemptions", ())),
    )


def day(iso: str | None) -> date | None:
    return None if iso is None else date.fromisoformat(iso)


def facts_of(case: Case) -> tuple[Funding, ...]:
    headlines = [
        Funding(
            funding_id=f"headline {fact.amount} {number}",
            kind=fact.kind,
            level="headline",
            amount=fact.amount,
            total=fact.amount,
            total_basis="printed",
            qualifier=fact.qualifier,
            funder=named(fact.funder),
            intermediary=named(fact.intermediary),
            recipient=named(fact.recipient),
            financial_years=years_of(fact.financial_years),
            available_until=day(case.extra.get("available_until")),
            confidence=0.9,
            rule="oracle",
        )
        for number, fact in enumerate(case.expect.funding)
    ]
    owner = {fact.amount: fact.funding_id for fact in headlines}
    return (*headlines, *(part_of(part, owner) for part in case.expect.components))


def part_of(part: Any, owner: dict[Decimal | None, str]) -> Funding:
    return Funding(
        funding_id=f"part {part.amount}",
        kind="budget",
        level="component",
        part_of=owner.get(part.of),
        amount=part.amount,
        total=part.amount,
        total_basis="printed",
        financial_years=years_of(part.financial_years),
        confidence=0.9,
        rule="oracle",
    )


def years_of(years: tuple[str, ...]) -> tuple[FundingYear, ...]:
    return tuple(FundingYear(year=year, amount=None, basis="unallocated") for year in years)


def money_of(case: Case) -> tuple[MoneyInContext, ...]:
    expect = case.expect
    roles: dict[Decimal, Any] = {part.amount: ("context", part.why) for part in expect.context}
    roles |= {part.amount: ("component", None) for part in expect.components}
    roles |= {fact.amount: ("headline", None) for fact in expect.funding}
    return tuple(
        MoneyInContext(
            text=mention.text,
            amount=mention.amount,
            qualifier=mention.qualifier,
            per=mention.per,
            role=roles.get(mention.amount, ("headline", None))[0],
            why=roles.get(mention.amount, ("headline", None))[1],
            page=1,
            start=number if mention.start is None else mention.start,
            end=number if mention.end is None else mention.end,
        )
        for number, mention in enumerate(expect.money)
    )


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return write_and_load(tmp_path, CASE)


def write_and_load(folder: Path, content: Any) -> Case:
    (folder / "cases").mkdir(exist_ok=True)
    (folder / "cases" / "tiny.json").write_text(json.dumps(content), encoding="utf-8")
    return load_cases(folder / "cases")[0]


def scored(
    case: Case, change: Callable[[Decision], Decision] = lambda decision: decision
) -> Scores:
    record = perfect(case)
    changed = replace(record, decisions=tuple(change(each) for each in record.decisions))
    return score([case], lambda _: changed)


def fact(decision: Decision, **changes: Any) -> Decision:
    first, *rest = decision.funding
    return replace(decision, funding=(replace(first, **changes), *rest))


def part(decision: Decision, **changes: Any) -> Decision:
    *rest, last = decision.funding
    return replace(decision, funding=(*rest, replace(last, **changes)))


def mention(decision: Decision, number: int, **changes: Any) -> Decision:
    money = list(decision.money)
    money[number] = replace(money[number], **changes)
    return replace(decision, money=tuple(money))


def promoted(decision: Decision) -> Decision:
    extra = replace(decision.funding[0], amount=Decimal(50), funding_id="x", confidence=0.55)
    return replace(decision, funding=(*decision.funding, extra))


BOB = NamedId(id="bob", name="Bob")

ERRORS: list[tuple[set[str], Callable[[Decision], Decision]]] = [
    ({"money"}, lambda d: replace(d, money=(*d.money, replace(d.money[0], start=1, end=2)))),
    ({"money"}, lambda d: mention(d, 0, start=22)),
    ({"money qualifier"}, lambda d: mention(d, 2, qualifier="up_to")),
    ({"money per"}, lambda d: mention(d, 1, per=None)),
    ({"role"}, lambda d: mention(d, 2, role="headline", why=None)),
    ({"context why"}, lambda d: mention(d, 2, why="bid")),
    (
        {"headline kind and amount", "headline amount", "context kept out of headlines"},
        promoted,
    ),
    ({"headline kind and amount"}, lambda d: fact(d, kind="budget")),
    (
        {"headline kind and amount", "headline amount", "component of total"},
        lambda d: fact(d, amount=Decimal(301)),
    ),
    ({"funder"}, lambda d: fact(d, funder=BOB)),
    ({"intermediary"}, lambda d: fact(d, intermediary=None)),
    ({"recipient"}, lambda d: fact(d, recipient=None)),
    ({"headline years"}, lambda d: fact(d, financial_years=())),
    ({"headline qualifier"}, lambda d: fact(d, qualifier="up_to")),
    ({"component of total"}, lambda d: part(d, part_of=None)),
    ({"component years"}, lambda d: part(d, financial_years=())),
    ({"financial years"}, lambda d: replace(d, financial_years=("2023/24", "2024/25"))),
    ({"financial years inferred"}, lambda d: replace(d, financial_years_inferred=())),
    ({"reference"}, lambda d: replace(d, reference=None)),
    ({"title"}, lambda d: replace(d, title="Grants and loans")),
    ({"decided on"}, lambda d: replace(d, decided_on=date(2024, 1, 5))),
    ({"organisations"}, lambda d: replace(d, organisations=())),
    ({"themes"}, lambda d: replace(d, themes=("roads",))),
    ({"linked decisions"}, lambda d: replace(d, linked_decisions=())),
    ({"extra signed_off_on"}, lambda d: replace(d, signed_off_on=None)),
    ({"extra required_by"}, lambda d: replace(d, required_by=None)),
    ({"extra decision_maker"}, lambda d: replace(d, decision_maker="The Mayor")),
    ({"extra part_2"}, lambda d: replace(d, part_2="yes")),
    ({"extra publication_deferred"}, lambda d: replace(d, publication_deferred=True)),
    ({"extra plan title"}, lambda d: replace(d, plan=None)),
    ({"extra priorities"}, lambda d: replace(d, priorities=())),
    ({"extra available_until"}, lambda d: fact(d, available_until=None)),
    ({"extra meeting_date", "extra classification"}, lambda d: replace(d, reports=())),
    ({"extra declarations_ticked"}, lambda d: replace(d, declarations=())),
    ({"extra exemptions"}, lambda d: replace(d, exemptions=("section 43",))),
]


def test_a_perfect_reading_has_no_error(case: Case) -> None:
    scores = scored(case)
    assert list(misses(scores)) == []
    assert {tally.f1 for tally in tallies(scores.cases).values()} == {1.0}
    assert all(tally.expected for name, tally in tallies(scores.cases).items())


@pytest.mark.parametrize(("measures", "change"), ERRORS)
def test_each_error_is_seen_where_it_belongs(
    case: Case, measures: set[str], change: Callable[[Decision], Decision]
) -> None:
    scores = scored(case, change)
    assert {measure for _, measure, _ in misses(scores)} == measures
    assert sums_below_one(scores) == measures


def test_a_missing_residual_issue_is_an_error(case: Case) -> None:
    scores = score([case], lambda each: replace(perfect(each), issues=()))
    assert [measure for _, measure, _ in misses(scores)] == ["extra residual"]


def test_a_record_without_decisions_has_found_nothing(case: Case) -> None:
    scores = score([case], lambda each: replace(perfect(each), decisions=()))
    money = tallies(scores.cases)["money"]
    assert (money.right, money.expected, money.found) == (0, 3, 0)
    assert money.recall == 0


def test_names_are_equal_whatever_their_case_and_spaces(case: Case) -> None:
    loud = scored(case, lambda d: fact(d, funder=NamedId(id="t", name="THE  trust")))
    assert list(misses(loud)) == []


def test_the_names_of_one_listed_body_are_equal(tmp_path: Path) -> None:
    labelled = json.loads(json.dumps(CASE).replace('"The Trust"', '"Wirral Council"'))
    own = NamedId(id="w", name="Metropolitan Borough of Wirral")

    same = scored(
        write_and_load(tmp_path, labelled),
        lambda d: replace(fact(d, funder=own), organisations=(_body(own),)),
    )

    assert list(misses(same)) == []


def _body(body: NamedId) -> OrganisationNamed:
    return OrganisationNamed(id=body.id, name=body.name, kind="other", mentions=1)


def test_the_decision_with_the_expected_reference_is_scored(case: Case) -> None:
    record = perfect(case)
    own = record.decisions[0]
    other = replace(
        own, reference="13-24", funding=(), money=(replace(own.money[0], start=80, end=84),)
    )
    scores = score([case], lambda _: replace(record, decisions=(other, own)))
    assert {measure for _, measure, _ in misses(scores)} == {"money", "role"}


def test_mentions_without_labelled_places_are_matched_by_their_words(tmp_path: Path) -> None:
    content = json.loads(json.dumps(CASE))
    for money in content["expect"]["money"]:
        money["text"] = money["text"].replace("£", "£ ")
        del money["start"], money["end"]
    case = write_and_load(tmp_path, content)
    assert list(misses(scored(case, lambda d: mention(d, 0, text="£300", start=9)))) == []


def test_two_equal_amounts_are_two_facts(case: Case) -> None:
    twin = replace(
        case, expect=replace(case.expect, funding=(case.expect.funding[0], case.expect.funding[0]))
    )
    headline = tallies(score([twin], lambda _: perfect(case)).cases)["headline amount"]
    assert (headline.right, headline.expected, headline.found) == (1, 2, 1)


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


def test_a_failing_extractor_names_the_case(case: Case) -> None:
    def fail(_: Case) -> Record:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError) as caught:
        score([case], fail)
    assert caught.value.__notes__ == ["while extracting the case tiny"]


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


def sums_below_one(scores: Scores) -> set[str]:
    return {name for name, tally in tallies(scores.cases).items() if tally.f1 < 1}
