"""What several commands print about a warehouse, and how they end."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from flows.building import Published
from flows.cli_endings import notice
from flows.settings import Settings

if TYPE_CHECKING:
    from warehouse.checking import Finding

FUNDING = """
    SELECT kind, financial_year, funder_name, amount_gbp, fact_count AS facts
    FROM funding_by_funder_year
"""
REVIEW_QUEUE = """
    SELECT severity, code, at_stake_gbp, decision_id, page_number AS page, detail
    FROM review_queue
"""


def print_funding(settings: Settings) -> None:
    """Funding by funder and financial year, and where the warehouse is."""
    from warehouse.query import run_query

    typer.echo("Funding by funder and financial year (kinds are never added together)\n")
    typer.echo(run_query(settings.warehouse, FUNDING))
    typer.echo(f"\nwarehouse: {settings.warehouse}")


def tell_of_build(published: Published) -> None:
    """Say on stderr what was published, and what its checks found to be serious."""
    notice(f"published: {published.decision_count} decisions")
    for finding in published.serious:
        notice(f"check: {finding}", "red")


def print_findings(findings: "Iterable[Finding]") -> None:
    """What the data checks found, each with how many rows and the first of them."""
    for finding in findings:
        typer.echo(f"{finding.check.severity}: {finding.row_count} × {finding.check.meaning}")
        for example in finding.examples:
            typer.echo(f"    {example}")


def print_review_queue(settings: Settings) -> None:
    """What the extractor could not settle, worst first."""
    from warehouse.query import run_query

    typer.echo("For review, worst first\n")
    typer.echo(run_query(settings.warehouse, REVIEW_QUEUE))
