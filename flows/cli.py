"""The command `fundtrail`."""

import typer

from flows.cli_documents import extract, ingest
from flows.cli_nightly import nightly
from flows.cli_options import Home
from flows.cli_scores import evaluate
from flows.cli_warehouse import build, check, compare, show, sql

app = typer.Typer(
    name="fundtrail",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_show_locals=False,
)


@app.callback(epilog="Example: fundtrail --home spring ingest papers/")
def fundtrail(context: typer.Context, home: Home = None) -> None:
    """Follow public money through published decision documents, into one DuckDB file."""
    context.obj = home


app.command(epilog="Example: fundtrail ingest papers/ --from-publisher mopac")(ingest)
app.command(epilog="Example: fundtrail extract pcd_907.pdf --from-publisher mopac")(extract)
app.command(epilog="Example: fundtrail build")(build)
app.command(epilog='Example: fundtrail sql "SELECT * FROM funding_by_funder_year"')(sql)
app.command(epilog='Example: fundtrail show "PCD 907"')(show)
app.command(epilog="Example: fundtrail check")(check)
app.command(epilog="Example: fundtrail evaluate cases/ --compare scores.json")(evaluate)
app.command(epilog="Example: fundtrail compare old.duckdb data/warehouse.duckdb")(compare)
app.command(epilog="Example: fundtrail nightly --watch /srv/papers --limit 200")(nightly)
