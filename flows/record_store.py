"""The record of each document, kept until something that it was made with changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from flows.safe_write import write_whole

if TYPE_CHECKING:
    from extractors.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeWith:
    """What a record depends on beside the bytes, which its file is named after."""

    extractor_version: str
    knowledge: str
    record_shape: str
    publisher: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordState:
    """What is known of a stored record without reading it all."""

    made_with: MadeWith
    failed: bool


class OldRecordError(ValueError):
    """A stored record that this version cannot read; the message says how to make it again."""


class _StoredRecord(msgspec.Struct):
    record: msgspec.Raw


def store(records: Path, record: "Record", made_with: MadeWith, *, failed: bool) -> None:
    """Write a record in place of an older one; a failure is stored too, and so not repeated."""
    from extractors.records import to_json

    head = msgspec.json.encode({"made_with": made_with, "failed": failed})
    body = to_json(record, full=True)
    data = head[:-1] + b',"record":' + body + b"}\n"
    write_whole(_path_of(records, record.document.document_id), data)


def state_of(records: Path, document_id: str) -> RecordState | None:
    """How a document's record was made; None without a record, or with one that cannot be read."""
    try:
        data = _path_of(records, document_id).read_bytes()
        return msgspec.json.decode(data, type=RecordState)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def stored_records(records: Path) -> Iterator["Record"]:
    """Each stored record in order of document id; raises `OldRecordError`."""
    from extractors.records import record_from_json

    for path in sorted(records.glob("*.json")):
        try:
            stored = msgspec.json.decode(path.read_bytes(), type=_StoredRecord)
            yield record_from_json(bytes(stored.record))
        except msgspec.DecodeError as error:
            raise OldRecordError(
                f"the record {path.name} is of another version ({error}): "
                "`fundtrail ingest --retry-failed` makes such records again"
            ) from error


def _path_of(records: Path, document_id: str) -> Path:
    return records / f"{document_id}.json"
