"""The commands that build, ask, check and compare warehouses."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

import typer

from flows.building import publish
from flows.cli_endings import clear_endings, end_unless, notice
from flows.cli_options import (
    SAMPLES_HOME,
    Home,
    Verbose,
    chosen_settings,
    set_up_logging,
)
from flows.cli_tell import print_findings, print_funding, print_review_queue, tell_of_build
from flows.run_lock import only_writer
from flows.settings import Settings

Format = Literal["table", "csv", "json", "markdown"]


def build(context: typer.Context, home: Home = None, verbose: Verbose = False) -> None:
    """Rebuild the warehouse from what is stored; no document is read again."""
    set_up_logging(verbose=verbose)
    with clear_endings():
        settings = chosen_settings(context, home)
        with only_writer(settings.home):
            published = publish(settings)
    tell_of_build(published)
    print_funding(settings)
    end_unless(not published.serious)


def sql(
    context: typer.Context,
    query: Annotated[str, typer.Argument(metavar="SELECT", help="One SQL statement that reads.")],
    output: Annotated[
        Format, typer.Option("--format", help="How the answer is printed.")
    ] = "table",
    home: Home = None,
) -> None:
    """Query the published warehouse, read-only."""
    from warehouse.query import QueryError, run_query

    with clear_endings(QueryError):
        settings = _published(chosen_settings(context, home))
        typer.echo(run_query(settings.warehouse, query, output))


def show(
    context: typer.Context,
    reference: Annotated[str, typer.Argument(help="A decision's reference, or its id.")],
    home: Home = None,
) -> None:
    """Show one decision: its facts, each with the printed words, page and document."""
    from flows.cli_show import as_shown
    from warehouse.query import QueryError
    from warehouse.showing import decision_for_show

    with clear_endings(QueryError):
        settings = _published(chosen_settings(context, home))
        typer.echo(as_shown(decision_for_show(settings.warehouse, reference)), nl=False)


def check(context: typer.Context, home: Home = None) -> None:
    """Run the data checks and list what needs a human, worst first."""
    from warehouse.checking import run_checks
    from warehouse.query import QueryError, open_warehouse

    with clear_endings(QueryError):
        settings = _published(chosen_settings(context, home))
        with open_warehouse(settings.warehouse) as connection:
            findings = run_checks(connection)
    print_findings(findings)
    print_review_queue(settings)
    end_unless(not any(finding.check.severity == "serious" for finding in findings))


def compare(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A warehouse file, or its home.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="A warehouse file, or its home.")],
) -> None:
    """Print gains and losses between two warehouses, table by table."""
    from warehouse.compare import as_text, compare_warehouses
    from warehouse.query import QueryError

    with clear_endings(QueryError):
        comparison = compare_warehouses(_warehouse_at(old), _warehouse_at(new))
    typer.echo(as_text(comparison) or "no difference")


def _published(settings: Settings) -> Settings:
    """The home asked for or, where only the samples were read, the home of the samples."""
    samples = replace(settings, home=settings.home / SAMPLES_HOME)
    if settings.warehouse.exists() or not samples.warehouse.exists():
        return settings
    notice(f"no warehouse in {settings.home}: these are the samples", "yellow")
    return samples


def _warehouse_at(path: Path) -> Path:
    """The warehouse file at a path; raises `QueryError` where there is none."""
    from warehouse.query import open_warehouse

    file = path / "warehouse.duckdb" if path.is_dir() else path
    open_warehouse(file).close()
    return file
