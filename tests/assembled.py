"""Decisions assembled for a test, and what came of them."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from records_builder import decision, page_record, record

from extractors.facts.assembly import AssembledDecision, assemble
from extractors.records import Evidence, Funding, Record

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
