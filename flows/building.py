"""Stored records → the warehouse of a home, checked and published."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flows.extractor_now import current_making
from flows.record_store import stored_records
from flows.safe_write import write_whole
from flows.settings import Settings
from flows.sources.archive import kept_documents
from warehouse.corrections import load_corrections
from warehouse.runs import load_runs
from warehouse.sources import DocumentSource

if TYPE_CHECKING:
    from warehouse.build import BuildReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a run says of its build, in plain values.

    Prefect holds on to what a flow returns until the process ends, and through a build's own report
    it would hold on to DuckDB, which then complains on stderr of what was never given back.
    """

    decision_count: int
    serious: tuple[str, ...]


class RefusedError(RuntimeError):
    """A build that its checks of integrity kept from being published; the old warehouse stands."""


def publish(settings: Settings) -> Published:
    """Build, as a run does it; raises `RefusedError`."""
    from warehouse.build import PublicationRefusedError

    try:
        report = build(settings)
    except PublicationRefusedError as refused:
        raise RefusedError(str(refused)) from None
    return Published(
        decision_count=report.counts["decision"],
        serious=tuple(f"{found.row_count} × {found.check.meaning}" for found in report.serious),
    )


def build(settings: Settings) -> "BuildReport":
    """Build, check and publish the warehouse from what is stored; the old one stands until then."""
    from warehouse.build import build_warehouse

    made_from = _made_from(settings)
    origins = dict(kept_documents(settings.archive))
    report = build_warehouse(
        stored_records(settings.records),
        settings.warehouse,
        is_sample=any(origin.is_sample for origin in origins.values()),
        corrections=load_corrections(settings.corrections),
        runs=load_runs(settings.runs),
        sources=[
            DocumentSource(
                document_id=document_id,
                source_url=origin.source_url,
                retrieved_at=origin.retrieved_at,
            )
            for document_id, origin in origins.items()
        ],
    )
    write_whole(_stamp(settings), made_from.encode())
    return report


def is_current(settings: Settings) -> bool:
    """Whether the published warehouse was built from what is stored now."""
    try:
        stamp = _stamp(settings).read_text()
    except FileNotFoundError:
        return False
    return settings.warehouse.exists() and stamp == _made_from(settings)


def _stamp(settings: Settings) -> Path:
    return settings.home / "warehouse.made_from"


def _made_from(settings: Settings) -> str:
    """A hash over what a build goes by; a record that is written again counts as changed."""
    digest = hashlib.sha256(repr(current_making()).encode())
    for path in _inputs(settings):
        status = path.stat()
        digest.update(f"{path.name} {status.st_mtime_ns} {status.st_size}\n".encode())
    return digest.hexdigest()


def _inputs(settings: Settings) -> Iterator[Path]:
    yield from sorted(settings.records.glob("*.json"))
    if settings.corrections.exists():
        yield settings.corrections
