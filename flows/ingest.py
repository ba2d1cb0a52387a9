"""The flow `ingest`: keep the documents, read what is new, and publish the warehouse.

Prefect sees the order of the steps and how they end; the work and what it depends on are ours.
A run that finds nothing new and the warehouse up to date is no flow run at all (`begin`):
starting Prefect would take a hundred times as long as finding that out.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from typing import TypeVar

from prefect import flow
from prefect.artifacts import create_markdown_artifact

from flows import tasks
from flows.building import Published
from flows.extracting import read_waiting
from flows.extractor_now import current_making
from flows.keeping import Given, Kept, NotKept, Waiting, waiting_documents
from flows.progress import shown
from flows.run_report import Outcome, RunReport, as_markdown, run_log
from flows.settings import Settings
from warehouse.runs import append_run

T = TypeVar("T")

KEEPING_TASKS = 15
READING_TASKS = 75
SMALLEST_BATCH = 10


def run_ingest(settings: Settings, given: Given, name: str) -> tuple[RunReport, Published]:
    """Ingest as a flow run of its own, on the server of `PREFECT_API_URL`."""

    # what is given is no parameter: Prefect posts those to its server, and refuses 512 kB of them
    @flow(name=name)
    def ingest() -> tuple[RunReport, Published]:
        return ingest_in_flow(settings, given, name)

    return ingest()


def ingest_in_flow(settings: Settings, given: Given, name: str) -> tuple[RunReport, Published]:
    """The steps of an ingest, inside a flow run."""
    started_at = datetime.now(UTC)
    kept = _keep(settings, given)
    waiting = tuple(waiting_documents(settings, current_making(), retry_failed=given.retry_failed))
    outcomes = _read(settings, waiting)
    report = RunReport(
        command=name,
        started_at=started_at,
        finished_at=datetime.now(UTC),
        kept=tuple(each for each in kept if isinstance(each, Kept)),
        not_kept=tuple(each for each in kept if isinstance(each, NotKept)),
        outcomes=tuple(outcomes),
    )
    append_run(settings.runs, run_log(report))
    create_markdown_artifact(as_markdown(report), key=name)
    return report, tasks.publish(settings)


def _keep(settings: Settings, given: Given) -> list[Kept | NotKept]:
    batches = batched(given.files, KEEPING_TASKS)
    return [each for batch in batches for each in tasks.keep(settings, given, batch)]


def _read(settings: Settings, waiting: Sequence[Waiting]) -> list[Outcome]:
    """All waiting documents through one pool of children, a task for each batch of results."""
    sizes = [len(batch) for batch in batched(waiting, READING_TASKS)]
    with closing(read_waiting(waiting, settings)) as outcomes:
        stream = shown(outcomes, total=len(waiting), doing="reading")
        return [outcome for size in sizes for outcome in tasks.read(stream, size)]


def batched(items: Sequence[T], at_most: int) -> Iterator[Sequence[T]]:
    """Items in order, in at most so many batches, none smaller than worth a task of its own.

    >>> [len(batch) for batch in batched(range(25), 75)]
    [10, 10, 5]
    >>> len(list(batched(range(10_000), 75)))
    75
    """
    size = max(SMALLEST_BATCH, -(-len(items) // at_most))
    return (items[start : start + size] for start in range(0, len(items), size))
