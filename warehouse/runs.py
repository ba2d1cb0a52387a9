"""What each run saw, fetched, skipped and failed, and why: JSON lines beside the records."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec

Severity = Literal["serious", "warning", "notice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEvent:
    """What happened to one document in one step; at least one of its two names is given."""

    document_id: str | None = None
    file_name: str | None = None
    step: str
    code: str
    severity: Severity = "notice"
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLog:
    """One run; times are UTC, `counts` are named by what was counted."""

    run_id: str
    started_at: datetime
    finished_at: datetime | None
    command: str
    counts: dict[str, int]
    events: tuple[RunEvent, ...] = ()


def append_run(path: Path, run: RunLog) -> None:
    """Add a run as one line at the end of the file, which is made if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _drop_cut_line(path)
    with path.open("ab") as lines:
        lines.write(msgspec.json.encode(run) + b"\n")
        lines.flush()
        os.fsync(lines.fileno())


def load_runs(path: Path) -> tuple[RunLog, ...]:
    """The runs of a file, if it exists; a last line cut off by a crash is left out."""
    if not path.exists():
        return ()
    whole = path.read_bytes().split(b"\n")[:-1]
    return tuple(msgspec.json.decode(line, type=RunLog) for line in whole if line.strip())


def _drop_cut_line(path: Path) -> None:
    """Without the rest of a line that a crash cut off, the next line stays readable."""
    if path.exists() and not (data := path.read_bytes()).endswith(b"\n"):
        os.truncate(path, data.rfind(b"\n") + 1)


def by_start(runs: Iterable[RunLog]) -> list[RunLog]:
    """Runs in the order in which they began."""
    return sorted(runs, key=lambda run: (run.started_at, run.run_id))
