"""Gains and losses between two warehouses, table by table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.connection import both_read_only
from warehouse.query import printed
from warehouse.remarks import key_columns

SHOWN = 20
"""How many rows of a sort `as_text` shows of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedValue:
    """One value of a row that both warehouses have."""

    key: str
    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableChange:
    """What a table gained, lost and changed; rows by their keys, in order."""

    table: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    changed: tuple[ChangedValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The tables that differ; `only_old` and `only_new` are tables that one alone has."""

    tables: tuple[TableChange, ...]
    only_old: tuple[str, ...] = ()
    only_new: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(self.tables or self.only_old or self.only_new)


def compare_warehouses(old: Path, new: Path) -> Comparison:
    """What the new warehouse has that the old one has not, and the other way round."""
    with both_read_only(old, new) as connection:
        before, after = _tables(connection, "old"), _tables(connection, "new")
        changes = (_compare(connection, name, after[name]) for name in before if name in after)
        return Comparison(
            tables=tuple(c for c in changes if c.gained or c.lost or c.changed),
            only_old=tuple(name for name in before if name not in after),
            only_new=tuple(name for name in after if name not in before),
        )


def as_text(comparison: Comparison) -> str:
    """The comparison for a person; empty where there is no difference."""
    return "\n".join(_lines(comparison))


def _tables(connection: duckdb.DuckDBPyConnection, database: str) -> dict[str, tuple[str, ...]]:
    """Each table with the columns of its key, told by its comment."""
    found = connection.execute(
        "SELECT table_name, comment FROM duckdb_tables() WHERE database_name = ? ORDER BY ALL",
        [database],
    ).fetchall()
    return {table: key_columns(comment or "") for table, comment in found}


def _compare(connection: duckdb.DuckDBPyConnection, table: str, key: Sequence[str]) -> TableChange:
    old, new = _columns(connection, "old", table), _columns(connection, "new", table)
    values = [column for column in new if column in old and column not in key]
    return TableChange(
        table=table,
        gained=_missing(connection, "new", "old", table, key),
        lost=_missing(connection, "old", "new", table, key),
        changed=tuple(_changed(connection, table, key, values)) if values else (),
    )


def _columns(connection: duckdb.DuckDBPyConnection, database: str, table: str) -> list[str]:
    found = connection.execute(
        "SELECT column_name FROM duckdb_columns() WHERE database_name = ? AND table_name = ?"
        " ORDER BY column_index",
        [database, table],
    ).fetchall()
    return [column for (column,) in found]


def _missing(
    connection: duckdb.DuckDBPyConnection, has: str, lacks: str, table: str, key: Sequence[str]
) -> tuple[str, ...]:
    rows = connection.execute(
        f"SELECT {_names('a', key)} FROM {has}.{table} a"
        f" ANTI JOIN {lacks}.{table} b ON {_same(key)} ORDER BY ALL"
    ).fetchall()
    return tuple(_key_text(row) for row in rows)


def _changed(
    connection: duckdb.DuckDBPyConnection, table: str, key: Sequence[str], values: Sequence[str]
) -> Iterator[ChangedValue]:
    differs = " OR ".join(f"a.{_name(v)} IS DISTINCT FROM b.{_name(v)}" for v in values)
    rows = connection.execute(
        f"SELECT {_names('a', key)}, {_names('a', values)}, {_names('b', values)}"
        f" FROM old.{table} a JOIN new.{table} b ON {_same(key)} WHERE {differs} ORDER BY ALL"
    ).fetchall()
    for row in rows:
        before = row[len(key) : len(key) + len(values)]
        after = row[len(key) + len(values) :]
        for column, old, new in zip(values, before, after, strict=True):
            if old != new:
                yield ChangedValue(
                    key=_key_text(row[: len(key)]),
                    column=column,
                    old=printed(old),
                    new=printed(new),
                )


def _same(key: Sequence[str]) -> str:
    return " AND ".join(f"a.{_name(k)} IS NOT DISTINCT FROM b.{_name(k)}" for k in key)


def _names(alias: str, columns: Sequence[str]) -> str:
    return ", ".join(f"{alias}.{_name(column)}" for column in columns)


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def _key_text(values: Sequence[object]) -> str:
    return " · ".join(printed(value) or "–" for value in values)


def _lines(comparison: Comparison) -> Iterator[str]:
    for name in comparison.only_old:
        yield f"{name}: only in the old warehouse"
    for name in comparison.only_new:
        yield f"{name}: only in the new warehouse"
    for change in comparison.tables:
        yield (
            f"{change.table}: {len(change.gained)} gained, {len(change.lost)} lost,"
            f" {len(change.changed)} values changed"
        )
        yield from _some([f"  + {key}" for key in change.gained])
        yield from _some([f"  - {key}" for key in change.lost])
        yield from _some([f"  ~ {v.key}: {v.column} {v.old!r} → {v.new!r}" for v in change.changed])


def _some(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:SHOWN]
    if len(lines) > SHOWN:
        yield f"    … and {len(lines) - SHOWN} more"
