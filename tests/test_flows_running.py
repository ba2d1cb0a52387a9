"""Order, progress and what is told of a run."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from flows.extracting import Extracted, Job, in_order
from flows.ingest import READING_TASKS, SMALLEST_BATCH, batched
from flows.keeping import Kept, NotKept
from flows.progress import shown
from flows.run_report import Outcome, RunReport, as_markdown, run_log
from tests.test_flows_keeping import record

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
REPORT = RunReport(
    command="ingest",
    started_at=NOON,
    finished_at=NOON,
    kept=(
        Kept(path=Path("in/new.pdf"), document_id="n", is_new=True),
        Kept(path=Path("in/again.pdf"), document_id="n", is_new=True),
        Kept(path=Path("in/known.pdf"), document_id="k", is_new=False),
        Kept(path=Path("in/bad.pdf"), document_id="b", is_new=True),
    ),
    not_kept=(NotKept(path=Path("in/gone.pdf"), reason="No such file or directory"),),
    outcomes=(
        Outcome(document_id="n", file_name="new.pdf"),
        Outcome(document_id="b", file_name="bad.pdf", failure="damaged_file", detail="Cut off."),
        Outcome(document_id="o", file_name="old.pdf"),
    ),
)


def extracted(name: str) -> Extracted:
    job = Job(path=Path(name), file_name=name)
    return Extracted(job=job, record=record(name), failed=False)


@given(st.permutations([extracted(name) for name in "abcde"]))
def test_results_are_given_out_in_the_order_of_their_jobs(results: list[Extracted]) -> None:
    jobs = [extracted(name).job for name in "abcde"]
    assert [each.job.file_name for each in in_order(jobs, results)] == list("abcde")


def test_a_result_is_given_out_as_soon_as_those_before_it_are_there() -> None:
    def results() -> Iterator[Extracted]:
        yield extracted("a")
        raise AssertionError("waited for the second before giving out the first")

    jobs = [extracted(name).job for name in "ab"]
    assert next(in_order(jobs, results())).job.file_name == "a"


@given(st.integers(0, 5_000))
def test_batches_hold_everything_once_and_are_never_too_many(count: int) -> None:
    batches = list(batched(range(count), READING_TASKS))
    assert [item for batch in batches for item in batch] == list(range(count))
    assert len(batches) <= READING_TASKS
    assert all(len(batch) >= SMALLEST_BATCH for batch in batches[:-1])


@pytest.mark.parametrize(("total", "lines"), [(0, 0), (1, 1), (3, 3), (25, 13), (1000, 10)])
def test_progress_is_plain_lines_where_there_is_no_terminal(total: int, lines: int) -> None:
    said = io.StringIO()
    items = list(shown(range(total), total=total, doing="reading", console=Console(file=said)))
    assert items == list(range(total))
    assert len(said.getvalue().splitlines()) == lines
    assert "\x1b" not in said.getvalue()
    if total:
        assert said.getvalue().splitlines()[-1] == f"reading: {total} of {total}"


def test_counts_are_of_documents_not_of_files() -> None:
    assert REPORT.counts == {
        "files_given": 5,
        "documents_new": 2,
        "documents_read": 2,
        "documents_read_again": 1,
        "documents_failed": 1,
        "files_not_kept": 1,
    }


def test_a_run_log_has_an_event_for_every_document_and_file() -> None:
    events = {(event.file_name, event.code): event.severity for event in run_log(REPORT).events}
    assert events == {
        ("known.pdf", "unchanged"): "notice",
        ("gone.pdf", "not_kept"): "serious",
        ("new.pdf", "read"): "notice",
        ("bad.pdf", "damaged_file"): "serious",
        ("old.pdf", "read"): "notice",
    }


def test_the_page_for_prefect_lists_counts_and_failures() -> None:
    page = as_markdown(REPORT)
    assert "| documents read | 2 |" in page
    assert "- bad.pdf: damaged_file" in page
    assert "- gone.pdf: No such file or directory" in page
    assert "in/" not in page
