"""What `ingest` and `nightly` share: run, tell what happened, show the money, end."""

from flows.begin import nothing_to_do, run_as_flow
from flows.building import Published
from flows.cli_endings import end_unless, notice
from flows.cli_tell import print_funding, tell_of_build
from flows.keeping import Given, failed_before
from flows.run_lock import only_writer
from flows.run_report import RunReport
from flows.safe_write import sweep_unfinished
from flows.settings import Settings


def run_and_tell(settings: Settings, given: Given, *, name: str, verbose: bool) -> None:
    """Ingest what is given, print funding by funder and year, end with the run's exit code."""
    is_well = True
    with only_writer(settings.home):
        sweep_unfinished(settings.archive)
        sweep_unfinished(settings.records)
        if nothing_to_do(settings, given):
            _tell_nothing_new(settings, given)
        else:
            report, published = run_as_flow(settings, given, name=name, verbose=verbose)
            _tell(report, published)
            is_well = not (report.failures or report.not_kept or published.serious)
    print_funding(settings)
    end_unless(is_well)


def _tell_nothing_new(settings: Settings, given: Given) -> None:
    notice(f"nothing new in {len(given.files)} files; the warehouse is up to date")
    if failed := failed_before(settings):
        notice(f"{len(failed)} could not be read before: --retry-failed reads them again", "yellow")


def _tell(report: RunReport, published: Published) -> None:
    counts = ", ".join(f"{name.replace('_', ' ')}: {n}" for name, n in report.counts.items())
    notice(counts)
    for failure in report.failures:
        notice(f"failed: {failure.file_name}: {failure.failure}: {failure.detail}", "red")
    for missing in report.not_kept:
        notice(f"not read: {missing.path}: {missing.reason}", "red")
    tell_of_build(published)
