"""Builds the warehouse from records, reference data and corrections: whole, and always alike."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from extractors.facts.assembly import (
    assemble,
    distinct_records,
    newest_versions,
    with_their_decisions,
)
from extractors.records import Record
from warehouse.checking import Finding, run_checks
from warehouse.connection import new_database
from warehouse.correcting import apply_corrections
from warehouse.corrections import Correction
from warehouse.publish import replacing
from warehouse.reference_data import ReferenceData, load_reference_data
from warehouse.remarks import comment_statements, key_columns
from warehouse.rows import TABLES, Inputs, Row
from warehouse.rows.reference import bodies_named
from warehouse.runs import RunLog
from warehouse.sources import DocumentSource, ListingEntry

_FOLDER = Path(__file__).parent
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build holds: rows of each table, and what its checks found, the worst first."""

    path: Path
    counts: Mapping[str, int]
    findings: tuple[Finding, ...]

    @property
    def serious(self) -> tuple[Finding, ...]:
        """The findings that tell of a figure that may be wrong."""
        return tuple(found for found in self.findings if found.check.severity == "serious")


class PublicationRefusedError(RuntimeError):
    """A build broken in itself was not published; the old warehouse stands. Has the `report`."""

    def __init__(self, report: BuildReport) -> None:
        broken = [found for found in report.findings if found.check.is_integrity]
        reasons = (f"{found.check.meaning} ({found.examples[0]})" for found in broken)
        super().__init__("not published, the build is broken: " + " ".join(reasons))
        self.report = report


def build_warehouse(
    records: Iterable[Record],
    destination: Path,
    *,
    is_sample: bool = False,
    reference: ReferenceData | None = None,
    corrections: Sequence[Correction] = (),
    runs: Sequence[RunLog] = (),
    sources: Iterable[DocumentSource] = (),
    listed: Sequence[ListingEntry] = (),
) -> BuildReport:
    """Build a warehouse beside the one at the destination and put it in its place.

    The order of the records does not matter, and nothing of the clock goes in: two builds from
    the same inputs are equal. Raises `PublicationRefusedError` where a check of integrity finds
    something; other findings are in the report, and the warehouse is published with them.
    """
    inputs = _inputs(
        records=with_their_decisions(distinct_records(records)),
        is_sample=is_sample,
        reference=reference or load_reference_data(),
        corrections=corrections,
        runs=runs,
        sources={source.document_id: source for source in sources},
        listed=listed,
    )
    with replacing(destination) as staged:
        with new_database(staged) as connection:
            counts = fill(connection, inputs)
            findings = run_checks(connection)
        report = BuildReport(path=destination, counts=counts, findings=findings)
        if any(found.check.is_integrity for found in findings):
            raise PublicationRefusedError(report)
    _log.info("published %s: %d decisions", destination.name, counts["decision"])
    return report


def create_schema(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the tables and views, with their comments, in one step."""
    connection.begin()
    for path in (_FOLDER / "schema.sql", *sorted((_FOLDER / "views").glob("*.sql"))):
        sql = path.read_text(encoding="utf-8")
        connection.execute(sql)
        connection.execute(";\n".join(comment_statements(sql)))
    connection.commit()


def fill(connection: duckdb.DuckDBPyConnection, inputs: Inputs) -> dict[str, int]:
    """Create schema and rows; says how many rows each table has."""
    create_schema(connection)
    keys = _keys(connection)
    return {
        table: _append(connection, table, keys[table], list(rows(inputs)))
        for table, rows in TABLES.items()
    }


def _append(
    connection: duckdb.DuckDBPyConnection, table: str, key: Sequence[str], rows: list[Row]
) -> int:
    """Rows in order of their key, so that the file is the same whatever order they came in."""
    rows.sort(key=lambda row: [(row[name] is not None, row[name]) for name in key])
    columns = list(rows[0]) if rows else []
    if columns:
        with connection.appender(table, columns=columns) as appender:
            appender.append_rows([row[name] for name in columns] for row in rows)
    return len(rows)


def _keys(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, ...]]:
    found = connection.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall()
    return {table: key_columns(comment) for table, comment in found}


def _inputs(
    *,
    records: Sequence[Record],
    is_sample: bool,
    reference: ReferenceData,
    corrections: Sequence[Correction],
    runs: Sequence[RunLog],
    sources: Mapping[str, DocumentSource],
    listed: Sequence[ListingEntry],
) -> Inputs:
    moments = {i: source.retrieved_at for i, source in sources.items() if source.retrieved_at}
    decisions = assemble(records, moments)
    names = {row["id"]: row["name"] for row in reference.organisations}
    corrected = apply_corrections(decisions, corrections, names, bodies_named(records, decisions))
    return Inputs(
        records=records,
        newer=newest_versions(records, moments),
        decisions=corrected.decisions,
        reference=reference,
        sources=sources,
        listed=listed,
        runs=runs,
        corrections=corrected.corrections,
        correction_issues=corrected.issues,
        accepted_issues=corrected.accepted_issues,
        merged_organisations=corrected.merged_organisations,
        is_sample=is_sample,
    )
