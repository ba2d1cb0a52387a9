"""How commands end, and how they say what is not a result."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

import typer

from flows.building import RefusedError
from flows.prefect_server import ServerError
from flows.record_store import OldRecordError
from flows.run_lock import HomeBusyError
from flows.settings import SettingError
from flows.sources.folder import MissingPathError
from warehouse.corrections import CorrectionsError

SOME_FAILED = 1
WRONG_USAGE = 2
INTERRUPTED = 130

USERS_ERRORS: tuple[type[Exception], ...] = (
    CorrectionsError,
    HomeBusyError,
    MissingPathError,
    OldRecordError,
    ServerError,
    SettingError,
)


@contextmanager
def clear_endings(*more: type[Exception]) -> Iterator[None]:
    """Turn what a user did, or can put right, into one line on stderr and an exit code.

    `more` are a command's own errors of usage, beside those that several commands share.
    """
    with _interruptible():
        try:
            yield
        except (*USERS_ERRORS, *more) as error:
            refuse(str(error))
        except RefusedError as error:
            notice(str(error), "red")
            raise typer.Exit(SOME_FAILED) from None


@contextmanager
def _interruptible() -> Iterator[None]:
    """End an interrupted command as such, whatever error the interrupt turned into on its way.

    Prefect at times makes a cancelled call of its server out of it.
    """
    interrupted = False

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        nonlocal interrupted
        interrupted = True
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    except BaseException:
        if not interrupted:
            raise
        notice("fundtrail: stopped; what was finished is kept")
        raise typer.Exit(INTERRUPTED) from None
    finally:
        signal.signal(signal.SIGINT, before)


def refuse(reason: str) -> NoReturn:
    """End with a reason and the exit code for wrong usage."""
    notice(f"fundtrail: {reason}", "red")
    raise typer.Exit(WRONG_USAGE)


def end_unless(is_well: bool) -> None:
    """End with the exit code for a failure, unless all is well."""
    if not is_well:
        raise typer.Exit(SOME_FAILED)


def notice(text: str, style: str = "") -> None:
    """Say something that is not a result, on stderr."""
    from rich.console import Console
    from rich.text import Text

    Console(stderr=True, soft_wrap=True).print(Text(text, style))
