"""What the commands share: the options they repeat, the settings and the log that come of them."""

import logging
from pathlib import Path
from typing import Annotated

import typer

from flows.settings import Settings, read_settings

SAMPLES_HOME = "samples"

Home = Annotated[
    Path | None,
    typer.Option(
        help="Where state lives; else the variable FUNDTRAIL_HOME, else ./data.",
        show_default=False,
        file_okay=False,
    ),
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more on stderr.")]
Publisher = Annotated[
    str | None,
    typer.Option(
        "--from-publisher",
        metavar="ID|NAME",
        help="Whose documents these are, where a text only says “the PCC”.",
        show_default=False,
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(min=1, max=64, help="Documents read at a time.", show_default="cores, at most 4"),
]


def chosen_settings(
    context: typer.Context, home: Path | None, workers: int | None = None
) -> Settings:
    """Settings from a command's own options, then the program's, then the environment."""
    return read_settings(home or context.obj, workers)


def set_up_logging(*, verbose: bool) -> None:
    """Our own log on stderr: warnings, or everything worth knowing with `verbose`."""
    from rich.console import Console
    from rich.logging import RichHandler

    handler = RichHandler(console=Console(stderr=True), show_path=False, show_time=False)
    log = logging.getLogger("flows")
    log.handlers = [handler]
    log.propagate = False
    log.setLevel(logging.INFO if verbose else logging.WARNING)
