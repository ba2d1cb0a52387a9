"""Rows of a decision and of what it cites."""

from collections.abc import Iterator

from extractors.facts.assembly import AssembledDecision
from warehouse.financial_years import financial_year_of
from warehouse.references import decisions_by_reference, linked_decision, reference_key
from warehouse.rows.model import Inputs, Row
from warehouse.rows.reference import theme_id_of

_YES_NO = {"yes": True, "no": False, None: None}


def decision_rows(inputs: Inputs) -> Iterator[Row]:
    for assembled in inputs.decisions:
        decision, plan = assembled.decision, assembled.decision.plan
        yield {
            "decision_id": decision.decision_id,
            "publisher_id": decision.publisher and decision.publisher.id,
            "reference": decision.reference,
            "reference_printed": decision.reference_printed,
            "status": decision.status,
            "title": decision.title,
            "decision_maker": decision.decision_maker,
            "decided_on": decision.decided_on,
            "decided_on_basis": decision.decided_on_basis,
            "decided_year": financial_year_of(decision.decided_on),
            "signed_off_on": decision.signed_off_on,
            "required_by": decision.required_by,
            "part_2": _YES_NO[decision.part_2],
            "publication_deferred": decision.publication_deferred,
            "plan_id": plan and plan.id,
            "plan_title": plan and plan.title,
            "programme": decision.programme,
            "executive_summary": decision.executive_summary,
            "recommendations": list(decision.recommendations),
            "exemptions": list(decision.exemptions),
            "financial_years": list(decision.financial_years),
            "financial_years_inferred": list(decision.financial_years_inferred),
            "is_sample": inputs.is_sample,
        }


def decision_document_rows(inputs: Inputs) -> Iterator[Row]:
    for assembled in inputs.decisions:
        for precedence, document in enumerate(assembled.documents, start=1):
            yield _document_link(assembled, document.document_id, precedence)
        for document in assembled.replaced:
            yield _document_link(assembled, document.document_id, None)


def _document_link(assembled: AssembledDecision, document_id: str, precedence: int | None) -> Row:
    return {
        "decision_id": assembled.decision.decision_id,
        "document_id": document_id,
        "precedence": precedence,
        "is_current": precedence is not None,
    }


def decision_priority_rows(inputs: Inputs) -> Iterator[Row]:
    for decision in (assembled.decision for assembled in inputs.decisions):
        for priority_id in dict.fromkeys(priority.id for priority in decision.priorities):
            yield {"decision_id": decision.decision_id, "priority_id": priority_id}


def decision_theme_rows(inputs: Inputs) -> Iterator[Row]:
    known = theme_id_of(inputs.reference)
    for decision in (assembled.decision for assembled in inputs.decisions):
        for theme_id in dict.fromkeys(known(theme) for theme in decision.themes):
            yield {"decision_id": decision.decision_id, "theme_id": theme_id}


def decision_link_rows(inputs: Inputs) -> Iterator[Row]:
    known = decisions_by_reference(inputs.decisions)
    for assembled in inputs.decisions:
        for reference, relation in _links(assembled):
            yield {
                "decision_id": assembled.decision.decision_id,
                "reference": reference,
                "linked_decision_id": linked_decision(known, assembled, reference),
                "relation": relation,
            }


def _links(assembled: AssembledDecision) -> list[tuple[str, str]]:
    """Each other decision once, with the relation that says most: a change of funding first."""
    decision = assembled.decision
    changes = [(c.reference, c.relation) for f in assembled.facts if (c := f.fact.changes)]
    stated = sorted(
        ((link.reference, link.relation) for link in decision.decision_links),
        key=lambda link: link[1] == "refers_to",
    )
    named = [(reference, "refers_to") for reference in decision.linked_decisions]
    links: dict[str, tuple[str, str]] = {}
    for reference, relation in [*changes, *stated, *named]:
        links.setdefault(reference_key(reference), (reference, relation))
    return list(links.values())


def legal_reference_rows(inputs: Inputs) -> Iterator[Row]:
    for decision in (assembled.decision for assembled in inputs.decisions):
        for law in dict.fromkeys(decision.legal_references):
            yield {
                "decision_id": decision.decision_id,
                "instrument": law.instrument,
                "provision": law.provision,
            }


def declaration_rows(inputs: Inputs) -> Iterator[Row]:
    for decision in (assembled.decision for assembled in inputs.decisions):
        for kind, confirmed in {d.kind: d.confirmed for d in decision.declarations}.items():
            yield {"decision_id": decision.decision_id, "kind": kind, "confirmed": confirmed}


def report_rows(inputs: Inputs) -> Iterator[Row]:
    for decision in (assembled.decision for assembled in inputs.decisions):
        for number, report in enumerate(decision.reports, start=1):
            yield {
                "decision_id": decision.decision_id,
                "report_number": number,
                "title": report.title,
                "author_role": report.author_role,
                "meeting": report.meeting,
                "meeting_on": report.meeting_on,
                "classification": report.classification,
            }
