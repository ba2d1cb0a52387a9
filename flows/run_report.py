"""What a run did, for the warehouse's `ingest_run`, for Prefect and for the person who began it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flows.keeping import Kept, NotKept
from warehouse.runs import RunEvent, RunLog


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A document that was read in a run; `failure` and `detail` say why it could not be."""

    document_id: str
    file_name: str
    failure: str | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """The files given to a run and the documents it read, whoever gave them."""

    command: str
    started_at: datetime
    finished_at: datetime
    kept: tuple[Kept, ...]
    not_kept: tuple[NotKept, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def failures(self) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.failure)

    @property
    def counts(self) -> dict[str, int]:
        """What is counted, by the names under which the warehouse keeps it.

        Read again are documents kept before, whose record was missing or made with something that
        has changed since.
        """
        new = {kept.document_id for kept in self.kept if kept.is_new}
        return {
            "files_given": len(self.kept) + len(self.not_kept),
            "documents_new": len(new),
            "documents_read": len(self.outcomes) - len(self.failures),
            "documents_read_again": sum(each.document_id not in new for each in self.outcomes),
            "documents_failed": len(self.failures),
            "files_not_kept": len(self.not_kept),
        }


def run_log(report: RunReport) -> RunLog:
    """The run as the warehouse keeps it."""
    return RunLog(
        run_id=f"{report.started_at:%Y%m%dT%H%M%S.%fZ}",
        started_at=report.started_at,
        finished_at=report.finished_at,
        command=report.command,
        counts=report.counts,
        events=tuple(_events(report)),
    )


def _events(report: RunReport) -> Iterator[RunEvent]:
    read = {outcome.document_id for outcome in report.outcomes}
    for kept in report.kept:
        if kept.document_id not in read:
            yield RunEvent(
                document_id=kept.document_id,
                file_name=kept.path.name,
                step="keep",
                code="unchanged",
                detail="already read, and nothing it depends on has changed",
            )
    for missing in report.not_kept:
        yield RunEvent(
            file_name=missing.path.name,
            step="keep",
            code="not_kept",
            severity="serious",
            detail=missing.reason,
        )
    for outcome in report.outcomes:
        yield RunEvent(
            document_id=outcome.document_id,
            file_name=outcome.file_name,
            step="extract",
            code=outcome.failure or "read",
            severity="serious" if outcome.failure else "notice",
            detail=outcome.detail or "read",
        )


def as_markdown(report: RunReport) -> str:
    """Counts and failures as a page for Prefect."""
    lines = [f"# {report.command}", "", "| what | how many |", "| --- | ---: |"]
    lines += [f"| {name.replace('_', ' ')} | {count} |" for name, count in report.counts.items()]
    failures = [f"- {outcome.file_name}: {outcome.failure}" for outcome in report.failures]
    failures += [f"- {missing.path.name}: {missing.reason}" for missing in report.not_kept]
    if failures:
        lines += ["", "## Failures", "", *failures]
    return "\n".join(lines) + "\n"
