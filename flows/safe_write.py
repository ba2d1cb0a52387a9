"""Files that are either there in full or not there at all."""

import os
import tempfile
from pathlib import Path

UNFINISHED = ".writing-"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader, or a power cut, never meets half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def sweep_unfinished(folder: Path) -> None:
    """Remove what a killed writer left behind; only for the one writer of a folder."""
    for leftover in folder.rglob(f"{UNFINISHED}*"):
        leftover.unlink(missing_ok=True)
