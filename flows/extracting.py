"""Documents → records, each in a child process that may die alone."""

import hashlib
import logging
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.reading.sandbox import Failure, map_in_children
from extractors.records import Record
from flows.keeping import Waiting
from flows.record_store import store
from flows.run_report import Outcome
from flows.settings import Settings

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A file to extract, with what is known of it from outside."""

    path: Path
    file_name: str
    publisher: str | None = None
    source_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What became of a job: always a record, an empty one with the reason of a failure."""

    job: Job
    record: Record
    failed: bool


def extract_all(jobs: Sequence[Job], settings: Settings) -> Iterator[Extracted]:
    """The record of each job as soon as it is ready, in no certain order."""
    results = map_in_children(
        extract_job,
        jobs,
        workers=max(1, min(settings.workers, len(jobs))),
        memory_bytes=settings.memory_bytes,
        seconds=settings.seconds,
        initializer=warm_up,
    )
    for job, result in results:
        failed = isinstance(result, Failure)
        record = _empty_record(job, result) if isinstance(result, Failure) else result
        yield Extracted(job=job, record=record, failed=failed)


def in_order(jobs: Sequence[Job], results: Iterable[Extracted]) -> Iterator[Extracted]:
    """Results in the order of their jobs, each as soon as those before it are there."""
    early: dict[Job, Extracted] = {}
    waiting = iter(results)
    for job in jobs:
        while job not in early:
            result = next(waiting)
            early[result.job] = result
        yield early.pop(job)


def read_waiting(
    documents: Sequence[Waiting], settings: Settings
) -> Generator[Outcome, None, None]:
    """Extract documents and store each record as soon as it is there."""
    by_job = {_job_of(document): document for document in documents}
    for result in extract_all(list(by_job), settings):
        document = by_job[result.job]
        store(settings.records, result.record, document.made_with, failed=result.failed)
        yield _outcome(document, result)


def _job_of(document: Waiting) -> Job:
    return Job(
        path=document.path,
        file_name=document.file_name,
        publisher=document.made_with.publisher,
        source_url=document.source_url,
    )


def _outcome(document: Waiting, result: Extracted) -> Outcome:
    reason = result.record.issues[0] if result.failed else None
    if reason:
        log.warning("%s: %s", document.file_name, reason.code)
    return Outcome(
        document_id=document.document_id,
        file_name=document.file_name,
        failure=reason.code if reason else None,
        detail=reason.detail if reason else None,
    )


def warm_up() -> None:
    """In a child, before its first document: load what every document needs."""
    import extractors.extraction  # noqa: F401


def extract_job(job: Job) -> Record:
    """In a child: the record of a file."""
    from extractors.extraction import extract_bytes

    return extract_bytes(
        job.path.read_bytes(),
        file_name=job.file_name,
        publisher=job.publisher,
        source_url=job.source_url,
    )


def _empty_record(job: Job, failure: Failure) -> Record:
    from extractors.extraction import failed_record

    return failed_record(
        document_id=hashlib.sha256(job.path.read_bytes()).hexdigest(),
        file_name=job.file_name,
        code=failure.code,
        detail=failure.detail,
    )
