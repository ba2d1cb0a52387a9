"""The flow `nightly`, for a Prefect server to start by its own clock."""

from datetime import date
from pathlib import Path

from prefect import flow
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows.begin import nothing_to_do
from flows.ingest import ingest_in_flow
from flows.keeping import Given
from flows.run_lock import only_writer
from flows.settings import Settings, read_settings
from flows.watching import Watch, new_files

EVERY_NIGHT = Cron("0 3 * * *", timezone="Europe/London")


@flow(name="nightly")
def nightly(
    home: str,
    folder: str,
    since: date | None = None,
    limit: int | None = None,
    workers: int | None = None,
) -> dict[str, int]:
    """Read whatever is new in a folder, build, check and publish; returns what was counted."""
    settings = read_settings(Path(home), workers)
    watch = Watch(folder=Path(folder), since=since, limit=limit)
    with only_writer(settings.home):
        given = Given(files=new_files(settings, watch))
        if nothing_to_do(settings, given):
            return {}
        report, _built = ingest_in_flow(settings, given, "nightly")
        return report.counts


def serve_nightly(settings: Settings, watch: Watch) -> None:
    """Keep the flow on its schedule until stopped; the schedule itself stays when we stop."""
    nightly.serve(
        name="fundtrail",
        schedule=EVERY_NIGHT,
        parameters={
            "home": str(settings.home.absolute()),
            "folder": str(watch.folder.absolute()),
            "since": watch.since,
            "limit": watch.limit,
            "workers": settings.workers,
        },
        pause_on_shutdown=False,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
