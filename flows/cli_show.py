"""A decision as text for a person."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warehouse.shown_decision import ShownAmount, ShownDecision, ShownEvidence, ShownFact

# line ends and tabs stay; the rest of what a document may hold could play with a terminal
_UNPRINTABLE = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)))
_LONGEST_CUE = 90
_QUALIFIERS = {"up_to": "up to ", "at_least": "at least ", "about": "about "}


def as_shown(decision: "ShownDecision") -> str:
    """A decision with its facts, each with the printed words, page and document."""
    return "".join(f"{line}\n" for line in _lines(decision)).translate(_UNPRINTABLE)


def _lines(decision: "ShownDecision") -> Iterator[str]:
    yield " · ".join(text for text in (decision.reference, decision.title) if text)
    if decision.is_sample:
        yield "SAMPLE: made up, like every figure in it"
    yield from _labelled(decision)
    yield from _facts(decision)
    yield from _not_counted(decision)
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


def _facts(decision: "ShownDecision") -> Iterator[str]:
    """Every fact; what its rule means is told the first time that the rule is met."""
    told: set[str] = set()
    for fact in decision.facts:
        indent = "" if fact.level == "headline" else "  "
        sentence = None if fact.rule in told else fact.sentence
        lines = (*_fact(fact), f"  {_rule(fact.rule, fact.cue, sentence)}")
        yield from ("", *(f"{indent}{line}" for line in lines))
        told.add(fact.rule)
    if not decision.facts:
        yield from ("", "No money is decided.")


def _fact(fact: "ShownFact") -> Iterator[str]:
    yield f"{_amount(fact)}  {fact.kind.replace('_', ' ')}{_doubt(fact)}"
    parties = {
        "from": fact.funder,
        "through": fact.intermediary,
        "to": fact.recipient,
        "for": fact.beneficiary,
    }
    if named := "  ".join(f"{word} {name}" for word, name in parties.items() if name):
        yield f"  {named}"
    if fact.label:
        yield f"  {fact.label}"
    for year, amount, basis in fact.years:
        share = _pounds(amount) if amount is not None else "share not known"
        yield f"  {year or 'year not known'}: {share} ({basis.replace('_', ' ')})"
    yield from (f"  {_evidence(evidence)}" for evidence in fact.evidence)


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
    return f"  ({fact.confidence:.0%} sure{counted})"


def _rule(rule: str, cue: str | None, sentence: str | None) -> str:
    """A rule with the words that it read and what it concludes."""
    reads = f" reads “{_shortened(cue)}”" if cue else ""
    return f"rule “{rule}”{reads}{f'. {sentence}' if sentence else ''}"


def _shortened(words: str) -> str:
    """Words without their middle where there are too many to read at a glance."""
    if len(words) <= _LONGEST_CUE:
        return words
    half = _LONGEST_CUE // 2
    return f"{words[:half].rpartition(' ')[0]} … {words[-half:].partition(' ')[2]}"


def _not_counted(decision: "ShownDecision") -> Iterator[str]:
    """The amounts that are no facts, together where one rule gives one reason."""
    reasons: dict[tuple[str, str], list[ShownAmount]] = {}
    for amount in decision.not_counted:
        reasons.setdefault((amount.why, amount.rule or ""), []).append(amount)
    if reasons:
        yield from ("", "Printed, not counted")
    for (why, rule), amounts in reasons.items():
        told = f", {_rule(rule, None, amounts[0].sentence)}" if rule else ""
        yield f"  {why.replace('_', ' ')}{told}"
        yield from (f"    {_not_counted_amount(each)}" for each in amounts)


def _not_counted_amount(amount: "ShownAmount") -> str:
    words = " ".join(amount.text.split())
    reads = f", in “{_shortened(amount.cue)}”" if amount.cue else ""
    return f"“{words}” page {amount.page_number} of {amount.file_name}{reads}"


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
