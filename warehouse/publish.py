"""Puts a finished warehouse in the place of the old one, in one step.

A new file is built beside the old one. Readers that have the old file open keep reading it; who
opens the path gets the old file or the new one, whole. A build that is killed, fails or runs out
of disk leaves the old file as it is; what it leaves behind is cleared away by the next build.

DuckDB keeps one database a path in a process: a process that has a connection to the old file
open, such as a notebook, gets the old one again until it has closed all of them.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(destination: Path) -> Iterator[Path]:
    """A path to build at; left without an error, what is there takes the destination's place.

    Builds of one destination wait for one another.
    """
    destination.parent.mkdir(parents=True, exist_ok=True)
    with _only_build(destination):
        _clear_stale(destination)
        staged = destination.with_name(f".{destination.name}.building-{os.getpid()}")
        try:
            yield staged
            _put_in_place(staged, destination)
        finally:
            _clear_stale(destination)


@contextmanager
def _only_build(destination: Path) -> Iterator[None]:
    """The kernel frees the lock when its holder ends, however it ends."""
    lock = destination.with_name(f".{destination.name}.lock")
    with lock.open("a") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def _clear_stale(destination: Path) -> None:
    """Remove what builds left behind, logs included; to be called by the lock's holder only."""
    for stale in destination.parent.glob(f".{destination.name}.building-*"):
        stale.unlink(missing_ok=True)


def _put_in_place(staged: Path, destination: Path) -> None:
    """On disk before it is renamed, and the rename on disk too."""
    _sync(staged)
    staged.replace(destination)
    _sync(destination.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
