"""Which documents count for a decision: each file once, in its newest version, strongest first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from extractors.records import DocumentInfo, Record, to_json

_MANY_ENTRIES = ("listing", "register")


def distinct_records(records: Iterable[Record]) -> list[Record]:
    """Each document once, in order of its id, whatever the order in which records come."""
    kept: dict[str, Record] = {}
    for record in records:
        other = kept.get(record.document.document_id)
        if other is None or _newer_reading(record) > _newer_reading(other):
            kept[record.document.document_id] = record
    return [kept[document_id] for document_id in sorted(kept)]


def newest_versions(
    records: Sequence[Record], retrieved_at: Mapping[str, datetime]
) -> dict[str, str]:
    """From each replaced document to the newest version of it.

    Two files are versions of one document if they were fetched at different times from the same
    address, or, where no address is known, if they have the same name and the same decision.
    A version in which no decision was found replaces nothing: the page may just have failed.
    """
    versions: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        if record.decisions and record.document.document_id in retrieved_at:
            versions[_version_key(record)].append(record)
    newer: dict[str, str] = {}
    for group in versions.values():
        newest = max(group, key=lambda record: _retrieved(record, retrieved_at))
        newer |= _replaced_by(newest, group, retrieved_at)
    return newer


def records_by_decision(
    records: Sequence[Record], newer: Mapping[str, str], retrieved_at: Mapping[str, datetime]
) -> dict[str, tuple[list[Record], list[Record]]]:
    """For each decision the records that count, strongest first, and the replaced ones.

    An entry that a listing has since dropped still counts, by its reference and as it was last
    listed. A decision whose documents were all replaced by ones that speak of another does not.
    """
    ids = {record.document.document_id: record for record in records}
    found = {}
    for decision_id, carriers in sorted(_carriers(records).items()):
        current = [r for r in carriers if r.document.document_id not in newer]
        current += _dropped_entries(decision_id, carriers, newer, retrieved_at, ids)
        kept = {r.document.document_id for r in current}
        replaced = [r for r in carriers if r.document.document_id not in kept]
        if current:
            found[decision_id] = (sorted(current, key=_precedence), replaced)
    return found


def precedence_of(document: DocumentInfo) -> int:
    """0 signed form, 1 report, 2 web page, 3 register or listing, 4 anything else."""
    if document.kind == "decision":
        return 2 if document.media_type == "text/html" else 0
    return {"report": 1, "register": 3, "listing": 3}.get(document.kind, 4)


def _carriers(records: Sequence[Record]) -> dict[str, list[Record]]:
    carried: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        for decision_id in dict.fromkeys(d.decision_id for d in record.decisions):
            carried[decision_id].append(record)
    return carried


def _dropped_entries(
    decision_id: str,
    carriers: Sequence[Record],
    newer: Mapping[str, str],
    retrieved_at: Mapping[str, datetime],
    ids: Mapping[str, Record],
) -> list[Record]:
    """Of each listing that no longer has the entry, the last version that had it."""
    last: dict[str, Record] = {}
    for record in sorted(carriers, key=lambda r: _retrieved(r, retrieved_at)):
        newest = newer.get(record.document.document_id)
        if newest and record.document.kind in _MANY_ENTRIES and _referenced(record, decision_id):
            last[newest] = record
    return [record for newest, record in last.items() if not _has(ids[newest], decision_id)]


def _has(record: Record, decision_id: str) -> bool:
    return any(decision.decision_id == decision_id for decision in record.decisions)


def _referenced(record: Record, decision_id: str) -> bool:
    return any(d.decision_id == decision_id and d.reference for d in record.decisions)


def _version_key(record: Record) -> tuple[str, str]:
    document = record.document
    if document.source_url:
        return ("address", document.source_url)
    return (record.decisions[0].decision_id, document.file_name)


def _replaced_by(
    newest: Record, group: Sequence[Record], retrieved_at: Mapping[str, datetime]
) -> dict[str, str]:
    """Files had at the same moment are different documents, not versions."""
    latest = retrieved_at[newest.document.document_id]
    return {
        record.document.document_id: newest.document.document_id
        for record in group
        if retrieved_at[record.document.document_id] < latest
    }


def _retrieved(record: Record, retrieved_at: Mapping[str, datetime]) -> tuple[bool, str, str]:
    moment = retrieved_at.get(record.document.document_id)
    return (moment is not None, moment.isoformat() if moment else "", record.document.document_id)


def _precedence(record: Record) -> tuple[int, str]:
    return (precedence_of(record.document), record.document.document_id)


def _newer_reading(record: Record) -> tuple[str, bytes]:
    return (record.document.extractor_version, to_json(record, full=True))
