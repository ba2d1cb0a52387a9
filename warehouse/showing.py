"""One decision for a person: its facts, each with the printed words, page and document."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from warehouse.query import QueryError, open_warehouse
from warehouse.references import reference_key
from warehouse.shown_decision import (
    Share,
    ShownAmount,
    ShownDecision,
    ShownDocument,
    ShownEvidence,
    ShownFact,
    ShownIssue,
)


def decision_for_show(path: Path, reference: str) -> ShownDecision:
    """The decision with this reference, in any spelling, or with this id.

    Raises `QueryError` where there is none, or where several publishers have it.
    """
    with open_warehouse(path) as connection:
        return _shown(connection, _find(connection, reference))


def _find(connection: duckdb.DuckDBPyConnection, reference: str) -> str:
    known = connection.execute(
        "SELECT decision_id, reference, reference_printed FROM decision ORDER BY decision_id"
    ).fetchall()
    wanted = reference_key(reference)
    found = (
        [row[0] for row in known if row[0].casefold() == reference.strip().casefold()]
        or [row[0] for row in known if wanted in {reference_key(text or "") for text in row}]
        or [row[0] for row in known if row[1] and wanted.endswith("-" + reference_key(row[1]))]
    )
    if not found or not wanted:
        raise QueryError(f"there is no decision {reference!r}")
    if len(found) > 1:
        raise QueryError(f"{reference!r} can be any of {', '.join(found)}: give one of these ids")
    return str(found[0])


def _shown(connection: duckdb.DuckDBPyConnection, decision_id: str) -> ShownDecision:
    (decision,) = _rows(
        connection,
        """
        SELECT d.decision_id, d.reference, d.title, o.name AS publisher, d.status,
            d.decision_maker, d.decided_on, d.decided_on_basis, d.plan_title, d.programme,
            d.executive_summary, d.is_sample, s.priorities, s.themes
        FROM decision d
        JOIN decision_summary s ON s.decision_id = d.decision_id
        LEFT JOIN organisation o ON o.organisation_id = d.publisher_id
        WHERE d.decision_id = ?
        """,
        decision_id,
    )
    links = _rows(
        connection,
        "SELECT reference FROM decision_link WHERE decision_id = ? ORDER BY reference",
        decision_id,
    )
    for name in ("priorities", "themes"):
        decision[name] = tuple(decision[name])
    return ShownDecision(
        **decision,
        linked_decisions=tuple(link["reference"] for link in links),
        facts=_facts(connection, decision_id),
        not_counted=_not_counted(connection, decision_id),
        issues=_issues(connection, decision_id),
        documents=_documents(connection, decision_id),
    )


def _facts(connection: duckdb.DuckDBPyConnection, decision_id: str) -> tuple[ShownFact, ...]:
    facts = _rows(
        connection,
        """
        SELECT f.funding_id, f.kind, f.level, f.part_of_id, f.amount_gbp, f.total_gbp,
            f.qualifier, f.per, f.withheld, funder.name AS funder,
            intermediary.name AS intermediary, recipient.name AS recipient,
            beneficiary.name AS beneficiary, f.label, f.confidence, f.rule, r.sentence, f.cue,
            f.counted_by_id
        FROM funding f
        LEFT JOIN extraction_rule r ON r.rule = f.rule
        LEFT JOIN organisation funder ON funder.organisation_id = f.funder_id
        LEFT JOIN organisation intermediary ON intermediary.organisation_id = f.intermediary_id
        LEFT JOIN organisation recipient ON recipient.organisation_id = f.recipient_id
        LEFT JOIN organisation beneficiary ON beneficiary.organisation_id = f.beneficiary_id
        WHERE f.decision_id = ?
        ORDER BY coalesce(f.part_of_id, f.funding_id), f.level DESC, f.funding_id
        """,
        decision_id,
    )
    years = _years(connection, decision_id)
    evidence = _evidence(connection, decision_id)
    return tuple(
        ShownFact(
            **fact,
            years=tuple(years[fact["funding_id"]]),
            evidence=tuple(evidence.get(fact["funding_id"], ())),
        )
        for fact in facts
    )


def _years(
    connection: duckdb.DuckDBPyConnection, decision_id: str
) -> Mapping[str, Sequence[Share]]:
    found: dict[str, list[Share]] = {}
    for row in _rows(
        connection,
        """
        SELECT y.* FROM funding_year y JOIN funding f USING (funding_id)
        WHERE f.decision_id = ?
        ORDER BY funding_id, financial_year NULLS LAST, basis
        """,
        decision_id,
    ):
        share = (row["financial_year"], row["amount_gbp"], row["basis"])
        found.setdefault(row["funding_id"], []).append(share)
    return found


def _evidence(
    connection: duckdb.DuckDBPyConnection, decision_id: str
) -> Mapping[str, Sequence[ShownEvidence]]:
    found: dict[str, list[ShownEvidence]] = {}
    for row in _rows(
        connection,
        """
        SELECT e.funding_id, e.printed_words AS text, e.page_number, e.file_name, e.source_url,
            e.is_from_ocr
        FROM funding_evidence e
        LEFT JOIN decision_document l
            ON l.decision_id = e.decision_id AND l.document_id = e.document_id
        WHERE e.decision_id = ?
        ORDER BY e.funding_id, l.precedence, e.start_offset
        """,
        decision_id,
    ):
        found.setdefault(row.pop("funding_id"), []).append(ShownEvidence(**row))
    return found


def _not_counted(
    connection: duckdb.DuckDBPyConnection, decision_id: str
) -> tuple[ShownAmount, ...]:
    """The amounts in context, as the documents print them, the one believed first before others."""
    rows = _rows(
        connection,
        """
        SELECT m.text, m.why, m.rule, r.sentence, m.cue, m.page_number, d.file_name
        FROM money_mention m
        JOIN document d ON d.document_id = m.document_id
        LEFT JOIN extraction_rule r ON r.rule = m.rule
        LEFT JOIN decision_document l
            ON l.decision_id = m.decision_id AND l.document_id = m.document_id
        WHERE m.decision_id = ? AND m.role = 'context'
        ORDER BY l.precedence NULLS LAST, m.document_id, m.start_offset
        """,
        decision_id,
    )
    return tuple(ShownAmount(**row) for row in rows)


def _issues(connection: duckdb.DuckDBPyConnection, decision_id: str) -> tuple[ShownIssue, ...]:
    rows = _rows(
        connection,
        """
        SELECT code, severity, detail, page_number, is_accepted FROM issue WHERE decision_id = ?
        ORDER BY list_position(['serious', 'warning', 'notice'], severity), code, detail
        """,
        decision_id,
    )
    return tuple(ShownIssue(**row) for row in rows)


def _documents(
    connection: duckdb.DuckDBPyConnection, decision_id: str
) -> tuple[ShownDocument, ...]:
    rows = _rows(
        connection,
        """
        SELECT d.document_id, d.file_name, d.kind, d.source_url, l.is_current
        FROM decision_document l JOIN document d ON d.document_id = l.document_id
        WHERE l.decision_id = ?
        ORDER BY l.precedence NULLS LAST, d.document_id
        """,
        decision_id,
    )
    return tuple(ShownDocument(**row) for row in rows)


def _rows(
    connection: duckdb.DuckDBPyConnection, sql: str, decision_id: str
) -> list[dict[str, Any]]:
    result = connection.execute(sql, [decision_id])
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
