"""Questions to the published warehouse: any SQL that reads, and one decision for a person."""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import duckdb

from warehouse.connection import open_read_only

Format = Literal["table", "csv", "json", "markdown"]
_Rows = Sequence[Sequence[object]]
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


class QueryError(ValueError):
    """A question that cannot be answered; the message says why in plain words."""


def run_query(path: Path, sql: str, output: Format = "table") -> str:
    """The answer to one SQL statement as text; raises `QueryError`.

    The file is opened read-only and nothing else can be reached: no other file, no network. Money
    has two places, dates are ISO; an unknown value is empty, in JSON null. JSON has money as text.
    """
    with open_warehouse(path) as connection:
        names, rows = _answer(connection, _only_statement(sql))
    return _WRITERS[output](names, rows)


def open_warehouse(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to a published warehouse; raises `QueryError` where there is none."""
    if not path.is_file():
        raise QueryError(f"there is no warehouse at {path}: run `fundtrail ingest` first")
    try:
        return open_read_only(path)
    except duckdb.Error as error:
        raise QueryError(f"{path} cannot be read as a warehouse: {_plain(error)}") from error


def _only_statement(sql: str) -> str:
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise QueryError(_plain(error)) from error
    if len(statements) != 1:
        raise QueryError(f"one SQL statement is needed, not {len(statements)}")
    return statements[0].query


def _answer(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[list[str], _Rows]:
    try:
        result = connection.execute(sql)
        return [column[0] for column in result.description or ()], result.fetchall()
    except duckdb.PermissionException as error:
        raise QueryError("a query can read this warehouse only, no other file or place") from error
    except (duckdb.Error, RuntimeError) as error:
        raise QueryError(_plain(error)) from error


def _plain(error: Exception) -> str:
    """The message without the engine's own name for the error."""
    message = str(error)
    if "read-only mode" in message:
        return "the warehouse is read-only: only questions can be asked"
    return re.sub(r"^[A-Z]\w+(?: \w+)* Error: ", "", message).strip()


def _as_table(names: Sequence[str], rows: _Rows) -> str:
    """Columns side by side, numbers to the right, one line a row.

    >>> print(_as_table(["name", "gbp"], [("Home Office", Decimal("5")), ("MPS", None)]))
    name          gbp
    -----------  ----
    Home Office  5.00
    MPS
    """
    cells = [[_one_line(value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(names, *cells, strict=True)]
    right = [
        any(isinstance(row[place], int | float | Decimal) for row in rows)
        for place in range(len(names))
    ]
    lines = [list(names), ["-" * width for width in widths], *cells]
    return "\n".join(_aligned(line, widths, right) for line in lines)


def _aligned(line: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    cells = zip(line, widths, right, strict=True)
    return "  ".join(f"{c:>{w}}" if r else f"{c:<{w}}" for c, w, r in cells).rstrip()


def _as_markdown(names: Sequence[str], rows: _Rows) -> str:
    lines = [list(names), ["---"] * len(names)]
    lines += [[_one_line(value).replace("|", "\\|") for value in row] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _as_csv(names: Sequence[str], rows: _Rows) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([printed(value) for value in row] for row in rows)
    return text.getvalue().removesuffix("\n")


def _as_json(names: Sequence[str], rows: _Rows) -> str:
    objects = [dict(zip(names, map(_json_value, row), strict=True)) for row in rows]
    return json.dumps(objects, ensure_ascii=False, indent=2)


def printed(value: object) -> str:
    """A value as text.

    >>> [printed(value) for value in (Decimal("1E+3"), None, True, date(2021, 4, 1), ["a", 1])]
    ['1000.00', '', 'true', '2021-04-01', '["a", 1]']
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value:.2f}" if _has_pence(value) else f"{value:f}"
        case date() | datetime():
            return value.isoformat()
        case list() | tuple() | dict():
            return json.dumps(_json_value(value), ensure_ascii=False)
    return str(value)


def _has_pence(value: Decimal) -> bool:
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -2


def _json_value(value: object) -> object:
    match value:
        case None | bool() | int() | float() | str():
            return value
        case list() | tuple():
            return [_json_value(item) for item in value]
        case dict():
            return {printed(key): _json_value(item) for key, item in value.items()}
    return printed(value)


def _one_line(value: object) -> str:
    """Text for a terminal: line ends and control characters, which a document may hold, fall."""
    return _CONTROL.sub(" ", printed(value))


_WRITERS: Mapping[Format, Callable[[Sequence[str], _Rows], str]] = MappingProxyType(
    {"table": _as_table, "csv": _as_csv, "json": _as_json, "markdown": _as_markdown}
)
