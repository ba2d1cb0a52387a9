"""The command of the scheduled job."""

import os
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.cli_endings import clear_endings, refuse
from flows.cli_options import (
    Home,
    Verbose,
    Workers,
    chosen_settings,
    set_up_logging,
)
from flows.cli_run import run_and_tell
from flows.keeping import Given
from flows.prefect_server import running_server
from flows.settings import Settings, prepare_prefect
from flows.watching import Watch, new_files


def nightly(
    context: typer.Context,
    watch: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="The folder whose new files are read.",
            show_default="inbox, in the home",
        ),
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="DATE",
            help="Only files changed on this day or later.",
            show_default=False,
        ),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(min=1, help="At most so many, the oldest first.", show_default=False),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="List the new files and do nothing.")
    ] = False,
    serve: Annotated[
        bool,
        typer.Option("--serve", help="Stay, and run at 3 every night by a Prefect server's clock."),
    ] = False,
    workers: Workers = None,
    home: Home = None,
    verbose: Verbose = False,
) -> None:
    """Read whatever is new in a watched folder, build the warehouse and publish it."""
    set_up_logging(verbose=verbose)
    with clear_endings():
        if serve and dry_run:
            refuse("--serve and --dry-run do not go together")
        settings = chosen_settings(context, home, workers)
        inbox = watch or _made(settings.inbox)
        watched = Watch(folder=inbox, since=since.date() if since else None, limit=limit)
        if serve:
            _serve(settings, watched, verbose=verbose)
            return
        files = new_files(settings, watched)
        if dry_run:
            typer.echo("".join(f"{file}\n" for file in files), nl=False)
        else:
            run_and_tell(settings, Given(files=files), name="nightly", verbose=verbose)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _serve(settings: Settings, watch: Watch, *, verbose: bool) -> None:
    os.environ["PREFECT_API_URL"] = running_server()
    prepare_prefect(settings.home, verbose=verbose)
    from flows.nightly import serve_nightly

    serve_nightly(settings, watch)
