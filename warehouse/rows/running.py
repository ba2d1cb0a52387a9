"""Rows of issues, corrections, listings and runs."""

from collections.abc import Iterator

from extractors.records import Issue
from warehouse.reference_data import severities
from warehouse.references import decisions_by_reference, reference_key
from warehouse.rows.counting import counted_elsewhere
from warehouse.rows.documents import current_pairs
from warehouse.rows.model import Inputs, Row
from warehouse.runs import by_start
from warehouse.sources import utc


def issue_rows(inputs: Inputs) -> Iterator[Row]:
    """Every issue once, of the versions that count; without a listed severity it is a warning."""
    for document_id, decision_id, issue in dict.fromkeys(_issues(inputs)):
        yield {
            "document_id": document_id,
            "decision_id": decision_id,
            "code": issue.code,
            "severity": severities().get(issue.code, "warning"),
            "detail": issue.detail,
            "page_number": issue.page,
            "is_accepted": (decision_id, issue.code) in inputs.accepted_issues,
        }


def _issues(inputs: Inputs) -> Iterator[tuple[str | None, str | None, Issue]]:
    counting = current_pairs(inputs)
    for record in inputs.records:
        document_id = record.document.document_id
        only = record.decisions[0].decision_id if len(record.decisions) == 1 else None
        if document_id not in inputs.newer or (only, document_id) in counting:
            for issue in record.issues:
                yield document_id, only, issue
    for assembled in inputs.decisions:
        for document_id, issue in assembled.issues:
            yield document_id, assembled.decision.decision_id, issue
    _, unclear = counted_elsewhere(inputs.decisions)
    for about, issue in (*inputs.correction_issues, *unclear):
        yield None, about, issue


def correction_rows(inputs: Inputs) -> Iterator[Row]:
    for applied in inputs.corrections:
        correction = applied.correction
        yield {
            "correction_number": applied.number,
            "action": correction.action,
            "decision_id": correction.decision_id or None,
            "target_id": correction.target_id or None,
            "field": correction.field or None,
            "old_value": correction.old_value or None,
            "new_value": correction.new_value or None,
            "corrected_by": correction.corrected_by,
            "corrected_on": correction.corrected_on,
            "reason": correction.reason,
            "is_applied": applied.problem is None,
        }


def listing_entry_rows(inputs: Inputs) -> Iterator[Row]:
    by_reference = decisions_by_reference(inputs.decisions)
    by_address = _decisions_by_address(inputs)
    for entry in {(e.publisher_id, e.source_url): e for e in inputs.listed}.values():
        key = (entry.publisher_id, reference_key(entry.reference or ""))
        yield {
            "publisher_id": entry.publisher_id,
            "source_url": entry.source_url,
            "reference": entry.reference,
            "title": entry.title,
            "decided_on": entry.decided_on,
            "decision_id": by_reference.get(key) or by_address.get(entry.source_url),
            "first_listed_at": utc(entry.first_listed_at),
            "last_listed_at": utc(entry.last_listed_at),
        }


def _decisions_by_address(inputs: Inputs) -> dict[str, str]:
    return {
        document.source_url: assembled.decision.decision_id
        for assembled in inputs.decisions
        for document in assembled.documents
        if document.source_url and document.kind not in ("listing", "register")
    }


def ingest_run_rows(inputs: Inputs) -> Iterator[Row]:
    for run in by_start(inputs.runs):
        yield {
            "run_id": run.run_id,
            "started_at": utc(run.started_at),
            "finished_at": utc(run.finished_at),
            "command": run.command,
            "counts": dict(sorted(run.counts.items())),
        }


def ingest_event_rows(inputs: Inputs) -> Iterator[Row]:
    for run in by_start(inputs.runs):
        for number, event in enumerate(run.events, start=1):
            yield {
                "run_id": run.run_id,
                "event_number": number,
                "document_id": event.document_id,
                "file_name": event.file_name,
                "step": event.step,
                "code": event.code,
                "severity": event.severity,
                "detail": event.detail,
            }
