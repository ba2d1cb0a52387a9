"""From records to the rows of each table."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from warehouse.rows import decisions, documents, funding, reference, running, unmatched
from warehouse.rows.model import Inputs, Row

TABLES: Mapping[str, Callable[[Inputs], Iterator[Row]]] = MappingProxyType(
    {
        "document": documents.document_rows,
        "page": documents.page_rows,
        "decision": decisions.decision_rows,
        "decision_document": decisions.decision_document_rows,
        "section": documents.section_rows,
        "funding": funding.funding_rows,
        "extraction_rule": reference.extraction_rule_rows,
        "funding_kind": reference.funding_kind_rows,
        "funding_year": funding.funding_year_rows,
        "evidence": funding.evidence_rows,
        "money_mention": funding.money_mention_rows,
        "organisation": reference.organisation_rows,
        "organisation_alias": reference.organisation_alias_rows,
        "organisation_suggestion": unmatched.organisation_suggestion_rows,
        "organisation_mention": documents.organisation_mention_rows,
        "plan": reference.plan_rows,
        "priority": reference.priority_rows,
        "theme": reference.theme_rows,
        "decision_priority": decisions.decision_priority_rows,
        "decision_theme": decisions.decision_theme_rows,
        "financial_year": reference.financial_year_rows,
        "decision_link": decisions.decision_link_rows,
        "legal_reference": decisions.legal_reference_rows,
        "declaration": decisions.declaration_rows,
        "report": decisions.report_rows,
        "issue": running.issue_rows,
        "correction": running.correction_rows,
        "listing_entry": running.listing_entry_rows,
        "ingest_run": running.ingest_run_rows,
        "ingest_event": running.ingest_event_rows,
    }
)
"""The maker of each table's rows."""

__all__ = ["TABLES", "Inputs", "Row"]
