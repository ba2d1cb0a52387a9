"""The watched folder of the nightly run: which of its files are new."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

from flows.keeping import Given, is_kept
from flows.settings import Settings
from flows.sources.folder import find_files


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A folder and which of its new files to take: `limit` of those changed on `since` or later."""

    folder: Path
    since: date | None = None
    limit: int | None = None


def new_files(settings: Settings, watch: Watch) -> tuple[Path, ...]:
    """The files of the folder that the archive does not hold, the oldest first."""
    nothing_said = Given(files=())
    dated = sorted((file.stat().st_mtime, file) for file in find_files([watch.folder]))
    fresh = (
        file
        for modified, file in dated
        if _is_since(modified, watch.since) and not is_kept(settings, nothing_said, file)
    )
    return tuple(islice(fresh, watch.limit))


def _is_since(modified: float, since: date | None) -> bool:
    return since is None or datetime.fromtimestamp(modified, UTC).astimezone().date() >= since
