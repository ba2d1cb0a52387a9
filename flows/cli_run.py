"""What `ingest` and `nightly` share: run, tell what happened, show the money, end."""

from flows.begin import nothing_to_do, run_as_flow
from flows.building import Published
from flows.cli_options import notice
from flows.cli_tell import end_unless, print_findings, print_funding
from flows.keeping import Given
from flows.run_lock import only_writer
from flows.run_report import RunReport
from flows.safe_write import sweep_unfinished
from flows.settings import Settings


def run_and_tell(settings: Settings, given: Given, *, name: str, verbose: bool) -> None:
    """Ingest what is given, print funding by funder and year, end with the run's exit code."""
    with only_writer(settings.home):
        sweep_unfinished(settings.archive)
        sweep_unfinished(settings.records)
        if nothing_to_do(settings, given):
            notice(f"nothing new in {len(given.files)} files; the warehouse is up to date")
            is_well = True
        else:
            is_well = _run(settings, given, name=name, verbose=verbose)
    print_funding(settings)
    end_unless(is_well)


def _run(settings: Settings, given: Given, *, name: str, verbose: bool) -> bool:
    """Run as a flow and tell of it; whether all went well."""
    from warehouse.build import PublicationRefusedError

    try:
        report, published = run_as_flow(settings, given, name=name, verbose=verbose)
    except PublicationRefusedError as refused:
        print_findings(refused.report.findings)
        notice(str(refused), "bold red")
        end_unless(False)
        raise
    _tell(report, published)
    return not (report.failures or report.not_kept or published.serious)


def _tell(report: RunReport, published: Published) -> None:
    counts = ", ".join(f"{name.replace('_', ' ')}: {n}" for name, n in report.counts.items())
    notice(f"{counts}; {published.decision_count} decisions in all")
    for failure in report.failures:
        notice(f"failed: {failure.file_name}: {failure.failure}: {failure.detail}", "red")
    for missing in report.not_kept:
        notice(f"not read: {missing.path}: {missing.reason}", "red")
    for finding in published.serious:
        notice(f"check: {finding}", "red")
