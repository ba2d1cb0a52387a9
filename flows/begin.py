"""How a run begins: not at all where there is nothing to do, else with Prefect around it."""

from flows.building import Published, is_current
from flows.extractor_now import current_making
from flows.keeping import Given, all_kept, waiting_documents
from flows.prefect_server import prefect_server
from flows.run_report import RunReport
from flows.settings import Settings, prepare_prefect


def nothing_to_do(settings: Settings, given: Given) -> bool:
    """Whether every document given was read before and the warehouse holds what is stored."""
    if not all_kept(settings, given):
        return False
    waiting = waiting_documents(settings, current_making(), retry_failed=given.retry_failed)
    return next(waiting, None) is None and is_current(settings)


def run_as_flow(
    settings: Settings, given: Given, *, name: str, verbose: bool
) -> tuple[RunReport, Published]:
    """Ingest as a flow run; Prefect is imported here, while its server starts."""
    prepare_prefect(settings.home, verbose=verbose)
    with prefect_server() as wait_for_server:
        from flows.ingest import run_ingest

        wait_for_server()
        return run_ingest(settings, given, name)
