"""The flow itself, under Prefect, over real documents."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from flows.begin import nothing_to_do
from flows.building import build, is_current
from flows.keeping import Given
from flows.record_store import stored_records
from flows.settings import Settings
from warehouse.query import run_query
from warehouse.runs import load_runs


def given(folder: Path) -> Given:
    return Given(files=tuple(sorted(folder.iterdir())), publisher="mopac")


@pytest.mark.slow
@pytest.mark.usefixtures("prefect_harness")
def test_a_run_keeps_reads_and_publishes_and_the_next_has_nothing_to_do(
    settings: Settings, papers: Path
) -> None:
    from flows.ingest import run_ingest

    assert not nothing_to_do(settings, given(papers))
    report, published = run_ingest(settings, given(papers), "ingest")
    assert [failure.file_name for failure in report.failures] == ["cut_off.pdf"]
    assert report.counts["documents_read"] == 1
    assert (published.decision_count, published.serious) == (1, ())
    assert run_query(settings.warehouse, "FROM ingest_event", "csv").count("\n") == 2
    assert nothing_to_do(settings, given(papers))
    assert not nothing_to_do(settings, replace(given(papers), retry_failed=True))
    (run,) = load_runs(settings.runs)
    assert run.counts == report.counts


@pytest.mark.slow
@pytest.mark.usefixtures("prefect_harness")
def test_a_run_leaves_its_page_in_prefect(settings: Settings, papers: Path) -> None:
    from prefect.artifacts import Artifact

    from flows.ingest import run_ingest

    run_ingest(settings, given(papers), "ingest")
    artifact = Artifact.get("ingest")
    assert artifact is not None and "cut_off.pdf" in str(artifact.data)


@pytest.mark.slow
@pytest.mark.usefixtures("prefect_harness")
@pytest.mark.parametrize(("error", "tries"), [(OSError("disk"), 2), (ValueError("ours"), 1)])
def test_only_trouble_with_files_is_tried_again(error: Exception, tries: int) -> None:
    from prefect import flow

    from flows.tasks import tried_again

    tried: list[int] = []

    def work() -> str:
        tried.append(1)
        if len(tried) == 1:
            raise error
        return "done"

    @flow
    def run() -> str:
        return tried_again(work, "work")()

    attempt: Callable[[], str] = run
    if tries == 1:
        with pytest.raises(ValueError, match="ours"):
            attempt()
    else:
        assert attempt() == "done"
    assert len(tried) == tries


def test_an_empty_home_builds_an_empty_warehouse(settings: Settings) -> None:
    assert not is_current(settings)
    built = build(settings)
    assert built.counts["document"] == 0
    assert list(stored_records(settings.records)) == []
    assert is_current(settings)
    settings.warehouse.unlink()
    assert not is_current(settings)


def test_a_correction_makes_the_warehouse_old(settings: Settings) -> None:
    build(settings)
    settings.corrections.write_text("action\n")
    assert not is_current(settings)
