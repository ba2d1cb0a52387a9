"""One writer at a time in a home."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class HomeBusyError(RuntimeError):
    """Another run is writing in this home; the message names its process."""


@contextmanager
def only_writer(home: Path) -> Iterator[None]:
    """Hold the home's lock, or raise `HomeBusyError`.

    The kernel lets go of the lock when its holder ends, however it ends: a file left by a dead
    process is never in the way. The process id inside is for people.
    """
    home.mkdir(parents=True, exist_ok=True)
    with (home / "lock").open("a+") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            stream.seek(0)
            holder = stream.read().strip() or "unknown"
            raise HomeBusyError(f"process {holder} is already writing in {home}") from None
        stream.truncate(0)
        stream.write(str(os.getpid()))
        stream.flush()
        yield
