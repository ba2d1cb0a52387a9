"""What the commands share: the options they repeat, the settings they yield, how errors end."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.logging import RichHandler
from rich.text import Text

from flows.run_lock import HomeBusyError
from flows.settings import Settings, SettingError, read_settings
from flows.sources.folder import MissingPathError

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
Paths = Annotated[
    list[Path] | None, typer.Argument(help="Files, and folders to walk.", show_default=False)
]


def notices() -> Console:
    """Where everything goes that is not a result."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def results() -> Console:
    """Where results go: as wide as they need to be when they are not for a terminal."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=200)


def chosen_settings(context: typer.Context, home: Path | None, workers: int | None) -> Settings:
    """Settings from a command's own options, then the program's, then the environment."""
    return read_settings(home or context.obj, workers)


def set_up_logging(*, verbose: bool) -> None:
    """Our own log on stderr: warnings, or everything worth knowing with `verbose`."""
    handler = RichHandler(console=notices(), show_path=False, show_time=False)
    log = logging.getLogger("flows")
    log.handlers = [handler]
    log.propagate = False
    log.setLevel(logging.INFO if verbose else logging.WARNING)


@contextmanager
def clear_endings() -> Iterator[None]:
    """Turn what a user can put right into one line on stderr and the exit code for wrong usage."""
    try:
        yield
    except (MissingPathError, SettingError, HomeBusyError) as error:
        refuse(str(error))


def refuse(reason: str) -> NoReturn:
    """End with a reason and the exit code for wrong usage."""
    notices().print(Text("fundtrail:", "bold red"), Text(reason))
    raise typer.Exit(WRONG_USAGE)
