"""Data checks: queries that select the rows that should not be there.

The first line of a check's file says what a row means, the second how bad that is:

    -- A funding row whose decision is not there.
    -- severity: serious, integrity

A serious finding tells that a figure may be wrong. One of integrity tells that the build itself is
broken; only such a finding keeps a warehouse from being published, since what papers print may be
wrong for years without being ours to mend.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

import duckdb

_HEAD = re.compile(
    r"-- (?P<meaning>.+)\n-- severity: (?P<severity>serious|notice)(?P<i>, integrity)?"
)
_FOLDER = Path(__file__).parent / "checks"
EXAMPLES = 5
"""How many offending rows a finding quotes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A query for rows that should not be there; `is_integrity`: they keep a build unpublished."""

    name: str
    meaning: str
    severity: Literal["serious", "notice"]
    is_integrity: bool
    sql: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A check that found rows: how many, and the first of them as text."""

    check: Check
    row_count: int
    examples: tuple[str, ...]


def run_checks(connection: duckdb.DuckDBPyConnection) -> tuple[Finding, ...]:
    """What the checks find, the worst first; nothing where all is well."""
    found = (_run(connection, check) for check in checks())
    return tuple(sorted((f for f in found if f.row_count), key=_badness))


@cache
def checks() -> tuple[Check, ...]:
    """All checks, in order of their names."""
    return tuple(_read(path) for path in sorted(_FOLDER.glob("*.sql")))


def _read(path: Path) -> Check:
    sql = path.read_text(encoding="utf-8")
    head = _HEAD.match(sql)
    if not head:
        raise ValueError(f"{path.name}: its first two lines must say what a row means and how bad")
    return Check(
        name=path.stem,
        meaning=head["meaning"],
        severity=cast(Literal["serious", "notice"], head["severity"]),
        is_integrity=head["i"] is not None,
        sql=sql,
    )


def _run(connection: duckdb.DuckDBPyConnection, check: Check) -> Finding:
    result = connection.execute(check.sql)
    names = [column[0] for column in result.description or ()]
    rows = result.fetchall()
    quoted = tuple(_as_text(names, row) for row in sorted(rows, key=str)[:EXAMPLES])
    return Finding(check=check, row_count=len(rows), examples=quoted)


def _as_text(names: Sequence[str], row: Sequence[object]) -> str:
    return ", ".join(_cells(names, row))


def _cells(names: Sequence[str], row: Sequence[object]) -> Iterator[str]:
    for name, value in zip(names, row, strict=True):
        yield f"{name} {'empty' if value is None else value}"


def _badness(finding: Finding) -> tuple[bool, bool, str]:
    check = finding.check
    return (not check.is_integrity, check.severity != "serious", check.name)
