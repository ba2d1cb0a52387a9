"""A decision as text for a person."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warehouse.shown_decision import ShownDecision, ShownEvidence, ShownFact

# line ends and tabs stay; the rest of what a document may hold could play with a terminal
_UNPRINTABLE = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)))
_QUALIFIERS = {"up_to": "up to ", "at_least": "at least ", "about": "about "}


def as_shown(decision: "ShownDecision") -> str:
    """A decision with its facts, each with the printed words, page and document."""
    return "".join(f"{line}\n" for line in _lines(decision)).translate(_UNPRINTABLE)


def _lines(decision: "ShownDecision") -> Iterator[str]:
    yield " · ".join(text for text in (decision.reference, decision.title) if text)
    if decision.is_sample:
        yield "SAMPLE: made up, like every figure in it"
    yield from _labelled(decision)
    for fact in decision.facts:
        yield ""
        yield from _fact(fact)
    if not decision.facts:
        yield from ("", "No money is decided.")
    yield from _issues(decision)
    yield from ("", "Documents")
    for document in decision.documents:
        old = "" if document.is_current else ", replaced by a newer version"
        address = f" {document.source_url}" if document.source_url else ""
        yield f"  {document.file_name} ({document.kind}{old}){address}"


def _labelled(decision: "ShownDecision") -> Iterator[str]:
    basis = f" ({decision.decided_on_basis})" if decision.decided_on_basis else ""
    values = {
        "Id": decision.decision_id,
        "Publisher": decision.publisher,
        "Status": decision.status,
        "Decided on": f"{decision.decided_on}{basis}" if decision.decided_on else None,
        "Decided by": decision.decision_maker,
        "Programme": decision.programme,
        "Plan": decision.plan_title,
        "Priorities": "; ".join(decision.priorities),
        "Themes": "; ".join(decision.themes),
        "Linked": "; ".join(decision.linked_decisions),
        "Summary": decision.executive_summary,
    }
    yield from (f"{label + ':':<12}{value}" for label, value in values.items() if value)


def _fact(fact: "ShownFact") -> Iterator[str]:
    indent = "" if fact.level == "headline" else "  "
    yield f"{indent}{_amount(fact)}  {fact.kind.replace('_', ' ')}{_doubt(fact)}"
    parties = {
        "from": fact.funder,
        "through": fact.intermediary,
        "to": fact.recipient,
        "for": fact.beneficiary,
    }
    if named := "  ".join(f"{word} {name}" for word, name in parties.items() if name):
        yield f"{indent}  {named}"
    if fact.label:
        yield f"{indent}  {fact.label}"
    for year, amount, basis in fact.years:
        share = _pounds(amount) if amount is not None else "share not known"
        yield f"{indent}  {year or 'year not known'}: {share} ({basis.replace('_', ' ')})"
    yield from (f"{indent}  {_evidence(evidence)}" for evidence in fact.evidence)


def _amount(fact: "ShownFact") -> str:
    if fact.amount_gbp is None:
        return f"amount withheld: {fact.withheld}" if fact.withheld else "amount not known"
    printed = f"{_QUALIFIERS.get(fact.qualifier, '')}{_pounds(fact.amount_gbp)}"
    per = f" per {fact.per}" if fact.per else ""
    differs = fact.total_gbp is not None and fact.total_gbp != fact.amount_gbp
    return f"{printed}{per}{f', {_pounds(fact.total_gbp)} in all' if differs else ''}"


def _pounds(amount: Decimal | None) -> str:
    return f"£{amount:,.2f}" if amount is not None else "unknown"


def _doubt(fact: "ShownFact") -> str:
    counted = f", counted in {fact.counted_by_id}" if fact.counted_by_id else ""
    return f"  ({fact.confidence:.0%} sure, rule {fact.rule}{counted})"


def _evidence(evidence: "ShownEvidence") -> str:
    words = " ".join(evidence.text.split())
    recognised = ", recognised from an image" if evidence.is_from_ocr else ""
    return f"“{words}” page {evidence.page_number} of {evidence.file_name}{recognised}"


def _issues(decision: "ShownDecision") -> Iterator[str]:
    issues = [issue for issue in decision.issues if not issue.is_accepted]
    if issues:
        yield from ("", "Not settled")
    for issue in issues:
        page = f" (page {issue.page_number})" if issue.page_number else ""
        yield f"  {issue.severity}: {issue.code}: {issue.detail}{page}"
