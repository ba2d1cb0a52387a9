"""What the commands share: the options they repeat, the settings they yield, how errors end."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from flows.prefect_server import ServerError
from flows.record_store import OldRecordError
from flows.run_lock import HomeBusyError
from flows.settings import SettingError, Settings, read_settings
from flows.sources.folder import MissingPathError
from warehouse.corrections import CorrectionsError

KNOWN_ERRORS: tuple[type[Exception], ...] = (
    CorrectionsError,
    HomeBusyError,
    MissingPathError,
    OldRecordError,
    ServerError,
    SettingError,
)
SAMPLES_HOME = "samples"
SOME_FAILED = 1
WRONG_USAGE = 2

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


def notice(text: str, style: str = "") -> None:
    """Say something that is not a result, on stderr."""
    from rich.console import Console
    from rich.text import Text

    Console(stderr=True, soft_wrap=True).print(Text(text, style))


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


@contextmanager
def clear_endings(*more: type[Exception]) -> Iterator[None]:
    """Turn what a user can put right into one line on stderr and the exit code for wrong usage.

    `more` are a command's own such errors, beside those that several commands share.
    """
    known = (*KNOWN_ERRORS, *more)
    try:
        yield
    except known as error:
        refuse(str(error))
    except KeyboardInterrupt:
        notice("fundtrail: stopped; what was finished is kept")
        raise


def refuse(reason: str) -> NoReturn:
    """End with a reason and the exit code for wrong usage."""
    notice(f"fundtrail: {reason}", "red")
    raise typer.Exit(WRONG_USAGE)
