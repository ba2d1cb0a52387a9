"""Rows of funding, its years and evidence, and of every amount printed."""

from collections.abc import Iterator, Mapping

from extractors.facts.assembly import AssembledFact
from extractors.records import Funding, NamedId
from warehouse.rows.counting import counted_elsewhere
from warehouse.rows.model import Inputs, Row
from warehouse.rows.shares import with_total, year_shares


def funding_rows(inputs: Inputs) -> Iterator[Row]:
    counted_by, _ = counted_elsewhere(inputs.decisions)
    for assembled in inputs.decisions:
        for fact in (with_total(found.fact) for found in assembled.facts):
            yield {
                "funding_id": fact.funding_id,
                "decision_id": assembled.decision.decision_id,
                **_money(fact),
                **_parties(fact, inputs),
                **_relations(fact, counted_by),
                "kind": fact.kind,
                "level": fact.level,
                "available_until": fact.available_until,
                "label": fact.label,
                "confidence": fact.confidence,
                "rule": fact.rule,
                "cue": fact.cue,
            }


def _money(fact: Funding) -> Row:
    in_pounds = fact.currency == "GBP"
    return {
        "amount_gbp": fact.amount if in_pounds else None,
        "total_gbp": fact.total if in_pounds else None,
        "total_basis": fact.total_basis,
        "withheld": fact.withheld,
        "per": fact.per,
        "count": fact.count,
        "currency": fact.currency,
        "qualifier": fact.qualifier,
        "capital_or_revenue": fact.capital_or_revenue,
        "vat": fact.vat,
    }


def _parties(fact: Funding, inputs: Inputs) -> Row:
    def found(party: NamedId | None) -> str | None:
        return inputs.organisation_id(party.id) if party else None

    return {
        "funder_id": found(fact.funder),
        "intermediary_id": found(fact.intermediary),
        "recipient_id": found(fact.recipient),
        "beneficiary_id": found(fact.beneficiary),
    }


def _relations(fact: Funding, counted_by: Mapping[str, str]) -> Row:
    return {
        "part_of_id": fact.part_of,
        "changes_reference": fact.changes.reference if fact.changes else None,
        "changes_relation": fact.changes.relation if fact.changes else None,
        "funded_by_id": fact.funded_by,
        "counted_by_id": counted_by.get(fact.funding_id),
    }


def funding_year_rows(inputs: Inputs) -> Iterator[Row]:
    for fact in (with_total(found.fact) for found in _facts(inputs)):
        for year, amount, basis in year_shares(fact):
            yield {
                "funding_id": fact.funding_id,
                "financial_year": year,
                "amount_gbp": amount if fact.currency == "GBP" else None,
                "basis": basis,
            }


def evidence_rows(inputs: Inputs) -> Iterator[Row]:
    """Each place once, though several statements of a fact may point at it."""
    for found in _facts(inputs):
        places = {(document, e.start, e.end): e for document, e in found.evidence}
        for (document_id, start, end), evidence in places.items():
            yield {
                "funding_id": found.fact.funding_id,
                "document_id": document_id,
                "page_number": evidence.page,
                "start_offset": start,
                "end_offset": end,
                "text": evidence.text,
                "boxes": [list(box) for box in evidence.boxes],
                "is_from_ocr": evidence.from_ocr,
            }


def money_mention_rows(inputs: Inputs) -> Iterator[Row]:
    for assembled in inputs.decisions:
        places = {(document, m.start, m.end): m for document, m in assembled.money}
        for (document_id, start, end), money in places.items():
            yield {
                "decision_id": assembled.decision.decision_id,
                "document_id": document_id,
                "page_number": money.page,
                "start_offset": start,
                "end_offset": end,
                "text": money.text,
                "amount_gbp": money.amount,
                "qualifier": money.qualifier,
                "per": money.per,
                "role": money.role,
                "why": money.why,
                "rule": money.rule,
                "cue": money.cue,
            }


def _facts(inputs: Inputs) -> Iterator[AssembledFact]:
    return (found for assembled in inputs.decisions for found in assembled.facts)
