"""A small labelled case, the record that says just what it expects, and ways to spoil it."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractors.evaluate import Case, load_cases, score
from extractors.evaluate.scores import Scores, tallies
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


def promoted(decision: Decision) -> Decision:
    extra = replace(decision.funding[0], amount=Decimal(50), funding_id="x", confidence=0.55)
    return replace(decision, funding=(*decision.funding, extra))


def sums_below_one(scores: Scores) -> set[str]:
    return {name for name, tally in tallies(scores.cases).items() if tally.f1 < 1}
