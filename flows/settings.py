"""Where state lives, how much a document may cost, and Prefect made quiet and local."""

import os
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path

MEBIBYTE = 1024 * 1024


class SettingError(ValueError):
    """A setting that cannot be used; the message names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One home and the limits of a run; `memory_bytes` and `seconds` are for one document."""

    home: Path
    workers: int
    memory_bytes: int
    seconds: int

    @property
    def archive(self) -> Path:
        return self.home / "archive"

    @property
    def records(self) -> Path:
        return self.home / "records"

    @property
    def runs(self) -> Path:
        return self.home / "runs.jsonl"

    @property
    def inbox(self) -> Path:
        return self.home / "inbox"

    @property
    def corrections(self) -> Path:
        return self.home / "corrections.csv"

    @property
    def warehouse(self) -> Path:
        return self.home / "warehouse.duckdb"


def read_settings(
    home: Path | None = None,
    workers: int | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Settings:
    """Settings from options first, then `FUNDTRAIL_*` variables, then defaults.

    >>> read_settings(environment={"FUNDTRAIL_HOME": "spring", "FUNDTRAIL_SECONDS": "30"})
    ... # doctest: +ELLIPSIS
    Settings(home=...Path('spring'), workers=..., memory_bytes=2147483648, seconds=30)
    >>> read_settings(Path("autumn"), workers=3, environment={}).workers
    3
    """
    return Settings(
        home=home or Path(environment.get("FUNDTRAIL_HOME") or "data"),
        workers=workers or _positive("FUNDTRAIL_WORKERS", _default_workers(), environment),
        memory_bytes=_positive("FUNDTRAIL_MEMORY_MB", 2048, environment) * MEBIBYTE,
        seconds=_positive("FUNDTRAIL_SECONDS", 120, environment),
    )


def _default_workers() -> int:
    return min(os.cpu_count() or 1, 4)


def _positive(name: str, default: int, environment: Mapping[str, str]) -> int:
    printed = environment.get(name) or str(default)
    if not printed.isdecimal() or int(printed) < 1:
        raise SettingError(f"{name} is {printed!r}: a whole number above 0 is needed")
    return int(printed)


def prepare_prefect(
    home: Path, *, verbose: bool, environment: MutableMapping[str, str] = os.environ
) -> None:
    """Tell Prefect to stay local and quiet; to be called before it is imported.

    A variable that the user has set is left as it is. With `PREFECT_API_URL` set, runs report to
    that server; otherwise Prefect starts one of its own for the length of the run.
    """
    level = "INFO" if verbose else "WARNING"
    wanted = {
        "PREFECT_HOME": str(home.absolute() / "prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        # a first start migrates a new database: 15 to 40 s on a busy machine, against 20 s allowed
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "300",
        "PREFECT_LOGGING_LEVEL": level,
        "PREFECT_SERVER_LOGGING_LEVEL": "ERROR",
    }
    if "PREFECT_API_URL" not in environment:
        # nobody looks at the log on a server that ends with the run, and the last lines miss it
        wanted["PREFECT_LOGGING_TO_API_ENABLED"] = "false"
    for name, value in wanted.items():
        environment.setdefault(name, value)
    # Prefect itself makes only the last folder of its home
    Path(environment["PREFECT_HOME"]).mkdir(parents=True, exist_ok=True)
