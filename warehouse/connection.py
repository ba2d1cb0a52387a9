"""Connections to DuckDB that stay local: no extension is fetched, no variable of ours is read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

_LOCAL: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
}
STORAGE_VERSION = "v1.2.0"
"""Files that DuckDB 1.2 and later open."""


@contextmanager
def new_database(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that fills a new file, complete and without a log once it is left."""
    with duckdb.connect(":memory:", config=_LOCAL) as connection:
        connection.execute(f"ATTACH {_quoted(path)} AS built (STORAGE_VERSION '{STORAGE_VERSION}')")
        connection.execute("USE built")
        yield connection
        connection.execute("CHECKPOINT built")
        connection.execute("USE memory")
        connection.execute("DETACH built")


def open_read_only(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection that can read this file and nothing else: no file, no network, no setting."""
    closed = _LOCAL | {"enable_external_access": "false", "lock_configuration": "true"}
    return duckdb.connect(str(path), read_only=True, config=closed)


@contextmanager
def both_read_only(old: Path, new: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that reads two files, attached as `old` and `new`."""
    with duckdb.connect(":memory:", config=_LOCAL) as connection:
        connection.execute(f"ATTACH {_quoted(old)} AS old (READ_ONLY)")
        connection.execute(f"ATTACH {_quoted(new)} AS new (READ_ONLY)")
        yield connection


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
