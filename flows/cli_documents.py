"""The commands that read documents: ingest and extract."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_endings import SOME_FAILED, clear_endings, notice
from flows.cli_options import (
    SAMPLES_HOME,
    Home,
    Publisher,
    Verbose,
    Workers,
    chosen_settings,
    set_up_logging,
)
from flows.cli_run import run_and_tell
from flows.keeping import Given
from flows.sources.folder import find_files

if TYPE_CHECKING:
    from flows.extracting import Extracted

SAMPLES = Path(__file__).parents[1] / "samples" / "documents"


def ingest(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Files, and folders to walk.", show_default=False),
    ] = None,
    from_publisher: Publisher = None,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Read again what could not be read before.")
    ] = False,
    workers: Workers = None,
    home: Home = None,
    verbose: Verbose = False,
) -> None:
    """Read documents, build the warehouse and publish it; nothing unchanged is read again.

    Without a PATH: the sample documents, in a home of their own (the folder samples in the home).
    """
    set_up_logging(verbose=verbose)
    with clear_endings():
        settings = chosen_settings(context, home, workers)
        if not paths and not retry_failed:
            notice("sample documents: made up, like every figure in them", "yellow")
            settings = replace(settings, home=settings.home / SAMPLES_HOME)
            given = Given(files=find_files([SAMPLES]), publisher=from_publisher, is_sample=True)
        else:
            files = find_files(paths or [])
            given = Given(files=files, publisher=from_publisher, retry_failed=retry_failed)
        run_and_tell(settings, given, name="ingest", verbose=verbose)


def extract(
    context: typer.Context,
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", help="Files, and folders to walk.")
    ],
    from_publisher: Publisher = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One object a line, always.")] = False,
    full: Annotated[
        bool, typer.Option("--full", help="Pages, sections, table rows and mentions too.")
    ] = False,
    workers: Workers = None,
    verbose: Verbose = False,
) -> None:
    """Print the record of each document as JSON, and store nothing."""
    from flows.extracting import Job, extract_all, in_order

    set_up_logging(verbose=verbose)
    with clear_endings():
        settings = chosen_settings(context, None, workers)
        files = find_files(paths)
        jobs = [Job(path=file, file_name=file.name, publisher=from_publisher) for file in files]
        one_file = not jsonl and len(paths) == 1 and paths[0].is_file()
        results = in_order(jobs, extract_all(jobs, settings))
        _print_records(results, full=full, indent=2 if one_file else 0)


def _print_records(results: "Iterable[Extracted]", *, full: bool, indent: int) -> None:
    from extractors.records import to_json

    failed = False
    for result in results:
        typer.echo(to_json(result.record, full=full, indent=indent))
        failed = failed or result.failed
    if failed:
        raise typer.Exit(SOME_FAILED)
